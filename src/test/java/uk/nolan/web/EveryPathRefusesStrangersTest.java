package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.UriUtils;
import uk.nolan.NolanTest;
import uk.nolan.RealServer;

/** Whatever the program, the engine or a library has mapped, on a real port: strangers get what stands on one list, and nothing else. */
@NolanTest
class EveryPathRefusesStrangersTest {

    /** All that is public. */
    private static final Set<String> PUBLIC = Set.of("GET /sign-in", "GET /actuator/health", "GET /nolan.css", "GET /nolan.svg", "GET /desk.css");

    /** Signing out takes away and gives nothing, so it is done for whoever asks. */
    private static final String SIGN_OUT_OF_THE_WEB_APPS = "POST /camunda/api/admin/auth/user/1/logout";

    @Autowired
    private RealServer server;

    @Autowired
    private ApplicationContext program;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> pages;

    @Autowired
    private List<AbstractUrlHandlerMapping> files;

    private void refused(String method, String path) {
        if (PUBLIC.contains(method + " " + path) || SIGN_OUT_OF_THE_WEB_APPS.equals(method + " " + path) || PUBLIC.contains("GET " + path) && Set.of("HEAD", "OPTIONS").contains(method)) {
            return;
        }
        HttpResponse<String> answer = server.ask(method, path, null);
        boolean toSignIn = answer.statusCode() == 302 && answer.headers().firstValue("Location").filter(to -> to.endsWith("/sign-in")).isPresent();
        // a form without its token is refused before anybody is asked for a name
        assertThat(toSignIn || Set.of(401, 403, 404).contains(answer.statusCode()) || method.equals("TRACE") && Set.of(400, 405).contains(answer.statusCode())).as("%s %s answered %d: %s", method, path, answer.statusCode(), answer.body()).isTrue();
        assertThat(answer.body()).as("%s %s", method, path).doesNotContain("Exception", "\tat ", "NSDC-");
    }

    private static String made(String pattern) {
        return pattern.replaceAll("\\{[^/]*}", "1").replace("**", "x").replace("*", "x");
    }

    @Test
    void whatIsPublicIsOnTheListAndAnswers() {
        assertThat(PUBLIC).allSatisfy(one -> assertThat(server.ask("GET", one.substring(4), null).statusCode()).isEqualTo(200));
    }

    @Test
    void pagesAndTheActuator() {
        Set<String> tried = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : pages) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> named = info.getMethodsCondition().getMethods();
                for (RequestMethod method : named.isEmpty() ? Set.of(RequestMethod.values()) : named) {
                    info.getPatternValues().forEach(pattern -> tried.add(method + " " + made(pattern)));
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(25).contains("GET /cases/1", "GET /actuator/metrics");
        tried.forEach(one -> refused(one.split(" ")[0], one.split(" ")[1]));
    }

    @Test
    void files() throws Exception {
        Set<String> paths = new TreeSet<>();
        for (AbstractUrlHandlerMapping mapping : files) {
            mapping.getHandlerMap().keySet().forEach(pattern -> paths.add(made(pattern)));
        }
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String folder : List.of("static", "public", "resources", "META-INF/resources")) {
            for (var file : resolver.getResources("classpath*:/" + folder + "/**")) {
                String url = file.getURL().toString();
                if (file.isReadable() && !url.endsWith("/")) {
                    String path = UriUtils.encodePath(UriUtils.decode(url.substring(url.lastIndexOf("/" + folder + "/") + folder.length() + 1), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
                    paths.add(path);
                    // where the web apps find what lies in their folder
                    paths.add(path.replace("/webjars/camunda/", "/camunda/"));
                }
            }
        }
        assertThat(paths).hasSizeGreaterThan(100).contains("/nolan.css", "/camunda/app/tasklist/index.html");
        paths.forEach(path -> refused("GET", path.startsWith("/") ? path : "/" + path));
    }

    @Test
    void servletsAndFilters() {
        Set<String> patterns = Stream.concat(
                        server.inside().getServletRegistrations().values().stream().flatMap(servlet -> servlet.getMappings().stream()),
                        server.inside().getFilterRegistrations().values().stream().flatMap(filter -> filter.getUrlPatternMappings().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(patterns).contains("/engine-rest/*", "/camunda/api/engine/*", "/camunda/app/*");
        for (String pattern : patterns) {
            for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")) {
                String path = pattern.replace("*", "x");
                refused(method, path.startsWith("/") ? path : "/" + path);
                refused(method, pattern.equals("/*") ? "/x/" : pattern.replaceAll("/\\*$", ""));
            }
        }
    }

    @Test
    void theEnginesRestInterfaceAndThoseOfTheWebApps() throws Exception {
        Set<String> tried = new TreeSet<>();
        for (ServletRegistration servlet : server.inside().getServletRegistrations().values()) {
            Application resources = application(servlet);
            if (resources != null) {
                Set<Class<?>> roots = new LinkedHashSet<>(resources.getClasses());
                resources.getSingletons().forEach(one -> roots.add(one.getClass()));
                for (String mapping : servlet.getMappings()) {
                    roots.forEach(root -> walk(Resource.from(root, true), mapping.replaceAll("/\\*$", ""), Set.of(root), tried));
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(500)
                .contains("POST /engine-rest/task/1/submit-form", "GET /engine-rest/engine/1/task/1", "GET /camunda/api/engine/engine/1/task/1/form-variables", "POST /camunda/api/admin/setup/1/user/create");
        tried.forEach(one -> refused(one.split(" ")[0], one.split(" ")[1]));
    }

    private Application application(ServletRegistration servlet) throws Exception {
        String named = servlet.getInitParameter("jakarta.ws.rs.Application");
        if (named != null) {
            return (Application) Class.forName(named).getDeclaredConstructor().newInstance();
        }
        return servlet.getClassName() != null && servlet.getClassName().contains("jersey") ? program.getBean(ResourceConfig.class) : null;
    }

    /** All methods of a resource, and of those to which it leads; each kind of resource once on a way. */
    private static void walk(Resource resource, String above, Set<Class<?>> way, Set<String> found) {
        if (resource == null) {
            return;
        }
        String path = resource.getPath() == null ? above : above + (resource.getPath().startsWith("/") ? "" : "/") + resource.getPath();
        for (ResourceMethod method : resource.getAllMethods()) {
            if (method.getHttpMethod() != null) {
                found.add(method.getHttpMethod() + " " + concrete(path));
            } else {
                found.add("GET " + concrete(path));
                Class<?> next = method.getInvocable().getRawResponseType();
                if (!way.contains(next) && next.getName().startsWith("org.camunda")) {
                    Set<Class<?>> further = new HashSet<>(way);
                    further.add(next);
                    walk(Resource.from(next, true), path, further, found);
                }
            }
        }
        resource.getChildResources().forEach(child -> walk(child, path, way, found));
    }

    private static String concrete(String path) {
        String made = path.replaceAll("\\{[^/{}]*(\\{[^}]*}[^{}]*)*}", "1").replaceAll("/+", "/");
        return made.length() > 1 && made.endsWith("/") ? made.substring(0, made.length() - 1) : made;
    }
}

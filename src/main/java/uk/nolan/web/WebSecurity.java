package uk.nolan.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import uk.nolan.people.Role;
import uk.nolan.process.signin.Accounts;

/**
 * Who gets in where. Browsers sign in on a page and keep a session; programs send name and password with each request and keep nothing.
 * What is not named here is not there.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    static final String SIGN_IN = "/sign-in";
    static final String TASKLIST = "/camunda/app/tasklist/default/";
    static final String COCKPIT = "/camunda/app/cockpit/default/";

    /** Nothing but our own style sheet and icon: the pages need no script and nothing from elsewhere. */
    static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String SESSION_COOKIE = "JSESSIONID";

    /** Where Tomcat notes that it gave up reading a form, so that the guard against forged requests found nothing in it. */
    private static final String FORM_NOT_READ = "org.apache.catalina.parameter_parse_failed";

    private static final String WEB_APPS_SIGN_OUT = "/camunda/api/admin/auth/user/*/logout";

    /** Where the engine would say whether somebody else's password is right, as often as one likes. */
    private static final String[] GUESSING = {
        "/engine-rest/identity/verify", "/engine-rest/engine/*/identity/verify", "/camunda/api/engine/identity/verify", "/camunda/api/engine/engine/*/identity/verify"
    };

    private final Accounts accounts;
    private final DoorKeeper keeper;

    WebSecurity(Accounts accounts, @Value("${nolan.session.longest:12h}") Duration longest) {
        this.accounts = accounts;
        this.keeper = new DoorKeeper(accounts, longest, InstantSource.system());
    }

    /** The engine's REST interface, our own, Modeler's three addresses, and the actuator: name and password with each request, no session, hence nothing to forge. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ProblemAnswers problems) throws Exception {
        return http.securityMatcher(anyOf("/engine-rest/**", "/api/**", "/actuator/**", ModelerDoor.DEPLOY, ModelerDoor.DEPLOYMENTS, ModelerDoor.VERSION))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(path("/actuator/health")).permitAll()
                        .requestMatchers(path("/actuator/**")).hasAnyAuthority(Role.ADMINISTRATOR.group(), Role.OPERATIONS.group())
                        .requestMatchers(path("/api/complaints")).hasAnyAuthority(groups(ComplaintDoor.MAY_HAND_IN))
                        .requestMatchers(anyOf(ModelerDoor.DEPLOY, ModelerDoor.DEPLOYMENTS, ModelerDoor.VERSION)).hasAuthority(Role.ADMINISTRATOR.group())
                        .requestMatchers(anyOf(GUESSING)).denyAll()
                        .requestMatchers(path("/engine-rest/**")).authenticated()
                        .anyRequest().denyAll())
                .addFilterBefore(keeper, AnonymousAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * Tasklist, Cockpit and Admin. They guard against forged requests themselves and set their own policy for scripts. Their own sign-in and
     * their page for making a first administrator are shut: there is one sign-in.
     */
    @Bean
    @Order(2)
    SecurityFilterChain webApps(HttpSecurity http, RequestCache asked) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(path("/camunda/api/admin/auth/user/*/login/*"), path("/camunda/api/admin/setup/**"), anyOf(GUESSING)).denyAll()
                        .anyRequest().authenticated())
                .addFilterBefore(keeper, AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(toSignIn(), path("/camunda/**")))
                .requestCache(cache -> cache.requestCache(asked))
                .logout(logout -> logout
                        .logoutRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, WEB_APPS_SIGN_OUT))
                        .deleteCookies(SESSION_COOKIE)
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                // large scripts may be kept by the browser; what the web apps' interfaces answer they mark themselves
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Our own pages. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, RequestCache asked, SignInRefusals notSignedIn, TypedText typed) throws Exception {
        return http.securityMatcher(anyOf("/", SIGN_IN, "/sign-out", "/nolan.css", "/nolan.svg", "/desk.css", "/cases/**", "/tasks/**", "/desk/**", "/reports/**", "/publications/**", "/procedure", "/procedure/**"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(path(SIGN_IN), path("/nolan.css"), path("/nolan.svg"), path("/desk.css")).permitAll()
                        .requestMatchers(path("/procedure"), path("/procedure/**")).hasAuthority(Role.ADMINISTRATOR.group())
                        .anyRequest().authenticated())
                .addFilterBefore(keeper, AnonymousAuthenticationFilter.class)
                .formLogin(form -> form.loginPage(SIGN_IN).failureHandler(notSignedIn).successHandler(toWork(asked, typed)))
                .logout(logout -> logout
                        .logoutRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                        .deleteCookies(SESSION_COOKIE)
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(strangers(typed)).accessDeniedHandler(signInAgain(typed)))
                .requestCache(cache -> cache.requestCache(asked))
                // a new session for each sign-in: nothing of an earlier officer's stays behind
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .headers(WebSecurity::forPages)
                .build();
    }

    /** Everything else is not there, whatever a library has mapped. Only the error page is shown, and only for an error. */
    @Bean
    @Order(4)
    SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().denyAll())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, refused) -> response.sendError(HttpStatus.NOT_FOUND.value()))
                        .accessDeniedHandler((request, response, refused) -> response.sendError(HttpStatus.NOT_FOUND.value())))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(WebSecurity::forPages)
                .build();
    }

    /** After signing in an officer gets the page that she had asked for, if it was a page. */
    @Bean
    RequestCache askedBeforeSigningIn() {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(new OrRequestMatcher(get("/cases/**"), get("/tasks/**"), get("/reports/**"), get("/publications/**"), get("/procedure/**"), get("/camunda/app/*/*/")));
        asked.setMatchingRequestParameterName(null);
        return asked;
    }

    /** Where the work of somebody in these groups waits: Tasklist, or Cockpit for those who only watch over the program. */
    static String work(Collection<String> groups) {
        boolean watches = groups.contains(Role.OPERATIONS.group());
        boolean works = Stream.of(Role.values())
                .filter(role -> role != Role.OPERATIONS && role != Role.ADMINISTRATOR)
                .anyMatch(role -> groups.contains(role.group()));
        return watches && !works ? COCKPIT : TASKLIST;
    }

    private AuthenticationSuccessHandler toWork(RequestCache asked, TypedText typed) {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response, Authentication officer) {
                return work(accounts.groups(officer).orElse(List.of()));
            }
        };
        handler.setRequestCache(asked);
        return (request, response, officer) -> {
            typed.signedIn(request, officer.getName());
            handler.onAuthenticationSuccess(request, response, officer);
        };
    }

    /** The sign-in page, which tells those who were signed in that their session has ended. */
    private static AuthenticationEntryPoint toSignIn() {
        return new LoginUrlAuthenticationEntryPoint(SIGN_IN) {
            @Override
            protected String determineUrlToUseForThisRequest(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger) {
                return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid() ? SIGN_IN + "?ended" : SIGN_IN;
            }
        };
    }

    /** A page leads strangers to the sign-in, and what was typed into a form is kept meanwhile; a part of a page, fetched by the web apps' plug-ins, only says that nobody is signed in. */
    private static AuthenticationEntryPoint strangers(TypedText typed) {
        LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> parts = new LinkedHashMap<>(Map.of(path("/desk/**"), new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
        DelegatingAuthenticationEntryPoint strangers = new DelegatingAuthenticationEntryPoint(parts);
        AuthenticationEntryPoint signIn = toSignIn();
        strangers.setDefaultEntryPoint((request, response, stranger) -> {
            typed.keep(request, Optional.empty());
            signIn.commence(request, response, stranger);
        });
        return strangers;
    }

    /** A sign-in page that stood open too long is simply shown again; what was typed into a form is kept meanwhile; on other pages the officer is told. */
    private static AccessDeniedHandler signInAgain(TypedText typed) {
        return (request, response, refused) -> {
            Optional<String> officer = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication()).map(Authentication::getName);
            if (path(SIGN_IN).matches(request)) {
                response.sendRedirect(request.getContextPath() + SIGN_IN + "?again");
            } else if (typed.keep(request, officer)) {
                response.sendRedirect(officer.isPresent() ? request.getRequestURI() : request.getContextPath() + SIGN_IN + "?ended");
            } else if (request.getAttribute(FORM_NOT_READ) != null) {
                response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            } else {
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        };
    }

    private static void forPages(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY)).referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    private static String[] groups(Set<Role> roles) {
        return roles.stream().map(Role::group).toArray(String[]::new);
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns).map(WebSecurity::path).toList());
    }

    private static RequestMatcher get(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
    }

    /** A path pattern and not a plain text, which would not match the servlets of the engine's REST interface. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}

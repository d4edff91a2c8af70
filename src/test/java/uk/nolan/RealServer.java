package uk.nolan;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.context.WebApplicationContext;

/**
 * The program's own doors on a real port, with the servlets and filters that MockMvc does not have: the engine's REST interface and the web apps behind the
 * filters that guard them. It is the tests' one Spring context, opened once, when a test first asks.
 */
@Lazy
public class RealServer implements DisposableBean {

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final WebServer server;
    private ServletContext inside;

    RealServer(WebApplicationContext program, ServletWebServerFactory factory) {
        server = factory.getWebServer(opened -> {
            inside = opened;
            opened.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, program);
            for (ServletContextInitializer part : new ServletContextInitializerBeans(program)) {
                part.onStartup(opened);
            }
        });
        server.start();
    }

    /** The servlets and filters, with the addresses to which they listen. */
    public ServletContext inside() {
        return inside;
    }

    /** Asks as somebody with these headers, by names and values in turn, and follows no redirection. */
    public HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    @Override
    public void destroy() {
        server.stop();
    }
}

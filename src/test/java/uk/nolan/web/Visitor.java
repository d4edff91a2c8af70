package uk.nolan.web;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import uk.nolan.RealServer;
import uk.nolan.TestCast;

/** Somebody with a browser that keeps its cookies and follows no redirection by itself. */
final class Visitor {

    private final RealServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(RealServer server) {
        this.server = server;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        String kept = cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
        HttpResponse<String> answer = server.ask(method, path, body, Stream.concat(Stream.of("Cookie", kept), Stream.of(headers)).toArray(String[]::new));
        answer.headers().allValues("Set-Cookie").forEach(set -> {
            String[] cookie = set.split(";", 2)[0].split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        });
        return answer;
    }

    /** Sends a form that has been filled in. */
    HttpResponse<String> form(String path, String fields) {
        return ask("POST", path, fields, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The token of the forms on a page. */
    String token(String page) {
        return Jsoup.parse(ask("GET", page, null).body()).select("input[name=_csrf]").val();
    }

    HttpResponse<String> signIn(String officer) {
        String token = URLEncoder.encode(token("/sign-in"), StandardCharsets.UTF_8);
        return form("/sign-in", "_csrf=" + token + "&username=" + officer + "&password=" + TestCast.PASSWORD);
    }
}

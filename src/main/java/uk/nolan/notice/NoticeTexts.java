package uk.nolan.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.jsoup.Jsoup;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.ProcedureFiles;

/** The notice texts: the common ones of the program, and before them those of the same name in the council's own folder {@code notices/}. */
@Component
public class NoticeTexts {

    private final SpringTemplateEngine engine;
    private final ProcedureFiles files;
    private final String ownFolder;

    NoticeTexts(ProcedureFiles files, Council council) {
        this.files = files;
        this.ownFolder = "processes/councils/" + council.key() + "/notices/";
        engine = new SpringTemplateEngine();
        engine.addTemplateResolver(councilsOwn());
        engine.addTemplateResolver(common());
    }

    /** Whether there is a text of this name, the council's own or a common one. */
    public boolean exists(String notice) {
        return files.exists(ownFolder + notice + ".html") || getClass().getResource("/notices/" + notice + ".html") != null;
    }

    /** The texts that the program writes by itself, besides those that diagrams name. */
    public static final List<String> NOTES = List.of("notes/reminder", "notes/overdue", "notes/missing-view");

    private static final Pattern ASKED = Pattern.compile("[$]\\{([^{}]*)}");
    private static final Pattern FRAGMENT = Pattern.compile("~\\{\\s*([\\w/-]+)\\s*::");

    /** What keeps a text from being carried out, with its line where that is known; empty for a good one. */
    public Optional<String> problem(String notice) {
        String own = ownFolder + notice + ".html";
        String text = files.exists(own) ? files.read(own) : common(notice);
        Matcher asked = ASKED.matcher(text);
        while (asked.find()) {
            try {
                new SpelExpressionParser().parseExpression(asked.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
            } catch (org.springframework.expression.ParseException e) {
                return Optional.of(unreadable(notice, line(text, asked.start()), e.getSimpleMessage()));
            }
        }
        Matcher fragment = FRAGMENT.matcher(text);
        while (fragment.find()) {
            if (!exists(fragment.group(1))) {
                return Optional.of(unreadable(notice, line(text, fragment.start()), "there is no fragment " + fragment.group(1)));
            }
        }
        try {
            engine.process(notice, new Context(Locale.UK));
        } catch (TemplateProcessingException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            if (root instanceof ParseException) {
                return Optional.of(unreadable(notice, e.getLine() == null ? 1 : e.getLine(), root.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static String unreadable(String notice, int line, String why) {
        return "the notice text %s.html line %d cannot be read (%s). Correct the text.".formatted(notice, line, why);
    }

    private static int line(String text, int position) {
        return (int) text.substring(0, position).lines().count();
    }

    private static String common(String notice) {
        try (InputStream text = NoticeTexts.class.getResourceAsStream("/notices/" + notice + ".html")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letter's HTML. @throws ConfigurationProblem naming the text and the line that cannot be carried out */
    String html(String notice, LetterModel letter) {
        try {
            return engine.process(notice, new Context(Locale.UK, Map.of("letter", letter)));
        } catch (TemplateProcessingException e) {
            throw new ConfigurationProblem("The notice text %s.html line %s cannot be carried out. Correct the text, then retry the letter."
                    .formatted(notice, e.getLine()));
        }
    }

    /** The subject line: the title of the text. */
    static String subject(String html) {
        return Jsoup.parse(html).title().strip();
    }

    private static ClassLoaderTemplateResolver common() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(NoticeTexts.class.getClassLoader());
        resolver.setPrefix("notices/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(2);
        return resolver;
    }

    private StringTemplateResolver councilsOwn() {
        StringTemplateResolver resolver = new StringTemplateResolver() {
            @Override
            protected ITemplateResource computeTemplateResource(
                    IEngineConfiguration configuration, String owner, String name, Map<String, Object> attributes) {
                String file = ownFolder + name + ".html";
                return files.exists(file) ? new StringTemplateResource(files.read(file)) : null;
            }
        };
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCacheable(false);
        resolver.setCheckExistence(false);
        resolver.setOrder(1);
        resolver.setResolvablePatterns(Set.of("*"));
        return resolver;
    }
}

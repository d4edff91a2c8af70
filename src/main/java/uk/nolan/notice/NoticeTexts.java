package uk.nolan.notice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attoparser.ParseException;
import org.jsoup.Jsoup;
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

    /** What keeps a text from being read at all, with its line; empty for a good one. */
    public Optional<String> problem(String notice) {
        try {
            engine.process(notice, new Context(Locale.UK));
            return Optional.empty();
        } catch (TemplateProcessingException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            boolean unreadable = root instanceof ParseException || root instanceof org.springframework.expression.ParseException;
            return unreadable
                    ? Optional.of("the notice text %s.html line %s cannot be read (%s). Correct the text.".formatted(notice, e.getLine(), root.getMessage()))
                    : Optional.empty();
        }
    }

    /** The letter's HTML. @throws ConfigurationProblem naming the text and the line that cannot be carried out */
    String html(String notice, LetterModel letter) {
        try {
            return engine.process(notice, new Context(Locale.UK, Map.of("letter", letter)));
        } catch (TemplateProcessingException e) {
            throw new ConfigurationProblem("The notice text %s.html line %s cannot be carried out. Correct the text, then retry the letter."
                    .formatted(e.getTemplateName() == null ? notice : e.getTemplateName(), e.getLine()));
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

package uk.nolan.notice;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import uk.nolan.council.ProcedureFiles;

/** The notice texts of a set: the common ones of the program, and before them those of the same name in the council's own folder {@code notices/}. */
public final class SetTexts {

    private final SpringTemplateEngine engine;
    private final ProcedureFiles files;
    private final String ownFolder;

    private SetTexts(ProcedureFiles files, String council) {
        this.files = files;
        this.ownFolder = "processes/councils/" + council + "/notices/";
        engine = new SpringTemplateEngine();
        engine.addTemplateResolver(councilsOwn());
        engine.addTemplateResolver(common());
    }

    /** The texts of these files for the council of that key. The files must not change while the texts are used. */
    public static SetTexts of(ProcedureFiles files, String council) {
        return new SetTexts(files, council);
    }

    /** Whether there is a text of this name, the council's own or a common one. */
    public boolean exists(String notice) {
        return files.exists(ownFolder + notice + ".html") || getClass().getResource("/notices/" + notice + ".html") != null;
    }

    /** The letter's HTML, over what its text can ask about. @throws ConfigurationProblem naming the text and the line that cannot be carried out */
    String html(String notice, Object letter) {
        try {
            return engine.process(notice, new Context(Locale.UK, Map.of("letter", letter)));
        } catch (TemplateProcessingException e) {
            throw new ConfigurationProblem("The notice text %s.html line %s cannot be carried out. Correct the text, then retry the letter."
                    .formatted(notice, e.getLine()));
        }
    }

    private static ClassLoaderTemplateResolver common() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(SetTexts.class.getClassLoader());
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
        resolver.setCheckExistence(false);
        resolver.setOrder(1);
        resolver.setResolvablePatterns(Set.of("*"));
        return resolver;
    }
}

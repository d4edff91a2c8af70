package uk.nolan.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attoparser.AbstractMarkupHandler;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.AssignationUtils;
import org.thymeleaf.standard.expression.EachUtils;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.unbescape.html.HtmlEscape;

/** Finds what keeps a notice text from being carried out, without any letter: markup or expressions that cannot be read, a fragment that is not there. */
final class TextCheck {

    private static final Set<String> WITHOUT_EXPRESSION = Set.of("th:fragment", "th:inline", "th:remove");
    private static final Pattern VALUE = Pattern.compile("[$*]\\{([^{}]*)}");
    private static final Pattern INLINED = Pattern.compile("\\[\\[(.*?)]]|\\[\\((.*?)\\)]", Pattern.DOTALL);
    private static final Pattern FRAGMENT_OF = Pattern.compile("~\\{\\s*([\\w/-]+)\\s*(?:::|})");

    /** A mistake and where it stands. */
    record Mistake(int line, String what) {}

    private final IEngineConfiguration configuration;
    private final IExpressionContext context;
    private final Predicate<String> exists;

    /** @param exists whether there is a text of a name */
    TextCheck(IEngineConfiguration configuration, Predicate<String> exists) {
        this.configuration = configuration;
        this.context = new ExpressionContext(configuration, Locale.UK);
        this.exists = exists;
    }

    /** The first mistake; empty for a text that can be carried out. */
    Optional<Mistake> mistake(String text) {
        try {
            new MarkupParser(ParseConfiguration.htmlConfiguration()).parse(text, new Reading());
            return Optional.empty();
        } catch (ParseException e) {
            String what = e.getMessage().replaceFirst("^\\(Line = \\d+, Column = \\d+\\) ", "").replaceAll("\\s+", " ").strip();
            return Optional.of(new Mistake(e.getLine() == null ? 1 : e.getLine(), what));
        }
    }

    private final class Reading extends AbstractMarkupHandler {

        @Override
        public void handleAttribute(
                char[] buffer, int nameOffset, int nameLen, int nameLine, int nameCol,
                int operatorOffset, int operatorLen, int operatorLine, int operatorCol,
                int valueContentOffset, int valueContentLen, int valueOuterOffset, int valueOuterLen, int valueLine, int valueCol) throws ParseException {
            String name = new String(buffer, nameOffset, nameLen);
            String value = HtmlEscape.unescapeHtml(new String(buffer, valueContentOffset, valueContentLen));
            boolean anyOtherCase = name.equals("th:case") && value.equals("*");
            if (name.startsWith("th:") && !WITHOUT_EXPRESSION.contains(name) && !anyOtherCase) {
                read(name, value, nameLine, nameCol);
            }
        }

        @Override
        public void handleText(char[] buffer, int offset, int len, int line, int col) throws ParseException {
            Matcher inlined = INLINED.matcher(new String(buffer, offset, len));
            while (inlined.find()) {
                read("", HtmlEscape.unescapeHtml(inlined.group(1) == null ? inlined.group(2) : inlined.group(1)), line, col);
            }
        }

        private void read(String attribute, String value, int line, int col) throws ParseException {
            try {
                switch (attribute) {
                    case "th:each" -> EachUtils.parseEach(context, value);
                    case "th:with", "th:attr" -> AssignationUtils.parseAssignationSequence(context, value, false);
                    default -> StandardExpressions.getExpressionParser(configuration).parseExpression(context, value);
                }
                Matcher expression = VALUE.matcher(value);
                while (expression.find()) {
                    new SpelExpressionParser().parseExpression(expression.group(1));
                }
            } catch (TemplateProcessingException | org.springframework.expression.ParseException e) {
                throw new ParseException("\"" + value + "\" is no expression", line, col);
            }
            Matcher fragment = FRAGMENT_OF.matcher(value);
            while (fragment.find()) {
                if (!exists.test(fragment.group(1))) {
                    throw new ParseException("there is no text " + fragment.group(1), line, col);
                }
            }
        }
    }
}

package uk.nolan.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attoparser.AbstractMarkupHandler;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Elvis;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.Literal;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.Operator;
import org.springframework.expression.spel.ast.OperatorNot;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Selection;
import org.springframework.expression.spel.ast.StringLiteral;
import org.springframework.expression.spel.ast.Ternary;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.standard.expression.AssignationUtils;
import org.thymeleaf.standard.expression.EachUtils;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.unbescape.html.HtmlEscape;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/**
 * Finds, without any letter, what keeps a notice text from being carried out, and whatever in it is more than words: a text reads what the letter knows, compares, repeats and leaves out. It calls no
 * program, loads nothing and takes in no other text than ours.
 */
public final class TextCheck {

    private static final IEngineConfiguration CONFIGURATION = new SpringTemplateEngine().getConfiguration();
    private static final IExpressionContext CONTEXT = new ExpressionContext(CONFIGURATION, Locale.UK);

    private static final Set<String> ELEMENTS = Set.of(
            "a", "abbr", "address", "article", "b", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "em", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
            "html", "i", "li", "main", "meta", "ol", "p", "section", "small", "span", "strong", "style", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "th:block", "thead", "title", "tr", "ul");

    private static final Set<String> ATTRIBUTES = Set.of(
            "charset", "class", "colspan", "content", "data-place", "dir", "href", "id", "lang", "name", "role", "rowspan", "scope", "style", "title", "xmlns:th");

    private static final Set<String> ORDERS = Set.of("th:text", "th:replace", "th:if", "th:unless", "th:each", "th:with", "th:href", "th:case", "th:switch", "th:fragment");

    /** What may be asked of the letter and of lists and texts. */
    private static final Set<String> METHODS =
            Set.of("ahead", "all", "chosen", "due", "fact", "has", "hasDeadline", "paragraphs", "text", "isEmpty", "size", "startsWith", "endsWith", "contains");

    private static final Set<String> TOOLS = Set.of("lists", "strings");

    /** Ways from a thing to the program behind it. */
    private static final Set<String> INSIDES = Set.of("class", "classloader", "declaringclass", "module", "protectiondomain", "package", "bytes");

    private static final Set<String> LETTER = Arrays.stream(LetterModel.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName).collect(Collectors.toUnmodifiableSet());

    private static final Pattern PARSER_COMMENT = Pattern.compile("<!--/\\*(?!/).*?\\*/-->", Pattern.DOTALL);
    private static final Pattern INLINED = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
    private static final Pattern INNERMOST = Pattern.compile("([^\\s\"'(,=|?:!]?)\\{([^{}]*)}");
    private static final Pattern FRAGMENT = Pattern.compile("\\s*([\\w/-]*)\\s*(?:::\\s*([\\w-]+)\\s*(?:\\(.*\\))?)?\\s*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\s*[a-z]\\w*\\s*");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|mailto:|tel:|#).*", Pattern.DOTALL);
    private static final Pattern LOADS = Pattern.compile("url\\s*\\(|@import|expression\\s*\\(|\\\\", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED = Pattern.compile("(?:^|,)\\s*([a-z]\\w*)\\s*=", Pattern.DOTALL);

    private final ProcedureFiles files;
    private final String folder;

    private TextCheck(ProcedureFiles files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    /** The texts of a council: its own in {@code notices/} of its folder, before the common ones of the program. */
    public static TextCheck of(ProcedureFiles files, String council) {
        return new TextCheck(files, "processes/councils/" + council + "/notices/");
    }

    /** Whether there is a text of this name, the council's own or a common one. */
    public boolean exists(String notice) {
        return notice.matches("[\\w-]+(?:/[\\w-]+)?") && (files.exists(folder + notice + ".html") || TextCheck.class.getResource("/notices/" + notice + ".html") != null);
    }

    /** What is wrong with the council's own texts, each with its line. */
    public List<Finding> ofCouncil() {
        List<Finding> findings = new ArrayList<>();
        for (String part : List.of("", "fragments", "notes")) {
            files.list((folder + part).replaceFirst("/$", ""), ".html").forEach(file -> findings.addAll(new Reading(file, file.substring(folder.length()).replaceFirst("\\.html$", "")).read(files.read(file))));
        }
        return findings;
    }

    /** What is wrong with a common text of the program, each with its line. */
    public List<Finding> ofProgram(String notice) {
        return new Reading("notices/" + notice + ".html", notice).read(common(notice));
    }

    private String text(String notice) {
        String own = folder + notice + ".html";
        return files.exists(own) ? files.read(own) : common(notice);
    }

    private static String common(String notice) {
        try (InputStream text = TextCheck.class.getResourceAsStream("/notices/" + notice + ".html")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text, read from its beginning to its end. */
    private final class Reading extends AbstractMarkupHandler {

        private final String file;
        private final String notice;
        private final List<Finding> findings = new ArrayList<>();
        private final Set<String> declared = new HashSet<>(Set.of("letter"));
        private boolean style;

        Reading(String file, String notice) {
            this.file = file;
            this.notice = notice;
        }

        List<Finding> read(String text) {
            declarations(text);
            try {
                new MarkupParser(ParseConfiguration.htmlConfiguration()).parse(withoutComments(text), this);
            } catch (ParseException e) {
                find(e.getLine() == null ? 1 : e.getLine(), "the text cannot be read (" + String.valueOf(e.getMessage()).replaceFirst("^\\(Line = \\d+, Column = \\d+\\) ", "").replaceAll("\\s+", " ").strip() + ")", "Correct it.");
            }
            return findings;
        }

        /** The comments that are taken out before anything else is looked at; the lines stay where they are. */
        private String withoutComments(String text) {
            if (text.contains("<!--/*/") || text.contains("/*/-->")) {
                find(line(text, Math.max(text.indexOf("<!--/*/"), text.indexOf("/*/-->"))), "a comment stands here whose content would be carried out", "Write <!-- … --> for a comment.");
            }
            Matcher comment = PARSER_COMMENT.matcher(text);
            StringBuilder without = new StringBuilder();
            while (comment.find()) {
                if (comment.start() > 0 && !Character.isWhitespace(text.charAt(comment.start() - 1)) && text.charAt(comment.start() - 1) != '>') {
                    find(line(text, comment.start()), "a comment stands in the middle of something else", "Put it on a line of its own.");
                }
                comment.appendReplacement(without, "\n".repeat((int) comment.group().chars().filter(character -> character == '\n').count()));
            }
            return comment.appendTail(without).toString();
        }

        private static int line(String text, int offset) {
            return 1 + (int) text.substring(0, Math.max(0, offset)).chars().filter(character -> character == '\n').count();
        }

        /** The names that the text itself gives to things. */
        private void declarations(String text) {
            Matcher orders = Pattern.compile("th:(with|each|fragment)=\"([^\"]*)\"").matcher(text);
            while (orders.find()) {
                switch (orders.group(1)) {
                    case "with" -> {
                        Matcher each = DECLARED.matcher(orders.group(2));
                        while (each.find()) {
                            declared.add(each.group(1));
                        }
                    }
                    case "each" -> Arrays.stream(orders.group(2).split(":")[0].split(",")).map(String::strip).forEach(name -> {
                        declared.add(name);
                        declared.add(name + "Stat");
                    });
                    default -> Arrays.stream(orders.group(2).replaceFirst("^[^(]*\\(?", "").replace(")", "").split(",")).map(String::strip).forEach(declared::add);
                }
            }
        }

        @Override
        public void handleStandaloneElementStart(char[] buffer, int offset, int len, boolean minimized, int line, int col) {
            element(new String(buffer, offset, len), line);
        }

        @Override
        public void handleOpenElementStart(char[] buffer, int offset, int len, int line, int col) {
            String name = new String(buffer, offset, len);
            element(name, line);
            style = name.equalsIgnoreCase("style");
        }

        @Override
        public void handleCloseElementStart(char[] buffer, int offset, int len, int line, int col) {
            style = false;
        }

        private void element(String name, int line) {
            if (!ELEMENTS.contains(name.toLowerCase(Locale.ROOT))) {
                find(line, "<" + name + "> may not stand in a letter", "Use headings, paragraphs, lists, tables and links.");
            }
        }

        @Override
        public void handleAttribute(
                char[] buffer, int nameOffset, int nameLen, int nameLine, int nameCol,
                int operatorOffset, int operatorLen, int operatorLine, int operatorCol,
                int valueContentOffset, int valueContentLen, int valueOuterOffset, int valueOuterLen, int valueLine, int valueCol) {
            String name = new String(buffer, nameOffset, nameLen);
            String value = HtmlEscape.unescapeHtml(new String(buffer, valueContentOffset, valueContentLen));
            if (ORDERS.contains(name)) {
                order(name, value, nameLine);
            } else if (!ATTRIBUTES.contains(name.toLowerCase(Locale.ROOT)) && !name.matches("aria-[a-z]+")) {
                find(nameLine, name + "=\"" + shortened(value) + "\" may not stand in a letter", "Use " + new TreeSet<>(ORDERS) + ".");
            } else if (name.equalsIgnoreCase("href") && !ADDRESS.matcher(value).matches()) {
                find(nameLine, "the link goes to \"" + shortened(value) + "\"", "Begin an address with https:// or mailto:.");
            } else if (name.equalsIgnoreCase("style") && LOADS.matcher(value).find()) {
                find(nameLine, "the style \"" + shortened(value) + "\" could load something", "Leave addresses out of styles.");
            } else if (name.equalsIgnoreCase("content") && value.toLowerCase(Locale.ROOT).contains("url=")) {
                find(nameLine, "the letter would send its reader elsewhere (" + shortened(value) + ")", "Take it out.");
            }
        }

        private void order(String name, String value, int line) {
            if (name.equals("th:fragment") || name.equals("th:case") && value.equals("*")) {
                return;
            }
            if (value.contains("__")) {
                find(line, "\"" + shortened(value) + "\" would be read twice", "Take the double underscores out.");
                return;
            }
            try {
                switch (name) {
                    case "th:each" -> EachUtils.parseEach(CONTEXT, value);
                    case "th:with" -> AssignationUtils.parseAssignationSequence(CONTEXT, value, false);
                    default -> StandardExpressions.getExpressionParser(CONFIGURATION).parseExpression(CONTEXT, value);
                }
            } catch (TemplateProcessingException e) {
                find(line, "\"" + shortened(value) + "\" is no expression", "Look for a missing bracket or quotation mark.");
                return;
            }
            expressions(name, value, line);
        }

        /** From the inside outwards: every brace belongs to a value that is read or to a text that is taken in. */
        private void expressions(String name, String value, int line) {
            String rest = value;
            Matcher inner = INNERMOST.matcher(rest);
            while (inner.find()) {
                switch (inner.group(1)) {
                    case "$" -> value(name, inner.group(2), rest.strip().equals(inner.group()), line);
                    case "~" -> fragment(inner.group(2), line);
                    default -> find(line, "\"" + shortened(value) + "\" holds \"" + inner.group(1) + "{…}\", which may not stand in a letter", "Use ${…} for what the letter knows.");
                }
                rest = rest.substring(0, inner.start()) + "0" + rest.substring(inner.end());
                inner = INNERMOST.matcher(rest);
            }
            if (rest.contains("{") || rest.contains("}")) {
                find(line, "\"" + shortened(value) + "\" has a brace too many", "Look for a missing bracket.");
            }
        }

        private void fragment(String inside, int line) {
            Matcher fragment = FRAGMENT.matcher(inside);
            if (!fragment.matches()) {
                find(line, "\"~{" + shortened(inside) + "}\" takes in a text whose name is not plain", "Write it like ~{fragments/case :: about}.");
            } else if (!fragment.group(1).isEmpty() && !exists(fragment.group(1))) {
                find(line, "there is no text " + fragment.group(1), "Correct the name.");
            } else if (!fragment.group(1).isEmpty() && fragment.group(2) != null
                    && !Pattern.compile("th:fragment=\"\\s*" + Pattern.quote(fragment.group(2)) + "\\s*[(\"]").matcher(text(fragment.group(1))).find()) {
                find(line, "the text " + fragment.group(1) + " has no part \"" + fragment.group(2) + "\"", "Correct the name.");
            }
        }

        private void value(String order, String spel, boolean alone, int line) {
            if (order.equals("th:replace") && alone && (!VARIABLE.matcher(spel).matches() || spel.strip().equals("letter"))) {
                find(line, "the text that is taken in is not named but read (" + shortened(spel) + ")", "Write it like ~{fragments/case :: about}.");
                return;
            }
            try {
                look(((SpelExpression) new SpelExpressionParser().parseExpression(spel)).getAST(), spel, line, true);
            } catch (org.springframework.expression.ParseException | IllegalStateException e) {
                find(line, "\"${" + shortened(spel) + "}\" is no expression", "Look for a missing bracket or quotation mark.");
            }
        }

        private void look(SpelNode node, String spel, int line, boolean root) {
            if (node instanceof PropertyOrFieldReference property) {
                if (INSIDES.contains(property.getName().toLowerCase(Locale.ROOT))) {
                    find(line, "\"${" + shortened(spel) + "}\" reads \"" + property.getName() + "\", which no letter knows", "Read what the letter knows.");
                } else if (root && !notice.startsWith("fragments/") && !declared.contains(property.getName())) {
                    find(line, "\"${" + shortened(spel) + "}\" asks for \"" + property.getName() + "\", which the text does not name", "Begin with letter, or give it a name with th:with.");
                }
            } else if (node instanceof CompoundExpression compound) {
                compound(compound, spel, line, root);
            } else if (node instanceof MethodReference method) {
                if (!METHODS.contains(method.getName())) {
                    find(line, "\"${" + shortened(spel) + "}\" calls \"" + method.getName() + "\"", "A letter may ask " + new TreeSet<>(METHODS) + ".");
                }
                below(node, spel, line, true);
            } else if (node instanceof VariableReference variable) {
                if (!TOOLS.contains(variable.toStringAST().replace("#", ""))) {
                    find(line, "\"${" + shortened(spel) + "}\" uses " + variable.toStringAST(), "A letter may use #lists and #strings.");
                }
            } else if (node instanceof Selection) {
                // inside stands what is asked of each thing of the list, not of the letter
                below(node, spel, line, false);
            } else if (node instanceof Indexer) {
                if (node.getChildCount() != 1 || !(node.getChild(0) instanceof StringLiteral name) || INSIDES.contains(String.valueOf(name.getLiteralValue().getValue()).toLowerCase(Locale.ROOT))) {
                    find(line, "\"${" + shortened(spel) + "}\" reads what no letter knows", "Only arrangements are read like letter.arrangements['publish'].");
                }
            } else if (node instanceof Literal || node instanceof Operator || node instanceof OperatorNot || node instanceof Ternary || node instanceof Elvis) {
                below(node, spel, line, root);
            } else {
                find(line, "\"${" + shortened(spel) + "}\" does more than read and compare", "Read what the letter knows, and compare it.");
            }
        }

        private void compound(CompoundExpression compound, String spel, int line, boolean root) {
            look(compound.getChild(0), spel, line, root);
            for (int i = 1; i < compound.getChildCount(); i++) {
                SpelNode part = compound.getChild(i);
                if (part instanceof Indexer && !(i == 2 && compound.getChild(1) instanceof PropertyOrFieldReference of && of.getName().equals("arrangements"))) {
                    find(line, "\"${" + shortened(spel) + "}\" reads what no letter knows", "Only arrangements are read like letter.arrangements['publish'].");
                    continue;
                }
                look(part, spel, line, false);
                if (i == 1 && !notice.startsWith("notes/") && compound.getChild(0) instanceof PropertyOrFieldReference first && first.getName().equals("letter")
                        && part instanceof PropertyOrFieldReference read && !LETTER.contains(read.getName())) {
                    find(line, "no letter knows \"" + read.getName() + "\"", "It knows " + new TreeSet<>(LETTER) + ".");
                }
            }
        }

        private void below(SpelNode node, String spel, int line, boolean root) {
            for (int i = 0; i < node.getChildCount(); i++) {
                look(node.getChild(i), spel, line, root);
            }
        }

        @Override
        public void handleText(char[] buffer, int offset, int len, int line, int col) {
            String text = new String(buffer, offset, len);
            if (style && LOADS.matcher(text).find()) {
                find(line, "the style could load something", "Leave addresses out of styles.");
            }
            inlined(text, line);
        }

        @Override
        public void handleComment(char[] buffer, int contentOffset, int contentLen, int outerOffset, int outerLen, int line, int col) {
            inlined(new String(buffer, contentOffset, contentLen), line);
        }

        @Override
        public void handleCDATASection(char[] buffer, int contentOffset, int contentLen, int outerOffset, int outerLen, int line, int col) {
            find(line, "<![CDATA[ may not stand in a letter", "Write plain words.");
        }

        @Override
        public void handleProcessingInstruction(
                char[] buffer, int targetOffset, int targetLen, int targetLine, int targetCol, int contentOffset, int contentLen, int contentLine, int contentCol,
                int outerOffset, int outerLen, int line, int col) {
            find(line, "an instruction to a program stands here", "Take it out.");
        }

        private void inlined(String text, int line) {
            Matcher inlined = INLINED.matcher(text);
            while (inlined.find()) {
                order("th:text", HtmlEscape.unescapeHtml(inlined.group(1)), line + (int) text.substring(0, inlined.start()).chars().filter(character -> character == '\n').count());
            }
            String rest = inlined.replaceAll("");
            if (rest.contains("[(") && rest.contains(")]") || rest.contains("[[")) {
                find(line, "\"[(…)]\" would put markup into the letter", "Write [[…]] or th:text.");
            }
        }

        private void find(int line, String what, String cure) {
            findings.add(new Finding(file, "", line, what, cure));
        }
    }

    private static String shortened(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return plain.length() > 100 ? plain.substring(0, 97) + "…" : plain;
    }
}

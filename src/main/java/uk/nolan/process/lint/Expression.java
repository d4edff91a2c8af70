package uk.nolan.process.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import uk.nolan.council.Arrangements;

/**
 * What a diagram asks the engine to evaluate, as the engine's own parser reads it. An expression may ask for codes of the case, for the council's arrangements and for the documented answers of
 * {@code deadlines} and {@code sanctions}, compare and combine them; whatever else it could do is not let through.
 */
final class Expression {

    /** What diagrams may ask, and what it answers to. */
    static final Map<String, Set<String>> TO_ASK = Map.of(
            "deadlines", Set.of("due", "expiry", "outOfReach", "outOfReachNow", "dueFor", "expiryFor", "later", "has", "overdue", "ofCouncil", "reminder"),
            "sanctions", Set.of("toFollowUp", "ends"));

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    /** A question to {@code deadlines} or {@code sanctions}. @param texts the quoted names in its brackets */
    record Asked(String bean, String method, List<String> texts) {}

    /** A comparison of one thing with one value. @param what a code's name, or {@code arrangements.} and the question */
    record Compared(String what, boolean equal, String value) {}

    private final Node root;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Compared> compared = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final List<String> refused = new ArrayList<>();

    private Expression(Node root) {
        this.root = root;
        look(root);
    }

    /** Whether the engine would evaluate something in this text. */
    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** @return empty where the engine could not read it */
    static Optional<Expression> read(String text) {
        try {
            return Optional.of(new Expression(PARSER.build(text.strip()).getRoot()));
        } catch (TreeBuilderException e) {
            return Optional.empty();
        }
    }

    private void look(Node node) {
        if (node instanceof AstIdentifier name) {
            names.add(name.getName());
        } else if (node instanceof AstString text) {
            texts.add(String.valueOf(text.eval(null, null)));
        } else if (node instanceof AstMethod method) {
            method(method);
        } else if (node instanceof AstDot dot) {
            dot(dot);
        } else if (node instanceof AstBinary binary) {
            comparison(binary).ifPresent(compared::add);
            below(node);
        } else if (node instanceof AstText || node instanceof AstComposite || node instanceof AstEval || node instanceof AstNested || node instanceof AstChoice
                || node instanceof AstUnary || node instanceof AstBoolean || node instanceof AstNumber || node instanceof AstNull) {
            below(node);
        } else {
            refused.add("it does more than compare and ask");
        }
    }

    private void below(Node node) {
        for (int i = 0; i < node.getCardinality(); i++) {
            look(node.getChild(i));
        }
    }

    private void method(AstMethod method) {
        if (!(method.getChild(0) instanceof AstDot dot) || !(dot.getChild(0) instanceof AstIdentifier bean) || !TO_ASK.containsKey(bean.getName())) {
            refused.add(method.getChild(0) instanceof AstDot dot && dot.getChild(0) instanceof AstIdentifier bean
                    ? "it asks for \"" + bean.getName() + "\", which nothing sets" : "it calls \"" + property(method.getChild(0)) + "\"");
            return;
        }
        String name = property(dot);
        if (!TO_ASK.get(bean.getName()).contains(name)) {
            refused.add("%s cannot be asked for \"%s\", only for %s".formatted(bean.getName(), name, new TreeSet<>(TO_ASK.get(bean.getName()))));
            return;
        }
        AstParameters brackets = (AstParameters) method.getChild(1);
        List<String> quoted = new ArrayList<>();
        for (int i = 0; i < brackets.getCardinality(); i++) {
            Node each = brackets.getChild(i);
            if (i == 0 ? !(each instanceof AstIdentifier first && first.getName().equals("execution")) : !(each instanceof AstString || each instanceof AstIdentifier)) {
                refused.add(i == 0 ? "%s.%s(…) begins with execution".formatted(bean.getName(), name) : "in the brackets of %s.%s only names may stand".formatted(bean.getName(), name));
            } else if (each instanceof AstString text) {
                quoted.add(String.valueOf(text.eval(null, null)));
            } else if (i > 0) {
                names.add(((AstIdentifier) each).getName());
            }
        }
        if (brackets.getCardinality() == 0) {
            refused.add("%s.%s(…) begins with execution".formatted(bean.getName(), name));
        }
        asked.add(new Asked(bean.getName(), name, quoted));
    }

    private void dot(AstDot dot) {
        String name = property(dot);
        if (dot.getChild(0) instanceof AstIdentifier of && of.getName().equals("arrangements")) {
            if (!Arrangements.KNOWN.containsKey(name)) {
                refused.add("arrangements cannot be asked for \"%s\", only for %s".formatted(name, new TreeSet<>(Arrangements.KNOWN.keySet())));
            }
        } else if (!(dot.getChild(0) instanceof AstIdentifier of && of.getName().equals("execution") && name.equals("processBusinessKey"))) {
            refused.add("it reads \"" + name + "\" of something that may not be read");
        }
    }

    private static Optional<Compared> comparison(AstBinary binary) {
        boolean equal = binary.getOperator() == AstBinary.EQ;
        if (!equal && binary.getOperator() != AstBinary.NE) {
            return Optional.empty();
        }
        Node left = binary.getChild(0);
        Node right = binary.getChild(1);
        String value = right instanceof AstString text ? String.valueOf(text.eval(null, null)) : right instanceof AstBoolean ? right.toString() : null;
        String what = left instanceof AstIdentifier name ? name.getName()
                : left instanceof AstDot dot && dot.getChild(0) instanceof AstIdentifier of && of.getName().equals("arrangements") ? "arrangements." + property(dot) : null;
        return value == null || what == null ? Optional.empty() : Optional.of(new Compared(what, equal, value));
    }

    /** The engine's tree writes a property as ". name". */
    private static String property(Node dot) {
        return dot.toString().replaceFirst("^\\W+", "");
    }

    List<Asked> asked() {
        return asked;
    }

    List<Compared> compared() {
        return compared;
    }

    /** The names that it asks for, other than those of {@link #TO_ASK}. */
    Set<String> names() {
        return names;
    }

    /** The quoted texts outside questions. */
    Set<String> texts() {
        return texts;
    }

    /** Why it may not be evaluated; empty where it may. */
    List<String> refused() {
        return refused;
    }

    /** Whether it is this comparison and nothing more. */
    Optional<Compared> onlyComparison() {
        Node inside = root instanceof AstEval eval ? eval.getChild(0) : root;
        return inside instanceof AstBinary binary ? comparison(binary) : Optional.empty();
    }

    /** Whether it is one question and nothing more, such as {@code ${deadlines.due(execution, 'validity')}}. */
    Optional<Asked> onlyQuestion() {
        Node inside = root instanceof AstEval eval ? eval.getChild(0) : root;
        return inside instanceof AstMethod && asked.size() == 1 ? Optional.of(asked.get(0)) : Optional.empty();
    }

    /** Whether it is one name and nothing more, such as {@code ${sendNotice}}. */
    Optional<String> onlyName() {
        Node inside = root instanceof AstEval eval ? eval.getChild(0) : root;
        return inside instanceof AstIdentifier name ? Optional.of(name.getName()) : Optional.empty();
    }
}

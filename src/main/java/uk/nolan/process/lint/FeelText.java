package uk.nolan.process.lint;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;

/** A FEEL text of a table's cell or a form's rule, as the engine's own parser reads it. */
final class FeelText {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    /** What was read; the texts are few and mostly the same in every version of a procedure. */
    private static final Map<String, Optional<FeelText>> READ = new ConcurrentHashMap<>();

    private static final int MOST_KEPT = 20_000;

    private final Exp root;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Set<String> within = new LinkedHashSet<>(Set.of("item", "?", "partial", "cellInput"));
    private boolean definesFunctions;

    private FeelText(Exp root) {
        this.root = root;
        look(root);
        names.removeAll(within);
    }

    /** An expression; empty where it is none. A leading {@code =} is left out, as forms write it. */
    static Optional<FeelText> expression(String text) {
        String bare = text.startsWith("=") ? text.substring(1) : text;
        return read("expression " + bare, () -> ENGINE.parseExpression(bare));
    }

    /** The condition of a table's row; empty where it is none. */
    static Optional<FeelText> condition(String text) {
        return read("condition " + text, () -> ENGINE.parseUnaryTests(text));
    }

    private static Optional<FeelText> read(String key, java.util.function.Supplier<ParseResult> parser) {
        Optional<FeelText> known = READ.get(key);
        if (known == null) {
            ParseResult result = parser.get();
            known = result.isSuccess() ? Optional.of(new FeelText(result.parsedExpression().expression())) : Optional.empty();
            if (READ.size() < MOST_KEPT) {
                READ.put(key, known);
            }
        }
        return known;
    }

    private void look(Object part) {
        if (part instanceof Ref ref) {
            names.add(String.valueOf(ref.names().head()));
        } else if (part instanceof ConstString text) {
            texts.add(text.value());
        } else if (part instanceof FunctionDefinition || part instanceof JavaFunctionInvocation) {
            definesFunctions = true;
        } else if (part instanceof Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(this::look);
        } else if (part instanceof Product product) {
            if (part instanceof Tuple2<?, ?> named && named._1() instanceof String name) {
                within.add(name);
            }
            for (int i = 0; i < product.productArity(); i++) {
                look(product.productElement(i));
            }
        }
    }

    /** The names that it asks for. */
    Set<String> names() {
        return names;
    }

    /** The texts between quotation marks. */
    Set<String> texts() {
        return texts;
    }

    /** Whether it makes a function of its own, which is how FEEL reaches Java. */
    boolean definesFunctions() {
        return definesFunctions;
    }

    /** What kind of expression it is, as the parser names it: {@code ConstString}, {@code Ref}, {@code Subtraction} … */
    String kind() {
        return root.getClass().getSimpleName();
    }
}

package uk.nolan.process.forms;

import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;

/** FEEL as the engine's own tables speak it, for the conditions and rules that stand in forms. */
final class Feel {

    private static final FeelEngine ENGINE = new ScalaFeelEngineFactory().createInstance();

    private Feel() {}

    /** Whether the expression holds over these values; anything but true counts as no. */
    static boolean holds(String expression, Map<String, Object> values) {
        String bare = expression.startsWith("=") ? expression.substring(1) : expression;
        Object result = ENGINE.evaluateSimpleExpression(bare, Variables.fromMap(values).asVariableContext());
        return Boolean.TRUE.equals(result);
    }
}

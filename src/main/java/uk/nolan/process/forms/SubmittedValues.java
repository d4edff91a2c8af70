package uk.nolan.process.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;

/** What a browser or a program submitted, as plain texts, numbers, booleans and lists. */
final class SubmittedValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SubmittedValues() {}

    static Map<String, Object> plain(VariableMap submitted) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : submitted.keySet()) {
            TypedValue typed = submitted.getValueTyped(name);
            values.put(name, typed == null ? null : plain(name, typed));
        }
        return values;
    }

    private static Object plain(String name, TypedValue typed) {
        if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            if (!"json".equals(typed.getType().getName())) {
                throw new FormRefusal("The answer to \"%s\" has a type that forms do not use.".formatted(name.length() > 60 ? "a field" : name));
            }
            return read(name, serialized.getValueSerialized());
        }
        Object value = typed.getValue();
        return value instanceof SpinJsonNode node ? read(name, node.toString()) : value;
    }

    private static Object read(String name, String json) {
        try {
            return json == null ? null : JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new FormRefusal("The answer to \"%s\" is not JSON.".formatted(name.length() > 60 ? "a field" : name));
        }
    }
}

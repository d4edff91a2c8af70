package uk.nolan.process.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.nolan.council.ProcedureFiles;

/**
 * The answers in a form that gateways can ask for: those to its questions that are kept as codes.
 *
 * @param question the field's label
 * @param answer the option as the officer reads it; for a checkbox "ticked"
 * @param code the option's code; for a checkbox "yes"
 * @param condition what a way says that is taken after this answer
 */
record Answers(String question, String answer, String code, String condition) {

    /** Those of a form in the form's order. */
    static List<Answers> in(JsonNode form) {
        List<Answers> answers = new ArrayList<>();
        for (JsonNode field : form.path("components")) {
            answers.addAll(in(field));
            if (field.at("/properties/routing").asText().equals("yes")) {
                String label = field.path("label").asText();
                String key = field.path("key").asText();
                if (field.path("type").asText().equals("checkbox")) {
                    answers.add(new Answers(label, "ticked", "yes", "${%s == true}".formatted(key)));
                } else if (!field.path("type").asText().equals("checklist")) {
                    field.path("values").forEach(option -> answers.add(
                            new Answers(label, option.path("label").asText(), option.path("value").asText(), "${%s == '%s'}".formatted(key, option.path("value").asText()))));
                }
            }
        }
        return answers;
    }

    /** The condition of the way that is called as an answer in the form, by the answer's words or its code; empty where there is none. */
    static Optional<String> called(ProcedureFiles set, String form, String name) {
        String file = "forms/" + form + ".form";
        if (!form.matches("[a-z0-9-]+") || !set.exists(file)) {
            return Optional.empty();
        }
        try {
            return in(new ObjectMapper().readTree(set.bytes(file))).stream()
                    .filter(answer -> name.equalsIgnoreCase(answer.answer) || name.equalsIgnoreCase(answer.code.replace('-', ' ')))
                    .map(Answers::condition)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

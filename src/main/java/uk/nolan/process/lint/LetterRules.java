package uk.nolan.process.lint;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import uk.nolan.council.Finding;
import uk.nolan.notice.Outgoing;
import uk.nolan.process.ElementProperties;
import uk.nolan.process.forms.FormDefinition;

/** What a letter needs to go out: a text, those who get it, and documents that some form asks for. */
final class LetterRules {

    /** The stage that checks and sends the letter which its caller names. */
    private static final String FORMAL_LETTER = "formal-letter";

    private LetterRules() {}

    static void check(Diagram diagram, Known known, List<Finding> findings) {
        if (!diagram.stem().equals(FORMAL_LETTER)) {
            diagram.all(SendTask.class).forEach(send -> letter(diagram, send, known, findings));
        }
        diagram.all(CallActivity.class).stream().filter(call -> FORMAL_LETTER.equals(call.getCalledElement())).forEach(call -> letter(diagram, call, known, findings));
    }

    private static void letter(Diagram diagram, FlowElement send, Known known, List<Finding> findings) {
        ElementProperties properties = ElementProperties.of(send);
        String notice = properties.get("notice");
        if (notice == null || notice.isBlank()) {
            findings.add(diagram.find(send, "it does not say which notice is sent", "Choose one under \"Notice\" (property \"notice\")."));
        } else if (!known.texts().exists(notice)) {
            findings.add(diagram.find(send, "there is no notice text \"" + notice + "\"", "Choose another under \"Notice\" (property \"notice\"), or add the text."));
        }
        List<String> recipients = properties.list("recipients");
        if (recipients.isEmpty()) {
            findings.add(diagram.find(send, "it does not say to whom the notice goes", "Choose under \"To\" (property \"recipients\"): " + new TreeSet<>(Outgoing.RECIPIENTS) + "."));
        }
        Stream.concat(recipients.stream(), properties.list("enclosedTo").stream()).filter(code -> !Outgoing.RECIPIENTS.contains(code)).distinct()
                .forEach(code -> findings.add(diagram.find(send, "nobody is meant by the recipient \"" + code + "\"", "Use some of " + new TreeSet<>(Outgoing.RECIPIENTS) + ".")));
        properties.list("enclosure").stream().flatMap(fields -> Outgoing.alternatives(fields).stream()).filter(field -> !asked(field, known.definitions()))
                .forEach(field -> findings.add(diagram.find(send, "no form asks for the enclosure \"" + field + "\"", "Write the form's id, a full stop and the key of the field in which the document is chosen.")));
        if (properties.get("sender") != null && !properties.get("sender").equals("investigating-officer")) {
            findings.add(diagram.find(send, "nobody writes as \"" + properties.get("sender") + "\"", "Set the property \"sender\" to investigating-officer, or take it away for the Monitoring Officer."));
        }
    }

    private static boolean asked(String field, Map<String, FormDefinition> forms) {
        String[] formAndKey = field.split("\\.", 2);
        return formAndKey.length == 2 && forms.containsKey(formAndKey[0]) && forms.get(formAndKey[0]).asks(formAndKey[1]);
    }
}

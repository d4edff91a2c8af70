package uk.nolan.process.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.ObjectProvider;
import uk.nolan.council.Council;

/**
 * Serves start forms with their lists of choices and with the council's arrangements filled in: for a start form, Tasklist loads no values of
 * its own.
 */
final class ServedStartForms extends FormServiceImpl {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern ARRANGEMENT = Pattern.compile("arrangements\\.(\\w+)");

    private final ObjectProvider<FormDesk> desk;
    private final Council council;

    ServedStartForms(ObjectProvider<FormDesk> desk, Council council) {
        this.desk = desk;
        this.council = council;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        try (InputStream served = super.getDeployedStartForm(processDefinitionId)) {
            ObjectNode form = (ObjectNode) JSON.readTree(served);
            String version = commandExecutor.execute(command -> {
                ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId);
                return definition.getDeploymentId();
            });
            fill(form.path("components"), desk.getObject().startLists(version, form.path("id").asText()), council.at(version).arrangements());
            return new ByteArrayInputStream(JSON.writeValueAsBytes(form));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(JsonNode components, Map<String, List<Option>> lists, Map<String, String> arrangements) {
        for (JsonNode component : components) {
            if (component.hasNonNull("valuesKey") && component instanceof ObjectNode field) {
                ArrayNode values = field.putArray("values");
                lists.get(field.get("valuesKey").asText()).forEach(option -> values.addObject().put("label", option.label()).put("value", option.value()));
                field.remove("valuesKey");
            }
            if (component.path("conditional").hasNonNull("hide")) {
                ObjectNode conditional = (ObjectNode) component.get("conditional");
                conditional.put("hide", ARRANGEMENT.matcher(conditional.get("hide").asText())
                        .replaceAll(asked -> Matcher.quoteReplacement('"' + arrangements.get(asked.group(1)) + '"')));
            }
            fill(component.path("components"), lists, arrangements);
        }
    }
}

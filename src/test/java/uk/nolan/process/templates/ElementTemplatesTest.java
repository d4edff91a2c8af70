package uk.nolan.process.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import uk.nolan.council.ProcedureFiles;

/** What Camunda Modeler offers is what the procedure has, and every shipped diagram is made of it. */
class ElementTemplatesTest {

    private static final ProcedureFiles FILES = ProcedureFiles.in(Path.of(""));
    private static final Map<String, JsonNode> TEMPLATES = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        for (String text : ElementTemplates.of(FILES).values()) {
            JsonNode template = new ObjectMapper().readTree(text);
            TEMPLATES.put(template.get("id").asText(), template);
        }
    }

    @Test
    void theFilesAreAsTheProcedureWouldHaveThemNow() throws Exception {
        assertThat(ElementTemplates.stale(Path.of(""))).isEmpty();
    }

    /** Beside the tasks, letters, deadlines, tables, stages and messages also what begins and what the program does. */
    @Test
    void everyElementIsMadeFromItsTemplate() {
        List<String> without = new ArrayList<>();
        each((file, element) -> {
            Optional<String> template = template(element);
            if (!template.map(Template::id).equals(Optional.ofNullable(element.attributes.get("camunda:modelerTemplate")))
                    || template.isPresent() && !"1".equals(element.attributes.get("camunda:modelerTemplateVersion"))) {
                without.add(file + " " + element.attributes.get("id") + " should be made from " + template.orElse("no template"));
            }
        });
        assertThat(without).isEmpty();
    }

    /** So that nothing changes when an administrator opens a diagram and chooses the template again. */
    @Test
    void everyElementSaysWhatItsTemplateOffers() {
        List<String> other = new ArrayList<>();
        each((file, element) -> {
            JsonNode template = TEMPLATES.get(element.attributes.getOrDefault("camunda:modelerTemplate", ""));
            if (template != null) {
                template.get("properties").forEach(property -> {
                    String value = value(element, property.get("binding"));
                    boolean offered = switch (property.get("type").asText()) {
                        // the working-day round does several steps in one transaction
                        case "Hidden" -> property.path("value").asText("").equals(value) || file.endsWith("/working-day-round.bpmn") && property.at("/binding/name").asText().equals("camunda:asyncBefore");
                        case "Dropdown" -> property.get("choices").findValuesAsText("value").contains(value);
                        default -> !property.at("/constraints/notEmpty").asBoolean() || !value.isEmpty();
                    };
                    if (!offered) {
                        other.add("%s %s: %s = \"%s\"".formatted(file, element.attributes.get("id"), property.get("binding"), value));
                    }
                });
            }
        });
        assertThat(other).isEmpty();
    }

    @Test
    void aDeadlineSaysWhichCouncilAloneHasIt() {
        assertThat(choices(ElementTemplates.DEADLINE, "deadline"))
                .containsEntry("validity", "Validity check")
                .containsEntry("transcript-approval", "Approval of the transcript (only Stroud District Council)")
                .containsEntry("hearing", "Hearing (only Newark and Sherwood District Council)");
        assertThat(choices(ElementTemplates.OFFICERS_TASK, "camunda:dueDate"))
                .containsEntry("", "no date")
                .containsEntry("${deadlines.due(execution, 'validity')}", "Validity check")
                .containsEntry("${deadlines.dueFor(execution, 'sanction-performance', sanction)}", "Sanction");
    }

    @Test
    void aCouncilsOwnSetHasNothingOfOthers() {
        String deadline = ElementTemplates.of(FILES.setOf("stroud"), "stroud").get("deadline.json");
        assertThat(deadline).contains("\"Approval of the transcript\"").doesNotContain("\"hearing\"", "(only");
    }

    @Test
    void whateverTheProgramCanDoIsOffered() {
        TreeSet<String> beans = new TreeSet<>();
        ClassPathScanningCandidateComponentProvider delegates = new ClassPathScanningCandidateComponentProvider(true);
        delegates.findCandidateComponents("uk.nolan.process.delegates").forEach(bean -> {
            String name = bean.getBeanClassName().replaceAll(".*\\.", "");
            beans.add(Character.toLowerCase(name.charAt(0)) + name.substring(1));
        });
        TreeSet<String> offered = new TreeSet<>(ElementTemplates.STEPS.keySet());
        offered.addAll(List.of("sendNotice", "tellOfficers", "closeCase", "announce"));
        assertThat(offered).isEqualTo(beans);
    }

    private interface Look {
        void at(String file, Markup.Element element);
    }

    private static void each(Look look) {
        for (String file : FILES.list("processes", ".bpmn")) {
            Markup.of(FILES.read(file)).orElseThrow().elements().stream()
                    .filter(element -> element.name.startsWith("bpmn:") && element.attributes.containsKey("id"))
                    .forEach(element -> look.at(file, element));
        }
    }

    private static Optional<String> template(Markup.Element element) {
        String delegate = element.attributes.get("camunda:delegateExpression");
        boolean message = element.child("bpmn:messageEventDefinition").isPresent();
        boolean timer = element.child("bpmn:timerEventDefinition").filter(definition -> definition.child("bpmn:timeDate").isPresent()).isPresent();
        return Optional.ofNullable(switch (element.name) {
            case "bpmn:process" -> element.attributes.containsKey("camunda:candidateStarterGroups") ? ElementTemplates.BEGUN_BY_OFFICERS : ElementTemplates.STAGE_OF_ITS_OWN;
            case "bpmn:userTask" -> ElementTemplates.OFFICERS_TASK;
            case "bpmn:sendTask" -> ElementTemplates.NOTICE;
            case "bpmn:businessRuleTask" -> ElementTemplates.DECISION_TABLE;
            case "bpmn:callActivity" -> element.attributes.get("calledElement").equals("formal-letter") ? ElementTemplates.FORMAL_LETTER : ElementTemplates.STAGE;
            case "bpmn:serviceTask" -> switch (delegate) {
                case "${tellOfficers}" -> ElementTemplates.TELL_OFFICERS;
                case "${closeCase}" -> ElementTemplates.CLOSE_CASE;
                default -> ElementTemplates.PROGRAM_STEP;
            };
            case "bpmn:exclusiveGateway" -> properties(element.child("bpmn:extensionElements")).containsKey(ElementTemplates.TAKEN_WHEN) ? ElementTemplates.QUESTION : null;
            case "bpmn:boundaryEvent" -> timer ? ElementTemplates.DEADLINE : null;
            case "bpmn:intermediateCatchEvent" -> timer ? ElementTemplates.DEADLINE : message ? ElementTemplates.MESSAGE : null;
            case "bpmn:startEvent" -> timer
                    ? ElementTemplates.DEADLINE
                    : message ? ElementTemplates.BEGINNING_BY_MESSAGE : element.attributes.containsKey("camunda:formRef") ? ElementTemplates.STARTED_BY_OFFICER : null;
            case "bpmn:endEvent", "bpmn:intermediateThrowEvent" -> message ? ElementTemplates.MESSAGE_TO_SEND : null;
            default -> null;
        });
    }

    private static String value(Markup.Element element, JsonNode binding) {
        Optional<Markup.Element> extensions = element.child("bpmn:extensionElements");
        return switch (binding.get("type").asText()) {
            case "property" -> text(element.attributes.get(binding.get("name").asText()));
            case "camunda:property" -> text(properties(extensions).get(binding.get("name").asText()));
            case "camunda:in:businessKey" -> extensions.stream().flatMap(all -> all.children.stream()).map(in -> in.attributes.get("businessKey")).filter(key -> key != null).findFirst().orElse("none");
            case "camunda:in" -> extensions.stream().flatMap(all -> all.children.stream()).anyMatch(in -> "all".equals(in.attributes.get("variables"))) ? "" : "none";
            default -> throw new IllegalArgumentException(binding.toString());
        };
    }

    private static Map<String, String> properties(Optional<Markup.Element> extensions) {
        Map<String, String> properties = new LinkedHashMap<>();
        extensions.flatMap(all -> all.child("camunda:properties")).stream().flatMap(all -> all.children.stream())
                .forEach(property -> properties.put(property.attributes.get("name"), property.attributes.get("value")));
        return properties;
    }

    private static String text(String written) {
        return written == null ? "" : Markup.said(written);
    }

    private static Map<String, String> choices(String template, String name) {
        Map<String, String> choices = new LinkedHashMap<>();
        TEMPLATES.get(Template.id(template)).get("properties").forEach(property -> {
            if (property.at("/binding/name").asText().equals(name)) {
                property.get("choices").forEach(choice -> choices.put(choice.get("value").asText(), choice.get("name").asText()));
            }
        });
        return choices;
    }
}

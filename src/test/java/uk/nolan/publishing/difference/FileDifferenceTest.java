package uk.nolan.publishing.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.nolan.council.ProcedureFiles;

/** What an administrator is told about her change, for the files that are shipped. */
class FileDifferenceTest {

    private static final ProcedureFiles LIVE = ProcedureFiles.packed().setOf("newark-and-sherwood");
    private static final String VALIDITY = "processes/validity.bpmn";
    private static final String DEADLINES = "processes/councils/newark-and-sherwood/deadlines.dmn";
    private static final String HOLIDAYS = "processes/holidays.yaml";

    private static FileDifference edited(String file, String... fromAndTo) {
        String text = LIVE.read(file);
        for (int i = 0; i < fromAndTo.length; i += 2) {
            assertThat(text).contains(fromAndTo[i]);
            text = text.replace(fromAndTo[i], fromAndTo[i + 1]);
        }
        return replaced(file, text);
    }

    private static FileDifference replaced(String file, String text) {
        List<FileDifference> all = FileDifference.between(LIVE, LIVE.laidOver(Map.of(file, text.getBytes(StandardCharsets.UTF_8)), Set.of()));
        assertThat(all).singleElement().satisfies(one -> assertThat(one.file()).isEqualTo(file));
        return all.get(0);
    }

    @Test
    void equalSetsHaveNoDifference() {
        assertThat(FileDifference.between(LIVE, LIVE.laidOver(Map.of(VALIDITY, LIVE.bytes(VALIDITY)), Set.of()))).isEmpty();
    }

    @Test
    void aTaskIsToldByItsNameAndItsDeadlineByTheCouncils() {
        assertThat(edited(VALIDITY,
                "camunda:candidateGroups=\"monitoringOfficers,deputies\" camunda:dueDate=\"${deadlines.due(execution, &#39;validity&#39;)}\"",
                "camunda:candidateGroups=\"monitoringOfficers\" camunda:dueDate=\"${deadlines.due(execution, &#39;initial-assessment&#39;)}\"").otherwise())
                .containsExactlyInAnyOrder(
                        new Otherwise("Task \"Decide validity\": offered to", "Monitoring Officer, Deputy Monitoring Officer", "Monitoring Officer"),
                        new Otherwise("Task \"Decide validity\": due", "deadline \"Validity check\"", "deadline \"Initial assessment\""));
    }

    @Test
    void stepsAndFlowsComeAndGo() {
        FileDifference changed = edited(VALIDITY,
                "<bpmn:sequenceFlow id=\"Flow_ToldToComplaintRejected\" sourceRef=\"Gateway_Told\" targetRef=\"Event_ComplaintRejected\" />",
                "<bpmn:userTask id=\"Activity_ThinkAgain\" name=\"Think again\" camunda:formRef=\"decide-validity\" camunda:candidateGroups=\"deputies\" />"
                        + "<bpmn:sequenceFlow id=\"Flow_ToldToThinkAgain\" sourceRef=\"Gateway_Told\" targetRef=\"Activity_ThinkAgain\" />");
        assertThat(changed.otherwise()).containsExactly(
                new Otherwise("Task \"Think again\" is new", "", "offered to: Deputy Monitoring Officer; form: decide-validity"),
                new Otherwise("Flow from the join Gateway_Told to \"Think again\" is new", "", "comes from: the join Gateway_Told; leads to: \"Think again\""),
                new Otherwise("Flow from the join Gateway_Told to \"Complaint rejected\" was taken away", "comes from: the join Gateway_Told; leads to: \"Complaint rejected\"", ""));
    }

    @Test
    void aConditionATimerAPropertyAndADocumentation() {
        assertThat(edited(VALIDITY, "${validity == 'invalid'}", "${validity == 'valid'}", "${deadlines.expiry(execution, 'validity')}", "${deadlines.expiry(execution, 'completion')}",
                "value=\"courtesy-notice\"", "value=\"acknowledgement\"", "The council's table turns", "A table turns").otherwise())
                .contains(
                        new Otherwise("Flow \"No\" from \"Valid?\" to \"Send rejection\": condition", "${validity == 'invalid'}", "${validity == 'valid'}"),
                        new Otherwise("Letter \"Send courtesy notice\": letter", "courtesy-notice", "acknowledgement"))
                .anySatisfy(one -> {
                    assertThat(one.what()).isEqualTo("Event at a step \"Validity check overdue\": when");
                    assertThat(one.before()).isEqualTo("deadline \"Validity check\"");
                })
                .anySatisfy(one -> assertThat(one.what()).isEqualTo("Decision table \"Apply validity table\": documentation"))
                .hasSize(4);
    }

    @Test
    void whatNobodyForesawIsToldInTheFilesOwnWords() {
        assertThat(edited(VALIDITY, "<camunda:properties>\n          <camunda:property name=\"fact\"", "<camunda:executionListener event=\"start\" expression=\"${x}\" /><camunda:properties>\n          <camunda:property name=\"fact\"").otherwise())
                .containsExactlyInAnyOrder(new Otherwise("Task \"Decide validity\": event", "", "start"), new Otherwise("Task \"Decide validity\": expression", "", "${x}"));
    }

    @Test
    void aMovedShapeIsOnlyDrawing() {
        assertThat(edited(VALIDITY, "x=\"182\" y=\"102\"", "x=\"192\" y=\"102\"").otherwise()).singleElement().satisfies(one -> assertThat(one.what()).startsWith("Only the drawing"));
    }

    @Test
    void aTableIsToldRowByRow() {
        String live = LIVE.read(DEADLINES);
        int cell = live.indexOf("<text>5</text>", live.indexOf("OutputEntry_AcknowledgementNumber"));
        String changed = live.substring(0, cell) + "<text>10</text>" + live.substring(cell + "<text>5</text>".length());
        assertThat(replaced(DEADLINES, changed).otherwise()).containsExactly(new Otherwise("Row 1 (acknowledgement): Number", "5", "10"));

        int row = live.indexOf("<rule id=\"Rule_Acknowledgement\">");
        String without = live.substring(0, row) + live.substring(live.indexOf("</rule>", row) + "</rule>".length());
        assertThat(replaced(DEADLINES, without).otherwise()).singleElement().satisfies(one -> {
            assertThat(one.what()).isEqualTo("Row 1 (acknowledgement) was taken away");
            assertThat(one.before()).contains("Number: 5", "Unit: \"working days\"");
        });
    }

    @Test
    void aTextIsToldLineByLine() {
        FileDifference changed = replaced(HOLIDAYS, LIVE.read(HOLIDAYS).replaceFirst("\n", "\n# one line more\n"));
        assertThat(changed.lines()).filteredOn(line -> line.mark() == Line.Mark.IN).containsExactly(new Line(Line.Mark.IN, 2, "# one line more"));
        assertThat(changed.lines()).filteredOn(line -> line.mark() == Line.Mark.OUT).isEmpty();
        assertThat(changed.lines().get(changed.lines().size() - 1)).satisfies(line -> assertThat(line.text()).endsWith("lines the same"));
    }

    @Test
    void ofALongTextTheOtherWordsAreMarked() {
        assertThat(new Otherwise("documentation", "Only the listed grounds count.", "Only the grounds on the list count.").sideBySide()).containsExactly(
                new Words(List.of(new Words.Part("Only the ", false), new Words.Part("listed ", true), new Words.Part("grounds count.", false))),
                new Words(List.of(new Words.Part("Only the grounds ", false), new Words.Part("on the list ", true), new Words.Part("count.", false))));
        assertThat(new Otherwise("due", "", "one day").sideBySide()).containsExactly(new Words(List.of()), new Words(List.of(new Words.Part("one day", false))));
    }

    @Test
    void newAndLostFiles() {
        List<FileDifference> all = FileDifference.between(LIVE, LIVE.laidOver(Map.of("forms/think-again.form", "{\n}\n".getBytes(StandardCharsets.UTF_8)), Set.of(VALIDITY)));
        assertThat(all).extracting(FileDifference::kind).containsExactly(FileDifference.Kind.ADDED, FileDifference.Kind.REMOVED);
        assertThat(all.get(0).lines()).extracting(Line::text).containsExactly("{", "}");
        assertThat(all.get(1).otherwise()).allSatisfy(one -> assertThat(one.what()).endsWith("was taken away"));
    }

    /** Somebody may send anything: nothing is fetched, nothing expanded, and the lines are shown where there is no diagram. */
    @Test
    void whatIsNoDiagramIsShownAsText() {
        FileDifference trap = replaced(VALIDITY, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        assertThat(trap.otherwise()).isEmpty();
        assertThat(trap.lines()).anySatisfy(line -> assertThat(line.text()).contains("&b;")).noneSatisfy(line -> assertThat(line.text()).contains("root:"));
    }

    @Test
    void twoLongTextsThatHaveNothingInCommonAreSetOneAfterTheOther() {
        String one = "a\n".repeat(3_000);
        String other = "b\n".repeat(3_000);
        List<Line> lines = TextDifference.lines(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        assertThat(lines).hasSize(401);
        assertThat(lines.get(400).text()).isEqualTo("5,600 lines not shown here");
    }
}

package uk.nolan.process.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** What Modeler saves becomes what the engine can run, and nothing else of a file changes. */
class CanonicalTest {

    private static final String VALIDITY = "processes/validity.bpmn";
    private static final ProcedureFiles FILES = ProcedureFiles.in(Path.of(""));
    private static final ProcedureFiles SET = FILES.setOf("newark-and-sherwood");
    private static final String DIAGRAM = SET.read(VALIDITY);

    private static Canonical.Made made(String diagram) {
        return Canonical.made(SET.laidOver(Map.of(VALIDITY, diagram.getBytes(StandardCharsets.UTF_8)), Set.of()));
    }

    private static String edited(String from, String to) {
        assertThat(DIAGRAM).contains(from);
        return DIAGRAM.replace(from, to);
    }

    /** What a diagram would be between its first process and its picture. */
    private static String diagram(String elements) {
        return DIAGRAM.replaceFirst("(?s)(<bpmn:process .*?>\n).*</bpmn:process>\n.*(</bpmn:definitions>)", "$1" + java.util.regex.Matcher.quoteReplacement(elements) + "  </bpmn:process>\n$2");
    }

    @Test
    void whatIsShippedStaysAsItIs() {
        for (String council : CouncilBooks.keys(FILES)) {
            ProcedureFiles set = FILES.setOf(council);
            Canonical.Made made = Canonical.made(set);
            assertThat(made.sentences()).isEmpty();
            assertThat(made.set().digest()).isEqualTo(set.digest());
        }
    }

    @Test
    void anotherDeadlineChosenFromTheListMovesTheTimer() {
        Canonical.Made made = made(edited("<camunda:property name=\"deadline\" value=\"validity\" />\n        </camunda:properties>\n      </bpmn:extensionElements>\n      <bpmn:outgoing>", "<camunda:property name=\"deadline\" value=\"initial-assessment\" />\n        </camunda:properties>\n      </bpmn:extensionElements>\n      <bpmn:outgoing>"));
        assertThat(made.set().read(VALIDITY)).contains(">${deadlines.expiry(execution, 'initial-assessment')}<").doesNotContain("${deadlines.expiry(execution, 'validity')}");
        assertThat(made.sentences()).containsExactly("processes/validity.bpmn, \"Validity check overdue\": its timer was written from the deadline \"initial-assessment\".");
    }

    /** As Modeler saves a timer event that was drawn and given the template, with what was not chosen left empty. */
    @Test
    void aTimerThatModelerLeftEmptyIsWritten() {
        String drawn = diagram(
                """
                    <bpmn:boundaryEvent id="Event_1d6e7xu" name="Reminder due" camunda:modelerTemplate="uk.nolan.deadline" camunda:modelerTemplateVersion="1" cancelActivity="false" attachedToRef="Activity_DecideValidity">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="when" value="" />
                          <camunda:property name="period" />
                          <camunda:property name="deadline" value="validity" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                      <bpmn:outgoing>Flow_1ta4tph</bpmn:outgoing>
                      <bpmn:timerEventDefinition id="TimerEventDefinition_1xstk7a" />
                    </bpmn:boundaryEvent>
                """);
        Canonical.Made made = made(drawn);
        assertThat(made.set().read(VALIDITY)).isEqualTo(diagram(
                """
                    <bpmn:boundaryEvent id="Event_ReminderDue" name="Reminder due" camunda:modelerTemplate="uk.nolan.deadline" camunda:modelerTemplateVersion="1" cancelActivity="false" attachedToRef="Activity_DecideValidity">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="deadline" value="validity" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                      <bpmn:outgoing>Flow_1ta4tph</bpmn:outgoing>
                      <bpmn:timerEventDefinition id="TimerEventDefinition_1xstk7a">
                        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.expiry(execution, 'validity')}</bpmn:timeDate>
                      </bpmn:timerEventDefinition>
                    </bpmn:boundaryEvent>
                """));
        assertThat(made.sentences()).containsExactly(
                "processes/validity.bpmn, \"Reminder due\": its timer was written from the deadline \"validity\".",
                "processes/validity.bpmn, \"Reminder due\": its id is now Event_ReminderDue.");
    }

    /** Files, texts and rows that are in no list yet. */
    @Test
    void whatIsNewIsCalledLikeItsTask() {
        assertThat(made(diagram(
                        """
                            <bpmn:userTask id="Activity_Offer" name="Offer party&#39;s mediation" camunda:formRef="named-like-the-task" camunda:dueDate="${deadlines.due(execution, &#39;named-like-the-task&#39;)}">
                              <bpmn:extensionElements>
                                <camunda:properties>
                                  <camunda:property name="fact" value="named-like-the-task-done" />
                                </camunda:properties>
                              </bpmn:extensionElements>
                            </bpmn:userTask>
                            <bpmn:boundaryEvent id="Event_Over" name="Offer over" attachedToRef="Activity_Offer">
                              <bpmn:extensionElements>
                                <camunda:properties>
                                  <camunda:property name="deadline" value="named-like-the-task" />
                                </camunda:properties>
                              </bpmn:extensionElements>
                              <bpmn:timerEventDefinition id="TimerEventDefinition_1xstk7a" />
                            </bpmn:boundaryEvent>
                        """)).set().read(VALIDITY))
                .contains("camunda:formRef=\"offer-partys-mediation\" camunda:dueDate=\"${deadlines.due(execution, &#39;offer-partys-mediation&#39;)}\"")
                .contains("name=\"fact\" value=\"offer-partys-mediation-done\"")
                .contains("name=\"deadline\" value=\"offer-partys-mediation\"");
    }

    /** An event that was drawn without a clock and only given the template. */
    @Test
    void anEventWithoutTimerBecomesOne() {
        assertThat(made(diagram(
                        """
                            <bpmn:intermediateCatchEvent id="Event_Over" name="Over">
                              <bpmn:extensionElements>
                                <camunda:properties>
                                  <camunda:property name="deadline" value="sanction-end" />
                                  <camunda:property name="when" value="expiryFor" />
                                </camunda:properties>
                              </bpmn:extensionElements>
                            </bpmn:intermediateCatchEvent>
                        """)).set().read(VALIDITY))
                .contains(
                        """
                              </bpmn:extensionElements>
                              <bpmn:timerEventDefinition id="TimerEventDefinition_Over">
                                <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.expiryFor(execution, 'sanction-end', sanction)}</bpmn:timeDate>
                              </bpmn:timerEventDefinition>
                            </bpmn:intermediateCatchEvent>
                        """);
    }

    /** Somebody meant something by it; the check refuses it and says what was expected. */
    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "2027-01-04T00:00:00", "${deadlines.expiry(execution, 'validty')}", "${deadlines.expiry(execution, validity)}", "${runtimeService}"})
    void aTimerThatWasTypedIsLeft(String typed) {
        String diagram = edited("${deadlines.expiry(execution, 'validity')}", typed);
        assertThat(made(diagram).set().read(VALIDITY)).isEqualTo(diagram);
    }

    @Test
    void aMessageFromTheListIsWritten() {
        String made = made(diagram(
                """
                    <bpmn:intermediateCatchEvent id="Event_Complete" name="Complaint complete" camunda:asyncAfter="true">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="message" value="ComplaintComplete" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                      <bpmn:messageEventDefinition id="MessageEventDefinition_0abcdef" />
                    </bpmn:intermediateCatchEvent>
                    <bpmn:endEvent id="Event_Told" name="Told" camunda:asyncBefore="true">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="message" value="ComplaintComplete" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                      <bpmn:incoming>Flow_1</bpmn:incoming>
                    </bpmn:endEvent>
                """)).set().read(VALIDITY);
        assertThat(made)
                .contains("      <bpmn:messageEventDefinition id=\"MessageEventDefinition_0abcdef\" messageRef=\"Message_ComplaintComplete\" />\n    </bpmn:intermediateCatchEvent>")
                .contains("      <bpmn:messageEventDefinition id=\"MessageEventDefinition_Told\" messageRef=\"Message_ComplaintComplete\" camunda:delegateExpression=\"${announce}\" />\n    </bpmn:endEvent>")
                .containsOnlyOnce("  </bpmn:process>\n  <bpmn:message id=\"Message_ComplaintComplete\" name=\"ComplaintComplete\" />\n");
    }

    /** What was chosen at the gateway stands at its ways: at the only one that is not the default, or at the one that bears the answer's name. */
    @Test
    void theAnswersChosenAtAGatewayAreWritten() {
        String made = made(diagram(
                """
                    <bpmn:exclusiveGateway id="Gateway_One" name="Register complete?" default="Flow_Yes">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="takenWhen" value="${complete == &#39;no&#39; &#38;&#38; oral == true}" />
                          <camunda:property name="takenWhen2" value="" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                    </bpmn:exclusiveGateway>
                    <bpmn:sequenceFlow id="Flow_Yes" name="Yes" sourceRef="Gateway_One" targetRef="Gateway_Two" />
                    <bpmn:sequenceFlow id="Flow_No" name="No" sourceRef="Gateway_One" targetRef="Gateway_Two" />
                    <bpmn:exclusiveGateway id="Gateway_Two" name="How to go on?" default="Flow_Decide">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="takenWhen" value="${weigh == &#39;ask-again&#39;}" />
                          <camunda:property name="takenWhen2" value="${weigh == &#39;consult&#39;}" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                    </bpmn:exclusiveGateway>
                    <bpmn:sequenceFlow id="Flow_Decide" name="Decide" sourceRef="Gateway_Two" targetRef="Event_End" />
                    <bpmn:sequenceFlow id="Flow_Consult" name="Consult" sourceRef="Gateway_Two" targetRef="Event_End">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${weigh == 'old'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="Flow_Ask" name="Ask again" sourceRef="Gateway_Two" targetRef="Event_End">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${weigh != 'typed'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                """)).set().read(VALIDITY);
        assertThat(made)
                .contains("sourceRef=\"Gateway_One\" targetRef=\"Gateway_Two\" />\n    <bpmn:sequenceFlow id=\"Flow_No\"")
                .contains(
                        """
                            <bpmn:sequenceFlow id="Flow_No" name="No" sourceRef="Gateway_One" targetRef="Gateway_Two">
                              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${complete == 'no' &amp;&amp; oral == true}</bpmn:conditionExpression>
                            </bpmn:sequenceFlow>
                        """)
                .contains(">${weigh == 'consult'}</bpmn:conditionExpression>", ">${weigh != 'typed'}</bpmn:conditionExpression>")
                .doesNotContain("'old'");
    }

    /** For a form that is in no list yet. */
    @Test
    void aWayIsTakenAfterTheAnswerThatItIsCalledAfter() {
        assertThat(made(diagram(
                        """
                            <bpmn:userTask id="Activity_Plan" name="Plan enquiries" camunda:formRef="named-like-the-task" />
                            <bpmn:exclusiveGateway id="Gateway_One" name="Enquiries needed?" default="Flow_No">
                              <bpmn:extensionElements>
                                <camunda:properties>
                                  <camunda:property name="takenWhen" value="answer-of-the-task-before" />
                                </camunda:properties>
                              </bpmn:extensionElements>
                            </bpmn:exclusiveGateway>
                            <bpmn:sequenceFlow id="Flow_In" sourceRef="Activity_Plan" targetRef="Gateway_One" />
                            <bpmn:sequenceFlow id="Flow_No" name="No" sourceRef="Gateway_One" targetRef="Event_End" />
                            <bpmn:sequenceFlow id="Flow_Yes" name="Yes" sourceRef="Gateway_One" targetRef="Event_End" />
                        """)).set().read(VALIDITY))
                .contains("name=\"Yes\" sourceRef=\"Gateway_One\" targetRef=\"Event_End\">\n      <bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${enquire == 'yes'}<")
                .contains("name=\"No\" sourceRef=\"Gateway_One\" targetRef=\"Event_End\" />");
    }

    /** Modeler binds to the newest one when a form, a table or a stage is chosen. */
    @Test
    void whatIsChosenIsOfTheSameVersion() {
        assertThat(made(edited("camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\"")).set().read(VALIDITY)).isEqualTo(DIAGRAM);
        assertThat(made(edited(" camunda:decisionRefBinding=\"deployment\"", "")).set().read(VALIDITY)).isEqualTo(DIAGRAM);
    }

    @Test
    void whatWasLeftEmptyIsTakenAway() {
        assertThat(made(diagram(
                        """
                            <bpmn:userTask id="Activity_Wait" name="Wait" camunda:formRef="review-delay" camunda:dueDate="">
                              <bpmn:documentation>Waits.</bpmn:documentation>
                              <bpmn:extensionElements>
                                <camunda:properties>
                                  <camunda:property name="fact" value="" />
                                </camunda:properties>
                              </bpmn:extensionElements>
                            </bpmn:userTask>
                            <bpmn:callActivity id="Activity_Call" name="Call">
                              <bpmn:extensionElements>
                                <camunda:in variables="all" />
                                <camunda:properties>
                                  <camunda:property name="stage" />
                                </camunda:properties>
                              </bpmn:extensionElements>
                            </bpmn:callActivity>
                        """)).set().read(VALIDITY))
                .isEqualTo(diagram(
                        """
                            <bpmn:userTask id="Activity_Wait" name="Wait" camunda:formRef="review-delay">
                              <bpmn:documentation>Waits.</bpmn:documentation>
                            </bpmn:userTask>
                            <bpmn:callActivity id="Activity_Call" name="Call">
                              <bpmn:extensionElements>
                                <camunda:in variables="all" />
                              </bpmn:extensionElements>
                            </bpmn:callActivity>
                        """));
    }

    @Test
    void idsThatModelerNumberedAreReadable() {
        String made = made(DIAGRAM
                        .replace("Activity_DecideValidity", "Activity_0k3j2h1")
                        .replace("Gateway_Valid\"", "Gateway_1abcdef\"")
                        .replace("Event_ValidityConfirmed", "Event_1d6e7xu").replace("name=\"Validity confirmed\"", "name=\"Decide&#10;officer&#39;s validity\""))
                .set().read(VALIDITY);
        assertThat(made)
                .isEqualTo(DIAGRAM.replace("Event_ValidityConfirmed", "Event_DecideOfficersValidity").replace("name=\"Validity confirmed\"", "name=\"Decide&#10;officer&#39;s validity\""));
    }

    @Test
    void commentsAreLeftOut() {
        Canonical.Made made = made(DIAGRAM.replace("  <bpmn:process", "  <!-- to do:\n ask -->\n  <bpmn:process"));
        assertThat(made.set().read(VALIDITY)).isEqualTo(DIAGRAM);
        assertThat(made.sentences()).hasSize(1).first().asString().startsWith("processes/validity.bpmn: its comments were left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no XML", "<bpmn:definitions>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "<x/><!-- <x -->", "<a b='>'/>"})
    void aFileThatIsNoDiagramIsLeft(String broken) {
        Canonical.Made made = made(broken);
        assertThat(made.set().read(VALIDITY)).isIn(broken, "<x/>");
        assertThat(made.sentences()).allMatch(sentence -> sentence.startsWith(VALIDITY));
        assertThat(List.copyOf(made.set().contents().keySet())).isEqualTo(List.copyOf(SET.contents().keySet()));
    }
}

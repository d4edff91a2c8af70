package uk.nolan.process.lint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edits of the shipped set of Newark and Sherwood, made by a program: those that must be refused, each with the file and the element that the finding names and words of it, and those that are good.
 * Texts are replaced as an editor would; what is not found in the file is an error of the edit.
 */
public final class Edits {

    private static final String COUNCIL = "processes/councils/newark-and-sherwood/";
    private static final String VALIDITY = "processes/validity.bpmn";
    private static final String FIRST_LETTER = "processes/first-letter.bpmn";
    private static final String LETTER = COUNCIL + "notices/acknowledgement.html";

    /**
     * One edit.
     *
     * @param name what was done
     * @param file the file that is changed, added or taken away
     * @param change the new text from the old; from an empty text for a file that is new, to null for one that is taken away
     * @param foundIn the file that the finding names
     * @param element the element that the finding names
     * @param words words of what the finding says
     */
    public record Edit(String name, String file, UnaryOperator<String> change, String foundIn, String element, String words) {

        /** The set after the edit; the one given stays as it is. */
        public Map<String, byte[]> of(Map<String, byte[]> set) {
            Map<String, byte[]> edited = new TreeMap<>(set);
            String text = set.containsKey(file) ? new String(set.get(file), StandardCharsets.UTF_8) : "";
            String changed = change.apply(text);
            if (changed == null) {
                edited.remove(file);
            } else if (changed.equals(text)) {
                throw new IllegalStateException("The edit \"" + name + "\" changes nothing in " + file);
            } else {
                edited.put(file, changed.getBytes(StandardCharsets.UTF_8));
            }
            return edited;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** At least fifty that must be refused. */
    public static final List<Edit> BROKEN = List.of(
            // it parses
            bad("half of a diagram is missing", VALIDITY, text -> text.substring(0, text.length() / 2), VALIDITY, "", "the file cannot be read"),
            bad("an end tag typed wrong", VALIDITY, put("</bpmn:userTask>", "</bpmn:usertask>"), VALIDITY, "", "the file cannot be read"),
            bad("a table that is a letter", COUNCIL + "sanctions.dmn", text -> "Dear all, please find the table attached.", COUNCIL + "sanctions.dmn", "", "the file cannot be read"),
            bad("a form with a comma too few", "forms/give-view.form", put("\"type\": \"radio\",", "\"type\": \"radio\""), "forms/give-view.form", "", "this is not JSON"),
            bad("a council's book without its colon", COUNCIL + "council.yaml", put("telephone:", "telephone"), COUNCIL + "council.yaml", "", "this is not YAML"),
            bad("a holiday on 30 February", "processes/holidays.yaml", put("knownUntil: 2028-12-31", "knownUntil: 2028-02-30"), "processes/holidays.yaml", "", "is not a date"),
            bad("an element that BPMN does not have", VALIDITY, put("<bpmn:endEvent id=\"Event_ValidityConfirmed\"", "<bpmn:happyEnd id=\"X\" /><bpmn:endEvent id=\"Event_ValidityConfirmed\""), VALIDITY, "", "the file cannot be read"),
            // Modeler would lose it
            bad("a condition without bpmn:", VALIDITY, put("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${validity", "<bpmn:conditionExpression xsi:type=\"tFormalExpression\">${validity"), VALIDITY, "No", "Modeler would lose"),
            bad("a diagram for Camunda 8", VALIDITY, put("Camunda Platform\" modeler:executionPlatformVersion=\"7.24.0", "Camunda Cloud\" modeler:executionPlatformVersion=\"8.5.0"), VALIDITY, "", "not for Camunda 7.24"),
            // names, ids, documentation
            bad("two files with the same process id", "processes/returned.bpmn", put("<bpmn:process id=\"returned\"", "<bpmn:process id=\"validity\""), VALIDITY, "Validity", "the process has the id \"validity\", as that of processes/returned.bpmn has"),
            bad("a process under another name", VALIDITY, put("<bpmn:process id=\"validity\"", "<bpmn:process id=\"validty\""), VALIDITY, "Validity", "the process has the id \"validty\""),
            bad("a process that is not executable", VALIDITY, put("isExecutable=\"true\"", "isExecutable=\"false\""), VALIDITY, "Validity", "not marked executable"),
            bad("history kept for six years, not days", VALIDITY, put("P2190D", "P6Y"), VALIDITY, "Validity", "which the engine cannot read"),
            bad("a task without a name", VALIDITY, put("name=\"Send rejection\"", "name=\"\""), VALIDITY, "Activity_SendRejection", "it has no name"),
            bad("a task named by a noun", VALIDITY, put("name=\"Send rejection\"", "name=\"Notification\""), VALIDITY, "Notification", "its name does not say what is done"),
            bad("an id that Modeler made up", VALIDITY, everywhere("Activity_SendRejection", "Activity_0x1ab2c"), VALIDITY, "Send rejection", "cannot be read"),
            bad("a task without documentation", VALIDITY, match("<bpmn:documentation>The complainant is told that the complaint is rejected[^<]*</bpmn:documentation>", ""), VALIDITY, "Send rejection", "it is not documented"),
            bad("a gateway that asks nothing", VALIDITY, put("name=\"Valid?\"", "name=\"Validity\""), VALIDITY, "Validity", "a gateway asks a question"),
            // forms, roles, bindings
            bad("a form renamed", "forms/decide-validity.form", text -> null, VALIDITY, "Decide validity", "there is no form \"decide-validity\""),
            bad("a form not bound to the version", VALIDITY, put("camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\""), VALIDITY, "Decide validity", "not bound to the version"),
            bad("a role typed wrong", VALIDITY, put("monitoringOfficers,deputies", "monitoringOfficer,deputies"), VALIDITY, "Decide validity", "\"monitoringOfficer\" is no role"),
            bad("a table that is not there", VALIDITY, put("camunda:decisionRef=\"validity\"", "camunda:decisionRef=\"validness\""), VALIDITY, "Apply validity table", "there is no decision table \"validness\""),
            bad("a stage that is not there", "processes/enquiries.bpmn", text -> null, "processes/assessment.bpmn", "Make enquiries", "there is no stage \"enquiries\""),
            bad("a letter sent in the officer's own step", VALIDITY, match("(name=\"Send rejection\"[^>]*?) camunda:asyncBefore=\"true\"", "$1"), VALIDITY, "Send rejection", "not done in a step of its own"),
            bad("a stage that does not learn the case", "processes/assessment.bpmn", match("(<bpmn:callActivity id=\"Activity_MakeEnquiries\".*?)<camunda:in businessKey=\"#\\{execution.processBusinessKey}\" />", "$1"), "processes/assessment.bpmn", "Make enquiries", "does not get the case's reference"),
            // times
            bad("a timer typed wrong", VALIDITY, put("${deadlines.expiry(execution, 'validity')}", "${deadlines.expiry(execution, 'validty')}"), VALIDITY, "Validity check overdue", "validty"),
            bad("a timer of five days by the clock", VALIDITY, match("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">[^<]*</bpmn:timeDate>", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P5D</bpmn:timeDuration>"), VALIDITY, "Validity check overdue", "may not stand in a diagram"),
            bad("a timer on a day that was typed", VALIDITY, put("${deadlines.expiry(execution, 'validity')}", "2027-01-29T23:59:00"), VALIDITY, "Validity check overdue", "does not come from a deadline"),
            bad("a due date in plain words", VALIDITY, match("camunda:dueDate=\"[^\"]*\"", "camunda:dueDate=\"P5D\""), VALIDITY, "Decide validity", "does not come from a deadline"),
            bad("a deadline's row taken away", COUNCIL + "deadlines.dmn", match("<rule id=\"Rule_Validity\">.*?</rule>", ""), VALIDITY, "Validity check overdue", "which deadlines.dmn does not have"),
            // letters
            bad("a notice misspelt", FIRST_LETTER, put("value=\"first-letter\"", "value=\"frist-letter\""), FIRST_LETTER, "Send first letter", "there is no notice text \"frist-letter\""),
            bad("a letter to the press", FIRST_LETTER, put("name=\"recipients\" value=\"subject-member\"", "name=\"recipients\" value=\"press\""), FIRST_LETTER, "Send first letter", "nobody is meant by the recipient \"press\""),
            bad("an enclosure that no form asks for", "processes/draft-report.bpmn", put("prepare-draft-report.redactedReport", "prepare-draft-report.readactedReport"), "processes/draft-report.bpmn", "Send draft report", "no form asks for the enclosure"),
            // gateways
            bad("a condition without default", VALIDITY, put(" default=\"Flow_ValidToValidityConfirmed\"", ""), VALIDITY, "Valid?", "it has no default flow"),
            bad("yes and no changed about", VALIDITY, match("(id=\"Flow_ValidToSendRejection\" name=)\"No\"", "$1\"Yes\"").andAlso(match("(id=\"Flow_ValidToValidityConfirmed\" name=)\"Yes\"", "$1\"No\"")), VALIDITY, "Yes", "its condition does not say what its label says"),
            bad("two answers changed about", "processes/report-review.bpmn", everywhere("== 'local-resolution'", "== 'x'").andAlso(everywhere("== 'hearing'", "== 'local-resolution'")).andAlso(everywhere("== 'x'", "== 'hearing'")), "processes/report-review.bpmn", "Hearing", "its condition does not say what its label says"),
            bad("a flow without its answer", VALIDITY, match("(id=\"Flow_ValidToSendRejection\") name=\"No\"", "$1"), VALIDITY, "Valid? → Send rejection", "it does not say which answer it is"),
            bad("a code that no form gives", VALIDITY, put("tellSubjectMember == 'yes'", "tellSubjectMember == 'ja'"), VALIDITY, "Yes", "\"tellSubjectMember\" is never \"ja\""),
            bad("an arrangement that no council has", VALIDITY, everywhere("arrangements.courtesyNotice", "arrangements.curtsyNotice"), VALIDITY, "Yes", "cannot be asked for \"curtsyNotice\""),
            // reach
            bad("a flow deleted", VALIDITY, withoutFlow("Flow_DecideValidityToApplyValidityTable"), VALIDITY, "Decide validity", "nothing follows it"),
            bad("an answer's flow deleted", VALIDITY, withoutFlow("Flow_ValidToSendRejection"), VALIDITY, "Valid?", "only one answer is left"),
            bad("a start deleted", VALIDITY, withoutNode("Event_ValidityCheckStarted", "Flow_ValidityCheckStartedToDecideValidity"), VALIDITY, "Validity", "it has no start"),
            // what the program begins itself
            bad("the working-day round taken away", "processes/working-day-round.bpmn", text -> null, "processes/working-day-round.bpmn", "", "the diagram is not there, and it finds each working day what falls due"),
            bad("the complaint taken away", "processes/complaint.bpmn", text -> null, "processes/complaint.bpmn", "", "the diagram is not there, and every complaint begins with it"),
            bad("a call that waits for another message", "processes/call-to-work.bpmn", everywhere("=\"WorkWaits\"", "=\"WorkIsThere\""), "processes/call-to-work.bpmn", "Work waits", "it does not begin as the program needs it"),
            // tables
            bad("a cell without quotation marks", COUNCIL + "validity.dmn", put("<text>\"valid\"</text>", "<text>valid</text>"), COUNCIL + "validity.dmn", "Validity, row 1", "has no quotation marks"),
            bad("a code with a hyphen without quotation marks", COUNCIL + "confidentiality.dmn", put("<text>\"request\"</text>", "<text>not-asked</text>"), COUNCIL + "confidentiality.dmn", "Confidentiality, row 1 (not-asked)", "which there is not"),
            bad("an empty answer", COUNCIL + "validity.dmn", put("<text>\"invalid\"</text>", "<text></text>"), COUNCIL + "validity.dmn", "Validity, row 2 (contains(?, \"no-evidence\"))", "is empty"),
            bad("a hit policy that the engine does not know", COUNCIL + "validity.dmn", put("hitPolicy=\"FIRST\"", "hitPolicy=\"PRIORITY\""), COUNCIL + "validity.dmn", "Validity", "does not know the hit policy"),
            bad("a number in words", COUNCIL + "deadlines.dmn", put("<text>10</text>", "<text>\"ten\"</text>"), COUNCIL + "deadlines.dmn", "Deadlines, row 2 (completion)", "whose type is integer"),
            bad("a day counted from what nothing records", COUNCIL + "deadlines.dmn", put("<text>\"draft-sent\"</text>", "<text>\"draft-posted\"</text>"), COUNCIL + "deadlines.dmn", "draft-comments", "records \"draft-posted\""),
            // forms' fields
            bad("a field type that blanks the form", "forms/give-view.form", put("\"type\": \"textarea\"", "\"type\": \"filepicker\""), "forms/give-view.form", "Your view and why", "leave the whole form blank"),
            bad("two fields with one key", "forms/give-view.form", put("\"key\": \"view\"", "\"key\": \"minded\""), "forms/give-view.form", "Your view and why", "two fields have the key"),
            bad("a rule that asks for no field", "forms/decide-validity.form", put("=interestDeclared = ", "=interestDeclred = "), "forms/decide-validity.form", "Your interest in this case", "asks for \"interestDeclred\""),
            bad("a list that nobody makes", "forms/prepare-consultation.form", put("\"valuesKey\": \"independentPersons\"", "\"valuesKey\": \"wisePersons\""), "forms/prepare-consultation.form", "Independent Person", "there is no list \"wisePersons\""),
            // what runs code, reads files or reaches out
            bad("a script task", VALIDITY, match("<bpmn:serviceTask (id=\"Activity_EscalateValidityCheck\"[^>]*?) camunda:asyncBefore=\"true\" camunda:delegateExpression=\"[^\"]*\">(.*?)</bpmn:serviceTask>",
                    "<bpmn:scriptTask $1 scriptFormat=\"groovy\">$2<bpmn:script>new File('/etc/passwd').text</bpmn:script></bpmn:scriptTask>"), VALIDITY, "Escalate overdue validity check", "<bpmn:scriptTask> may not stand in a diagram"),
            bad("a class that the program would load", VALIDITY, put("camunda:delegateExpression=\"${tellOfficers}\"", "camunda:class=\"java.lang.ProcessBuilder\""), VALIDITY, "Escalate overdue validity check", "camunda:class=\"java.lang.ProcessBuilder\" may not stand"),
            bad("a bean that reads files", VALIDITY, put("${tellOfficers}", "${caseFiles}"), VALIDITY, "Escalate overdue validity check", "no part of the program carries out \"${caseFiles}\""),
            bad("a bean in a condition", VALIDITY, put("${validity == 'invalid'}", "${caseFiles.all().size() == 0}"), VALIDITY, "No", "may not be evaluated"),
            bad("a way to Java in a condition", VALIDITY, put("${validity == 'invalid'}", "${''.getClass().forName('java.lang.Runtime') == 'x'}"), VALIDITY, "No", "may not be evaluated"),
            bad("an expression in a task's name", VALIDITY, put("name=\"Decide validity\"", "name=\"Decide ${caseFiles.all()}\""), VALIDITY, "Decide ${caseFiles.all()}", "stands an expression"),
            bad("an expression in the documentation", VALIDITY, put("The Monitoring Officer looks at the council's grounds", "${caseFiles.all()} looks at the council's grounds"), VALIDITY, "Decide validity", "stands an expression"),
            bad("a listener with a script", VALIDITY, put("<camunda:property name=\"fact\" value=\"validity-decided\" />\n        </camunda:properties>", "<camunda:property name=\"fact\" value=\"validity-decided\" />\n        </camunda:properties>\n        <camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:taskListener>"), VALIDITY, "Decide validity", "<camunda:taskListener> may not stand"),
            bad("a condition in another language", VALIDITY, put("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${validity", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">${validity"), VALIDITY, "No", "language=\"groovy\" may not stand"),
            bad("a task for a program outside", VALIDITY, put("camunda:delegateExpression=\"${tellOfficers}\"", "camunda:type=\"external\" camunda:topic=\"leak\""), VALIDITY, "Escalate overdue validity check", "camunda:type=\"external\" may not stand"),
            bad("an entity that reads a file", VALIDITY, put("?>\n", "?>\n<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n"), VALIDITY, "", "a document type is declared"),
            bad("a FEEL function that calls Java", COUNCIL + "validity.dmn", put("<text>\"valid\"</text>", "<text>(function(x) external {java: {class: \"java.lang.System\", method_signature: \"getenv(java.lang.String)\"}})(\"HOME\")</text>"), COUNCIL + "validity.dmn", "Validity, row 1", ""),
            bad("a table in JavaScript", COUNCIL + "validity.dmn", put("<inputExpression id=\"InputExpression_Grounds\"", "<inputExpression expressionLanguage=\"javascript\" id=\"InputExpression_Grounds\""), COUNCIL + "validity.dmn", "Validity", "tables speak FEEL"),
            bad("a YAML tag that makes a thing of the program", COUNCIL + "council.yaml", match("telephone: .*", "telephone: !!javax.script.ScriptEngineManager [x]"), COUNCIL + "council.yaml", "", "the tag !!javax.script.ScriptEngineManager"),
            bad("a form with a frame from elsewhere", "forms/give-view.form", put("\"type\": \"text\",", "\"type\": \"iframe\", \"url\": \"https://example.org\","), "forms/give-view.form", "Give view", "may not stand in a form"),
            bad("a picture from elsewhere in a form", "forms/give-view.form", put("# Give view", "# Give view ![x](https://example.org/x.png)"), "forms/give-view.form", "Give view ![x](https://example.org/x.png)", "could load or run something"),
            bad("a letter that calls the program", LETTER, letter("<p th:text=\"${T(java.lang.Runtime).getRuntime()}\">x</p>"), LETTER, "", "does more than read and compare"),
            bad("a letter with a picture from elsewhere", LETTER, letter("<img src=\"https://example.org/x.png\">"), LETTER, "", "<img> may not stand in a letter"),
            bad("a letter that takes in another file", LETTER, letter("<p th:replace=\"~{/etc/passwd}\">x</p>"), LETTER, "", "there is no text"));

    /** At least ten that are good. */
    public static final List<Edit> GOOD = List.of(
            good("a deadline of 7 days instead of 5", COUNCIL + "deadlines.dmn", match("(?s)(<rule id=\"Rule_Acknowledgement\">.*?<text>)5(</text>)", "$17$2")),
            good("a task named otherwise", VALIDITY, put("name=\"Send rejection\"", "name=\"Send letter of rejection\"")),
            good("other words in the documentation", VALIDITY, put("The complainant is told that the complaint is rejected", "The complainant hears that the complaint is rejected")),
            good("another role besides", VALIDITY, put("monitoringOfficers,deputies", "monitoringOfficers,deputies,externalAssessors")),
            good("a letter of the council's own", LETTER, letter("<p>Please write to <span th:text=\"${letter.council.email}\">us</span>.</p>")),
            good("a letter to the clerk as well", FIRST_LETTER, put("name=\"recipients\" value=\"subject-member\"", "name=\"recipients\" value=\"subject-member,monitoring-officer\"")),
            good("another label of a field", "forms/give-view.form", put("Your view and why", "Your view, and your reasons")),
            good("another answer to an arrangement", COUNCIL + "council.yaml", put("publish: always", "publish: breach")),
            good("a row's words", COUNCIL + "validity.dmn", put("Any doubt sends the complaint on to assessment", "Doubt sends the complaint on to assessment")),
            good("a shape moved", VALIDITY, match("<dc:Bounds x=\"(\\d+)\" y=\"(\\d+)\" width=\"100\" height=\"80\" />", "<dc:Bounds x=\"$1\" y=\"$2\" width=\"100\" height=\"90\" />")),
            good("another name for the committee", COUNCIL + "council.yaml", match("committee: .*", "committee: Ethics Committee")));

    private Edits() {}

    private interface Change extends UnaryOperator<String> {

        default Change andAlso(UnaryOperator<String> next) {
            return text -> next.apply(apply(text));
        }
    }

    private static Edit bad(String name, String file, UnaryOperator<String> change, String foundIn, String element, String words) {
        return new Edit(name, file, change, foundIn, element, words);
    }

    private static Edit good(String name, String file, UnaryOperator<String> change) {
        return new Edit(name, file, change, "", "", "");
    }

    /** Where it stands first. */
    private static Change put(String from, String to) {
        return text -> text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    }

    private static Change everywhere(String from, String to) {
        return text -> text.replace(from, to);
    }

    private static Change match(String pattern, String to) {
        return text -> Pattern.compile(pattern, pattern.contains(".*?") ? Pattern.DOTALL : 0).matcher(text).replaceFirst(to);
    }

    /** As Modeler deletes a flow: with its ends and its drawing. */
    private static Change withoutFlow(String id) {
        return match("\\s*<bpmn:sequenceFlow id=\"" + id + "\"(?:[^>]*/>|.*?</bpmn:sequenceFlow>)", "")
                .andAlso(text -> text.replace("<bpmn:incoming>" + id + "</bpmn:incoming>", "").replace("<bpmn:outgoing>" + id + "</bpmn:outgoing>", ""))
                .andAlso(match("\\s*<bpmndi:BPMNEdge id=\"" + id + "_di\".*?</bpmndi:BPMNEdge>", ""));
    }

    private static Change withoutNode(String id, String flow) {
        return withoutFlow(flow).andAlso(match("\\s*<bpmn:(\\w+) id=\"" + id + "\".*?</bpmn:\\1>", "")).andAlso(match("\\s*<bpmndi:BPMNShape id=\"" + id + "_di\".*?</bpmndi:BPMNShape>", ""));
    }

    /** The council's own acknowledgement with one line more. */
    private static UnaryOperator<String> letter(String line) {
        return text -> """
                <!DOCTYPE html>
                <html lang="en-GB" xmlns:th="http://www.thymeleaf.org" th:replace="~{fragments/letter :: letter(~{::title}, ~{::main})}">
                <head><title>We have received your complaint</title></head>
                <body>
                <main>
                <h1>We have received your complaint</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(line);
    }
}

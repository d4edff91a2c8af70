package uk.nolan.process.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/** A mistake in a set of the procedure's files is found, and the finding names the file and what in it. */
class MistakesTest {

    private static final String COUNCIL = "processes/councils/newark-and-sherwood/";
    private static final Map<String, byte[]> SHIPPED = ProcedureFiles.in(Path.of("")).setOf("newark-and-sherwood").laidOver(ProcedureFiles.in(Path.of("")).setOf("stroud").contents(), Set.of()).contents();

    private final Lint lint = new Lint();
    private final Map<String, byte[]> set = new TreeMap<>(SHIPPED);

    private List<String> found() {
        return found("newark-and-sherwood");
    }

    private List<String> found(String council) {
        return lint.findings(ProcedureFiles.of("a test", set), council).stream().map(Finding::sentence).toList();
    }

    private String text(String file) {
        return new String(set.get(file), StandardCharsets.UTF_8);
    }

    private void edit(String file, String from, String to) {
        assertThat(text(file)).as(file).contains(from);
        write(file, text(file).replace(from, to));
    }

    private void write(String file, String text) {
        set.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String... parts) {
        refusedFor("newark-and-sherwood", parts);
    }

    private void refusedFor(String council, String... parts) {
        assertThat(String.join("\n", found(council))).contains(parts).doesNotContain("null");
    }

    private void goesLive() {
        assertThat(found()).isEmpty();
    }

    private void withoutRow(String council, String deadline) {
        String file = "processes/councils/" + council + "/deadlines.dmn";
        String text = text(file);
        String less = text.replaceFirst("(?s)<rule id=\"[^\"]*\">(?:(?!</rule>).)*?<inputEntry[^>]*>\\s*<text>\"" + deadline + "\"</text>.*?</rule>\\s*", "");
        assertThat(less).as(deadline).isNotEqualTo(text);
        write(file, less);
    }

    /** A diagram may name a deadline that only another council has, but no case of this council may come to its timer. */
    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "newark-and-sherwood, acknowledgement, receive-and-acknowledge",
        "newark-and-sherwood, validity, validity",
        "newark-and-sherwood, confidentiality-answer, confidentiality",
        "newark-and-sherwood, informal-comments, informal-resolution",
        "newark-and-sherwood, abeyance-review, abeyance",
        "stroud, transcript-approval, oral-complaint",
        "stroud, parish-complaint, clerk-complaint",
        "stroud, investigation, investigation",
    })
    void aTimerThatWouldWaitForADeadlineWhichTheCouncilDoesNotHave(String council, String deadline, String diagram) {
        withoutRow(council, deadline);
        refusedFor(council, "processes/" + diagram + ".bpmn, ", "its timer waits for the deadline \"" + deadline + "\", which deadlines.dmn does not have. Add a row for it, or set the arrangement in council.yaml that leaves this step out.");
    }

    /** An arrangement that opens a way brings its deadline with it; one that shuts it leaves the row without a beginning. */
    @Test
    void anArrangementThatTheTableDoesNotFollow() {
        edit(COUNCIL + "council.yaml", "oralComplaint: help ", "oralComplaint: transcript ");
        refusedFor("newark-and-sherwood", "processes/oral-complaint.bpmn, ", "its timer waits for the deadline \"transcript-approval\"");
        edit("processes/councils/stroud/council.yaml", "oralComplaint: transcript ", "oralComplaint: help ");
        refusedFor("stroud", "deadlines.dmn, \"transcript-approval\": column countedFrom: no step of this council's procedure records \"transcript-sent\", so the deadline would never run.");
    }

    /** What no diagram waits for, a council may do without. */
    @Test
    void aDeadlineThatDiagramsCanDoWithout() {
        withoutRow("newark-and-sherwood", "hearing-after-completion");
        withoutRow("newark-and-sherwood", "event-look-back");
        goesLive();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "newark-and-sherwood | draft-comments | \"draft-sent\"                | \"draft-posted\"               | draft-posted",
        "newark-and-sherwood | representations | \"first-letter-sent\"        | \"first-letter-written\"       | first-letter-written",
        "newark-and-sherwood | hearing | \"report-completed once referred-to-hearing\" | \"report-finished once referred-to-hearing\" | report-finished",
        "stroud              | representations | \"first-letter-provided\"    | \"first-letter-delivered\"     | first-letter-delivered",
        "stroud              | abeyance-review | \"later of suspended, abeyance-reviewed\" | \"later of suspended, abeyance-review\" | abeyance-review",
    })
    void aDeadlineCountedFromWhatNothingRecords(String council, String deadline, String from, String to, String fact) {
        edit("processes/councils/" + council + "/deadlines.dmn", "<text>" + from + "</text>", "<text>" + to + "</text>");
        refusedFor(council, "deadlines.dmn, \"" + deadline + "\": column countedFrom: no step of this council's procedure records \"" + fact + "\", so the deadline would never run. Correct the name, or take the row away. Recorded are ");
    }

    /** The files of a council that is not served are its own affair. */
    @Test
    void theOtherCouncilsMistakesAreFoundWhereItIsServed() {
        write("processes/councils/stroud/sanctions.dmn", "Dear all, please find the table attached.");
        edit("processes/councils/stroud/council.yaml", "publish: breach", "publish: sometimes");
        goesLive();
    }

    @Test
    void anArrangementThatNoCouncilHas() {
        edit("processes/validity.bpmn", "arrangements.courtesyNotice", "arrangements.curtsyNotice");
        refused("processes/validity.bpmn, ", "arrangements cannot be asked for \"curtsyNotice\", only for [acknowledgement, anonymous, ");
    }

    @Test
    void aFormWithChoicesThatNoCouncilGives() {
        edit("forms/assess-complaint.form", "\"valuesKey\": \"assessmentOutcomes\"", "\"valuesKey\": \"assessmentEnds\"");
        refused("forms/assess-complaint.form, ", "there is no list \"assessmentEnds\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "a form that is not there     | formRef=\"decide-validity\"                       | formRef=\"decide-wisely\"                | there is no form \"decide-wisely\"",
        "no form                      | camunda:formRef=\"decide-validity\"               | camunda:asyncAfter=\"false\"             | it names no form",
        "a group that is no role      | monitoringOfficers,deputies                      | monitoringOfficers,depties              | the group \"depties\" is no role",
        "a deadline that is no row    | 'execution, &#39;validity&#39;'                  | 'execution, &#39;vailidity&#39;'        | there is no deadline \"vailidity\"",
        "another in the property      | name=\"deadline\" value=\"validity\"              | name=\"deadline\" value=\"soon\"         | there is no deadline \"soon\"",
        "a bean that nobody wrote     | ${deadlines.expiry(execution, 'validity')}       | ${nobody.asks()}                        | asks for \"nobody\"",
        "an inner bean of the program | ${deadlines.expiry(execution, 'validity')}       | ${caseFiles.all()}                      | asks for \"caseFiles\"",
        "a routing code that no form gives | tellSubjectMember == 'yes'                  | tellsubjectmember == 'yes'              | asks for \"tellsubjectmember\"",
        "a table that is not there    | decisionRef=\"validity\"                          | decisionRef=\"validness\"                | there is no decision table \"validness\"",
    })
    void aTaskOfTheValidityStageThatNames(String mistake, String from, String to, String why) {
        String where = mistake.contains("property") ? "\"Escalate overdue validity check\"" : mistake.contains("bean") ? "\"Validity check overdue\"" : mistake.contains("routing") ? "\"Yes\"" : mistake.contains("table") ? "\"Apply validity table\"" : "\"Decide validity\"";
        edit("processes/validity.bpmn", from.replace("'execution", "execution").replace("&#39;'", "&#39;"), to.replace("'execution", "execution").replace("&#39;'", "&#39;"));
        refused("processes/validity.bpmn, " + where, why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "name=\"notice\" value=\"first-letter\" | name=\"notice\" value=\"last-letter\"       | there is no notice text \"last-letter\"",
        "name=\"notice\" value=\"first-letter\" | name=\"note\" value=\"first-letter\"        | it does not say which notice is sent",
        "name=\"recipients\" value=\"subject-member\" | name=\"recipients\" value=\"the-press\" | nobody is meant by the recipient \"the-press\"",
        "name=\"recipients\" value=\"subject-member\" | name=\"to\" value=\"subject-member\"    | it does not say to whom the notice goes",
        "${sendNotice}                          | ${sendPigeon}                               | no part of the program carries out \"${sendPigeon}\"",
        "${sendNotice}                          | ${caseFiles}                                | no part of the program carries out \"${caseFiles}\"",
    })
    void aLetterThatCannotBeSent(String from, String to, String why) {
        edit("processes/first-letter.bpmn", from, to);
        refused("processes/first-letter.bpmn, \"Send first letter\"", why);
    }

    /** Which letter a formal letter is, its caller says. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', value = {
        "name=\"notice\" value=\"draft-report\"                   | name=\"note\" value=\"draft-report\"             | it does not say which notice is sent",
        "name=\"notice\" value=\"draft-report\"                   | name=\"notice\" value=\"rough-report\"           | there is no notice text \"rough-report\"",
        "name=\"recipients\" value=\"complainant,subject-member\" | name=\"to\" value=\"everybody\"                 | it does not say to whom the notice goes",
        "name=\"recipients\" value=\"complainant,subject-member\" | name=\"recipients\" value=\"complainant,press\"  | nobody is meant by the recipient \"press\"",
        "prepare-draft-report.redactedReport                      | prepare-draft-report.redacted                  | no form asks for the enclosure \"prepare-draft-report.redacted\"",
        "prepare-draft-report.redactedReport                      | prepare-first-draft.redactedReport             | no form asks for the enclosure \"prepare-first-draft.redactedReport\"",
        "prepare-draft-report.redactedReport                      | redactedReport                                 | no form asks for the enclosure \"redactedReport\"",
        "name=\"sender\" value=\"investigating-officer\"           | name=\"sender\" value=\"the-council\"            | nobody writes as \"the-council\"",
    })
    void aFormalLetterThatCannotBeSent(String from, String to, String why) {
        edit("processes/draft-report.bpmn", from, to);
        refused("processes/draft-report.bpmn, \"Send draft report\": " + why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
        "hearing-date        | deadlines.later(execution, 'hearing-date', 'hearing')     | deadlines.later(execution, 'hearing-date', 'harvest')   | there is no deadline \"harvest\"",
        "hearing-date        | deadlines.later(execution, 'hearing-date', 'hearing')     | deadlines.latest(execution, 'hearing-date', 'hearing')  | deadlines cannot be asked for \"latest\", only for [due, dueFor, expiry, expiryFor, has, later, o",
        "sanction-monitoring | deadlines.expiryFor(execution, 'sanction-end', sanction)  | deadlines.expiryFor(execution, 'sanction-ned', sanction) | there is no deadline \"sanction-ned\"",
        "sanction-monitoring | deadlines.expiryFor(execution, 'sanction-end', sanction)  | deadlines.expiryFor(execution, 'sanction-end', penalty) | asks for \"penalty\", which nothing sets",
        "sanction-monitoring | sanctions.ends(execution, sanction) == 'period'           | sanctions.begins(execution, sanction) == 'period'       | sanctions cannot be asked for \"begins\", only for [ends, toFollowUp]",
        "sanction-monitoring | sanctions.toFollowUp(execution)                           | sanctions.followUp(execution)                           | sanctions cannot be asked for \"followUp\"",
        "sanction-monitoring | sanctions.toFollowUp(execution)                           | penalties.toFollowUp(execution)                         | asks for \"penalties\"",
    })
    void anExpressionThatAsksForNothingThereIs(String diagram, String from, String to, String why) {
        edit("processes/" + diagram + ".bpmn", from, to);
        refused("processes/" + diagram + ".bpmn, ", why);
    }

    @Test
    void aStageThatIsNotThere() {
        set.remove("processes/enquiries.bpmn");
        refused("processes/assessment.bpmn, \"Make enquiries\": there is no stage \"enquiries\"");
    }

    @Test
    void aFormThatWasTakenAway() {
        set.remove("forms/receive-complaint.form");
        refused("processes/complaint.bpmn, \"Complaint received\": there is no form \"receive-complaint\"");
    }

    @Test
    void aFormUnderAnotherNameThanItsFiles() {
        edit("forms/give-view.form", "\"id\": \"give-view\"", "\"id\": \"gives-view\"");
        edit("processes/independent-person-view.bpmn", "formRef=\"give-view\"", "formRef=\"gives-view\"");
        refused("forms/give-view.form", "gives-view");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"processes/validity.bpmn", "processes/complaint.bpmn"})
    void aDiagramThatCannotBeRead(String file) {
        String text = text(file);
        write(file, text.substring(0, text.length() / 2));
        refused(file + " line ", ": the file cannot be read (");
    }

    @Test
    void aDiagramThatIsNoDiagram() {
        write("processes/validity.bpmn", "Dear all, please find the diagram attached.");
        refused("processes/validity.bpmn line 1: the file cannot be read (");
        write("processes/validity.bpmn", "");
        refused("processes/validity.bpmn line 1: the file cannot be read");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"validity.dmn", "deadlines.dmn", "assessment-criteria.dmn", "confidentiality.dmn", "sanctions.dmn", "forbidden-sanctions.dmn"})
    void aTableThatCannotBeRead(String table) {
        String text = text(COUNCIL + table);
        write(COUNCIL + table, text.substring(0, text.length() / 2));
        refused(COUNCIL + table);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"validity.dmn", "deadlines.dmn", "assessment-criteria.dmn", "confidentiality.dmn", "sanctions.dmn", "forbidden-sanctions.dmn"})
    void aTableThatIsNotThere(String table) {
        set.remove(COUNCIL + table);
        refused(COUNCIL + table + ": the table is not there. Put it back.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"deadlines.dmn, deadlines", "assessment-criteria.dmn, assessment-criteria", "sanctions.dmn, sanctions", "forbidden-sanctions.dmn, forbidden-sanctions"})
    void aTableUnderAnotherName(String table, String decision) {
        edit(COUNCIL + table, "<decision id=\"" + decision + "\"", "<decision id=\"somethingElse\"");
        refused(COUNCIL + table, decision);
    }

    @Test
    void aTableWithWordsThatAreNoFeel() {
        String text = text(COUNCIL + "validity.dmn");
        write(COUNCIL + "validity.dmn", text.replaceFirst("(<outputEntry[^>]*>\\s*<text>)[^<]*", "$1\"valid"));
        refused(COUNCIL + "validity.dmn, \"Validity, row 1\": the cell \"valid is no FEEL expression");
    }

    @Test
    void aTableWithAConditionThatIsNoFeel() {
        String text = text(COUNCIL + "validity.dmn");
        write(COUNCIL + "validity.dmn", text.replaceFirst("(<inputEntry[^>]*>\\s*<text>)[^<]*", "$1contains(?, (("));
        refused(COUNCIL + "validity.dmn, \"Validity, row 1 (contains(?, (()\": the cell contains(?, (( is no FEEL expression");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
        "sanctions           | \"from-until\"                        | \"between\"             | sanctions.dmn, \"facilities\": column period: \"between\" is not known. Allowed: by, from-until, none",
        "sanctions           | \"impose\"                            | \"\"                    | sanctions.dmn, \"report\": column districtEffect:",
        "sanctions           | \"impose\"                            | \"suspend\"             | sanctions.dmn, \"report\": column districtEffect: \"suspend\" is not known",
        "sanctions           | \"Formal censure\"                    | \"\"                    | sanctions.dmn, \"censure\": column label: there is no text",
        "sanctions           | \"Formal censure\"                    | Formal censure\"        | \"Sanctions, row 2 (censure)\": the cell Formal censure\" is no FEEL expression",
        "forbidden-sanctions | \"2012-07-01\"                        | \"1 July 2012\"         | forbidden-sanctions.dmn, \"suspension\": column from: \"1 July 2012\" is no date",
        "deadlines           | \"clear working days before\"         | \"working days before\" | deadlines.dmn, \"agenda\": column unit: \"working days before\" is not known",
        "deadlines           | \"date set: hearing-date\"            | \"set: hearing-date\"   | deadlines.dmn, \"agenda\": column countedFrom: \"set: hearing-date\" is not the name of a fact",
        "deadlines           | \"notes/sanction-ends to subject-member | \"notes/sanction-over to subject-member | \"sanction-end\": column sends: there is no notice text \"notes/sanction-over\"",
        "deadlines           | \"parish-chaser to clerk\"            | \"parish-chaser\"       | \"parish-response\": column sends: \"parish-chaser\" does not say to whom",
        "deadlines           | \"parish-chaser to clerk\"            | \"parish-hunter to clerk\" | \"parish-response\": column sends: there is no notice text \"parish-hunter\"",
    })
    void aTableWithACellThatCannotBeUsed(String table, String from, String to, String why) {
        edit(COUNCIL + table + ".dmn", from, to);
        refused(COUNCIL, why);
    }

    /** Texts that only a deadline's day sends are read too. */
    @ParameterizedTest
    @ValueSource(strings = {"progress-update", "parish-chaser", "notes/sanction-ends"})
    void aCouncilsOwnTextForTheDayOfADeadlineThatCannotBeCarriedOut(String text) throws IOException {
        String common = Files.readString(Path.of("src/main/resources/notices/" + text + ".html"));
        write(COUNCIL + "notices/" + text + ".html", common.replace("</main>", "<p th:text=\"${letter.}\">x</p></main>"));
        refused(COUNCIL + "notices/" + text + ".html line ");
    }

    @Test
    void aDeadlineWithoutANumber() {
        String text = text(COUNCIL + "deadlines.dmn");
        write(COUNCIL + "deadlines.dmn", text.replaceFirst("<text>10</text>", "<text>\"ten\"</text>"));
        refused(COUNCIL + "deadlines.dmn", "row 2 (completion)");
    }

    @Test
    void aFormThatIsNoForm() {
        write("forms/give-view.form", "{ \"components\": [");
        refused("forms/give-view.form line 1: this is not JSON");
        write("forms/give-view.form", "[]");
        refused("forms/give-view.form");
        write("forms/give-view.form", "");
        refused("forms/give-view.form");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "\"type\": \"textarea\"            | \"type\": \"filepicker\"               | forms/give-view.form, \"Your view and why\": Tasklist 7.24 cannot show a field of the type \"filepicker\"",
        "\"type\": \"textarea\"            | \"type\": \"dynamiclist\"              | cannot show a field of the type \"dynamiclist\"",
        "\"key\": \"view\"                 | \"key\": \"minded\"                    | forms/give-view.form, \"Your view and why\": two fields have the key \"minded\"",
        "\"key\": \"view\"                 | \"key\": \"\"                          | has no key",
        "{{fileSummary}}                   | {{fileSumary}}                         | forms/give-view.form, \"The complaint\": nothing fills {{fileSumary}}",
        "\"key\": \"view\"                 | \"key\": \"view\", \"properties\": { \"routing\": \"yes\" } | only a choice can route",
        "\"key\": \"view\"                 | \"key\": \"view\", \"properties\": { \"fact\": \"view-given\" } | only a date can record a dated fact",
        "\"key\": \"view\"                 | \"key\": \"view\", \"conditional\": { \"hide\": \"=minded = (\" } | this is no FEEL expression",
        "\"key\": \"view\"                 | \"key\": \"view\", \"properties\": { \"refuseWhen\": \"=if minded then\" } | this is no FEEL expression",
    })
    void aFormThatCouldNotBeShownOrAnswered(String from, String to, String why) {
        edit("forms/give-view.form", from, to);
        refused("forms/give-view.form", why);
    }

    @Test
    void aFormWithAListThatNobodyMakes() {
        edit("forms/prepare-consultation.form", "\"valuesKey\": \"independentPersons\"", "\"valuesKey\": \"wisePersons\"");
        refused("forms/prepare-consultation.form, \"Independent Person\": there is no list \"wisePersons\"");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "<p th:text=\"${letter.}\">x</p>",
        "<p th:text=\"${letter.date\">x</p>",
        "<p th:text=\"${letter.date}>x</p>",
        "<p th:if=\"${letter.date ==}\">x</p>",
        "<p th:each=\"line ${letter.allegation}\">x</p>",
        "<p th:with=\"day=\">x</p>",
        "<p>[[${letter.date ==}]]</p>",
        "<p th:replace=\"~{fragments/nowhere :: nothing}\">x</p>",
    })
    void aCouncilsOwnNoticeTextThatCannotBeCarriedOut(String line) throws IOException {
        String common = Files.readString(Path.of("src/main/resources/notices/acknowledgement.html"));
        write(COUNCIL + "notices/acknowledgement.html", common);
        goesLive();
        write(COUNCIL + "notices/acknowledgement.html", common.replace("</main>", line + "\n</main>"));
        long wrong = common.substring(0, common.indexOf("</main>")).chars().filter(character -> character == '\n').count() + 1;
        refused(COUNCIL + "notices/acknowledgement.html line " + wrong + ": ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fragments/letter", "notes/overdue"})
    void aCouncilsOwnPartOfLettersThatCannotBeCarriedOut(String part) throws IOException {
        String common = Files.readString(Path.of("src/main/resources/notices/" + part + ".html"));
        write(COUNCIL + "notices/" + part + ".html", common.replace("</main>", "<p th:text=\"${letter.}\">x</p></main>"));
        refused(COUNCIL + "notices/" + part + ".html line ");
    }
}

package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import uk.nolan.NolanTest;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.notice.SetTexts;
import uk.nolan.process.forms.FormCheck;

/** A procedure with a mistake in it does not go live: the start is refused, and the refusal names the file and what in it. */
@NolanTest
class StartRefusalsTest {

    private static final String COUNCIL = "processes/councils/newark-and-sherwood/";

    @TempDir
    Path folder;

    @Autowired
    private Council council;

    @Autowired
    private FormCheck formCheck;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcedureDeployment deployment;

    @BeforeEach
    void aCopyOfTheProcedure() throws IOException {
        for (String part : new String[] {"processes", "forms"}) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(file);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private ProcedureCheck check() {
        return check(council);
    }

    /** The same for a council as its folder now describes it. */
    private ProcedureCheck checkAsChanged(String key) {
        return check(CouncilBooks.load(ProcedureFiles.in(folder), key));
    }

    private ProcedureCheck check(Council council) {
        ProcedureFiles files = ProcedureFiles.in(folder);
        return new ProcedureCheck(new ProcedureSet(files, council), SetTexts.of(files, council.key()), formCheck, context);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).as(file).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private void refused(String... parts) {
        refused(check(), parts);
    }

    private void refused(ProcedureCheck check, String... parts) {
        Throwable problem = catchThrowable(check::check);
        assertThat(problem).isInstanceOf(ConfigurationProblem.class);
        assertThat(problem.getMessage()).startsWith("The procedure cannot go live:").contains(parts).doesNotContain("null");
    }

    @Test
    void theProcedureAsItIsGoesLive() {
        ProcedureCheck check = check();
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newark-and-sherwood", "stroud"})
    void theProcedureOfEveryCouncilGoesLive(String key) {
        ProcedureCheck check = checkAsChanged(key);
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    private void withoutRow(String council, String deadline) throws IOException {
        String file = "processes/councils/" + council + "/deadlines.dmn";
        String text = Files.readString(folder.resolve(file));
        String less = text.replaceFirst("(?s)<rule id=\"[^\"]*\">(?:(?!</rule>).)*?<inputEntry[^>]*>\\s*<text>\"" + deadline + "\"</text>.*?</rule>\\s*", "");
        assertThat(less).as(deadline).isNotEqualTo(text);
        Files.writeString(folder.resolve(file), less);
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
    void aTimerThatWouldWaitForADeadlineWhichTheCouncilDoesNotHave(String council, String deadline, String diagram) throws Exception {
        withoutRow(council, deadline);
        refused(checkAsChanged(council), "processes/" + diagram + ".bpmn, ", "its timer waits for the deadline \"" + deadline + "\", which deadlines.dmn does not have. Add a row for it, or set the arrangement in council.yaml that leaves this step out.");
    }

    /** An arrangement that opens a way brings its deadline with it; one that shuts it leaves the row without a beginning. */
    @Test
    void anArrangementThatTheTableDoesNotFollow() throws Exception {
        edit(COUNCIL + "council.yaml", "oralComplaint: help ", "oralComplaint: transcript ");
        refused(checkAsChanged("newark-and-sherwood"), "processes/oral-complaint.bpmn, ", "its timer waits for the deadline \"transcript-approval\"");
        edit("processes/councils/stroud/council.yaml", "oralComplaint: transcript ", "oralComplaint: help ");
        refused(checkAsChanged("stroud"), "deadlines.dmn, deadline \"transcript-approval\", column countedFrom: no step of this council's procedure records \"transcript-sent\", so the deadline would never run.");
    }

    /** What no diagram waits for, a council may do without. */
    @Test
    void aDeadlineThatDiagramsCanDoWithout() throws Exception {
        withoutRow("newark-and-sherwood", "hearing-after-completion");
        withoutRow("newark-and-sherwood", "event-look-back");
        assertThatCode(checkAsChanged("newark-and-sherwood")::check).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "newark-and-sherwood | draft-comments | \"draft-sent\"                | \"draft-posted\"               | draft-posted",
        "newark-and-sherwood | representations | \"first-letter-sent\"        | \"first-letter-written\"       | first-letter-written",
        "newark-and-sherwood | hearing | \"report-completed once referred-to-hearing\" | \"report-finished once referred-to-hearing\" | report-finished",
        "stroud              | representations | \"first-letter-provided\"    | \"first-letter-delivered\"     | first-letter-delivered",
        "stroud              | abeyance-review | \"later of suspended, abeyance-reviewed\" | \"later of suspended, abeyance-review\" | abeyance-review",
    })
    void aDeadlineCountedFromWhatNothingRecords(String council, String deadline, String from, String to, String fact) throws Exception {
        edit("processes/councils/" + council + "/deadlines.dmn", "<text>" + from + "</text>", "<text>" + to + "</text>");
        refused(checkAsChanged(council), "deadlines.dmn, deadline \"" + deadline + "\", column countedFrom: no step of this council's procedure records \"" + fact + "\", so the deadline would never run. Correct the name, or take the row away. Recorded are ");
    }

    /** The files of a council that is not served are its own affair. */
    @Test
    void theOtherCouncilsMistakesAreFoundWhereItIsServed() throws Exception {
        write("processes/councils/stroud/sanctions.dmn", "Dear all, please find the table attached.");
        edit("processes/councils/stroud/council.yaml", "publish: breach", "publish: sometimes");
        assertThatCode(check()::check).doesNotThrowAnyException();
    }

    @Test
    void anArrangementThatNoCouncilHas() throws Exception {
        edit("processes/validity.bpmn", "arrangements.courtesyNotice", "arrangements.curtsyNotice");
        refused("processes/validity.bpmn, ", "arrangements cannot be asked for \"curtsyNotice\". Use one of [acknowledgement, anonymous, ");
    }

    @Test
    void aFormWithChoicesThatNoCouncilGives() throws Exception {
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
    void aTaskOfTheValidityStageThatNames(String mistake, String from, String to, String why) throws Exception {
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
    void aLetterThatCannotBeSent(String from, String to, String why) throws Exception {
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
    void aFormalLetterThatCannotBeSent(String from, String to, String why) throws Exception {
        edit("processes/draft-report.bpmn", from, to);
        refused("processes/draft-report.bpmn, \"Send draft report\": " + why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
        "hearing-date        | deadlines.later(execution, 'hearing-date', 'hearing')     | deadlines.later(execution, 'hearing-date', 'harvest')   | there is no deadline \"harvest\"",
        "hearing-date        | deadlines.later(execution, 'hearing-date', 'hearing')     | deadlines.latest(execution, 'hearing-date', 'hearing')  | deadlines cannot be asked for \"latest\". Use one of [due, dueFor, expiry, expiryFor, has, later, o",
        "sanction-monitoring | deadlines.expiryFor(execution, 'sanction-end', sanction)  | deadlines.expiryFor(execution, 'sanction-ned', sanction) | there is no deadline \"sanction-ned\"",
        "sanction-monitoring | deadlines.expiryFor(execution, 'sanction-end', sanction)  | deadlines.expiryFor(execution, 'sanction-end', penalty) | asks for \"penalty\", which nothing sets",
        "sanction-monitoring | sanctions.ends(execution, sanction) == 'period'           | sanctions.begins(execution, sanction) == 'period'       | sanctions cannot be asked for \"begins\". Use one of [ends, toFollowUp]",
        "sanction-monitoring | sanctions.toFollowUp(execution)                           | sanctions.followUp(execution)                           | sanctions cannot be asked for \"followUp\"",
        "sanction-monitoring | sanctions.toFollowUp(execution)                           | penalties.toFollowUp(execution)                         | asks for \"penalties\"",
    })
    void anExpressionThatAsksForNothingThereIs(String diagram, String from, String to, String why) throws Exception {
        edit("processes/" + diagram + ".bpmn", from, to);
        refused("processes/" + diagram + ".bpmn, ", why);
    }

    @Test
    void aStageThatIsNotThere() throws Exception {
        Files.delete(folder.resolve("processes/enquiries.bpmn"));
        refused("processes/assessment.bpmn, \"Make enquiries\": there is no stage \"enquiries\"");
    }

    @Test
    void aFormThatWasTakenAway() throws Exception {
        Files.delete(folder.resolve("forms/receive-complaint.form"));
        refused("processes/complaint.bpmn, \"Complaint received\": there is no form \"receive-complaint\"");
    }

    @Test
    void aFormUnderAnotherNameThanItsFiles() throws Exception {
        edit("forms/give-view.form", "\"id\": \"give-view\"", "\"id\": \"gives-view\"");
        edit("processes/independent-person-view.bpmn", "formRef=\"give-view\"", "formRef=\"gives-view\"");
        refused("forms/give-view.form", "gives-view");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"processes/validity.bpmn", "processes/complaint.bpmn"})
    void aDiagramThatCannotBeRead(String file) throws Exception {
        String text = Files.readString(folder.resolve(file));
        write(file, text.substring(0, text.length() / 2));
        refused(file + ": the diagram cannot be read (line ");
    }

    @Test
    void aDiagramThatIsNoDiagram() throws Exception {
        write("processes/validity.bpmn", "Dear all, please find the diagram attached.");
        refused("processes/validity.bpmn: the diagram cannot be read (line 1: ");
        write("processes/validity.bpmn", "");
        refused("processes/validity.bpmn: the diagram cannot be read");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"validity.dmn", "deadlines.dmn", "assessment-criteria.dmn", "confidentiality.dmn", "sanctions.dmn", "forbidden-sanctions.dmn"})
    void aTableThatCannotBeRead(String table) throws Exception {
        String text = Files.readString(folder.resolve(COUNCIL + table));
        write(COUNCIL + table, text.substring(0, text.length() / 2));
        refused(COUNCIL + table);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"validity.dmn", "deadlines.dmn", "assessment-criteria.dmn", "confidentiality.dmn", "sanctions.dmn", "forbidden-sanctions.dmn"})
    void aTableThatIsNotThere(String table) throws Exception {
        Files.delete(folder.resolve(COUNCIL + table));
        refused("There is no table " + table + " in the council's folder processes/councils/newark-and-sherwood. Put it back.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"deadlines.dmn, deadlines", "assessment-criteria.dmn, assessment-criteria", "sanctions.dmn, sanctions", "forbidden-sanctions.dmn, forbidden-sanctions"})
    void aTableUnderAnotherName(String table, String decision) throws Exception {
        edit(COUNCIL + table, "<decision id=\"" + decision + "\"", "<decision id=\"somethingElse\"");
        refused(COUNCIL + table, decision);
    }

    @Test
    void aTableWithWordsThatAreNoFeel() throws Exception {
        String text = Files.readString(folder.resolve(COUNCIL + "validity.dmn"));
        write(COUNCIL + "validity.dmn", text.replaceFirst("(<outputEntry[^>]*>\\s*<text>)[^<]*", "$1\"valid"));
        refused(COUNCIL + "validity.dmn: in the table \"Validity\" the cell \"valid is no FEEL expression");
    }

    @Test
    void aTableWithAConditionThatIsNoFeel() throws Exception {
        String text = Files.readString(folder.resolve(COUNCIL + "validity.dmn"));
        write(COUNCIL + "validity.dmn", text.replaceFirst("(<inputEntry[^>]*>\\s*<text>)[^<]*", "$1contains(?, (("));
        refused(COUNCIL + "validity.dmn: in the table \"Validity\" the cell contains(?, (( is no FEEL expression");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
        "sanctions           | \"from-until\"                        | \"between\"             | sanctions.dmn, \"facilities\", column period: \"between\" is not known. Allowed: by, from-until, none",
        "sanctions           | \"impose\"                            | \"\"                    | sanctions.dmn, \"report\", column districtEffect:",
        "sanctions           | \"impose\"                            | \"suspend\"             | sanctions.dmn, \"report\", column districtEffect: \"suspend\" is not known",
        "sanctions           | \"Formal censure\"                    | \"\"                    | sanctions.dmn, \"censure\", column label: there is no text",
        "sanctions           | \"Formal censure\"                    | Formal censure\"        | in the table \"Sanctions\" the cell Formal censure\" is no FEEL expression",
        "forbidden-sanctions | \"2012-07-01\"                        | \"1 July 2012\"         | forbidden-sanctions.dmn, \"suspension\", column from: \"1 July 2012\" is no date",
        "deadlines           | \"clear working days before\"         | \"working days before\" | deadlines.dmn, deadline \"agenda\", column unit: \"working days before\" is not known",
        "deadlines           | \"date set: hearing-date\"            | \"set: hearing-date\"   | deadlines.dmn, deadline \"agenda\", column countedFrom: \"set: hearing-date\" is not the name of a fact",
        "deadlines           | \"notes/sanction-ends to subject-member | \"notes/sanction-over to subject-member | deadline \"sanction-end\", column sends: there is no notice text \"notes/sanction-over\"",
        "deadlines           | \"parish-chaser to clerk\"            | \"parish-chaser\"       | deadline \"parish-response\", column sends: \"parish-chaser\" does not say to whom",
        "deadlines           | \"parish-chaser to clerk\"            | \"parish-hunter to clerk\" | deadline \"parish-response\", column sends: there is no notice text \"parish-hunter\"",
    })
    void aTableWithACellThatCannotBeUsed(String table, String from, String to, String why) throws Exception {
        edit(COUNCIL + table + ".dmn", from, to);
        refused(COUNCIL, why);
    }

    /** Texts that only a deadline's day sends are read too. */
    @ParameterizedTest
    @ValueSource(strings = {"progress-update", "parish-chaser", "notes/sanction-ends"})
    void aCouncilsOwnTextForTheDayOfADeadlineThatCannotBeCarriedOut(String text) throws Exception {
        String common = Files.readString(Path.of("src/main/resources/notices/" + text + ".html"));
        write(COUNCIL + "notices/" + text + ".html", common.replace("</main>", "<p th:text=\"${letter.}\">x</p></main>"));
        refused("the notice text " + text + ".html line ");
    }

    @Test
    void aDeadlineWithoutANumber() throws Exception {
        String text = Files.readString(folder.resolve(COUNCIL + "deadlines.dmn"));
        write(COUNCIL + "deadlines.dmn", text.replaceFirst("<text>10</text>", "<text>\"ten\"</text>"));
        refused(COUNCIL + "deadlines.dmn", "representations");
    }

    @Test
    void aFormThatIsNoForm() throws Exception {
        write("forms/give-view.form", "{ \"components\": [");
        refused("forms/give-view.form line 1: this is not JSON");
        write("forms/give-view.form", "[]");
        refused("forms/give-view.form");
        write("forms/give-view.form", "");
        refused("forms/give-view.form");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "\"type\": \"textarea\"            | \"type\": \"filepicker\"               | forms/give-view.form: Tasklist 7.24 cannot show a field of the type \"filepicker\"",
        "\"type\": \"textarea\"            | \"type\": \"dynamiclist\"              | cannot show a field of the type \"dynamiclist\"",
        "\"key\": \"view\"                 | \"key\": \"minded\"                    | forms/give-view.form: two fields have the key \"minded\"",
        "\"key\": \"view\"                 | \"key\": \"\"                          | has no key",
        "{{fileSummary}}                   | {{fileSumary}}                         | forms/give-view.form: nothing fills {{fileSumary}}",
        "\"key\": \"view\"                 | \"key\": \"view\", \"properties\": { \"routing\": \"yes\" } | only a choice can route",
        "\"key\": \"view\"                 | \"key\": \"view\", \"properties\": { \"fact\": \"view-given\" } | only a date can record a dated fact",
        "\"key\": \"view\"                 | \"key\": \"view\", \"conditional\": { \"hide\": \"=minded = (\" } | this is no FEEL expression",
        "\"key\": \"view\"                 | \"key\": \"view\", \"properties\": { \"refuseWhen\": \"=if minded then\" } | this is no FEEL expression",
    })
    void aFormThatCouldNotBeShownOrAnswered(String from, String to, String why) throws Exception {
        edit("forms/give-view.form", from, to);
        refused("forms/give-view.form", why);
    }

    @Test
    void aFormWithAListThatNobodyMakes() throws Exception {
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
    void aCouncilsOwnNoticeTextThatCannotBeCarriedOut(String line) throws Exception {
        String common = Files.readString(Path.of("src/main/resources/notices/acknowledgement.html"));
        write(COUNCIL + "notices/acknowledgement.html", common);
        assertThatCode(check()::check).doesNotThrowAnyException();
        write(COUNCIL + "notices/acknowledgement.html", common.replace("</main>", line + "\n</main>"));
        long wrong = common.substring(0, common.indexOf("</main>")).chars().filter(character -> character == '\n').count() + 1;
        refused("processes/receive-and-acknowledge.bpmn, \"Send acknowledgement\": the notice text acknowledgement.html line %d cannot be read".formatted(wrong));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fragments/letter", "notes/overdue"})
    void aCouncilsOwnPartOfLettersThatCannotBeCarriedOut(String part) throws Exception {
        String common = Files.readString(Path.of("src/main/resources/notices/" + part + ".html"));
        write(COUNCIL + "notices/" + part + ".html", common.replace("</main>", "<p th:text=\"${letter.}\">x</p></main>"));
        refused("the notice text " + part + ".html line ");
    }

    /** Found by the engine itself, when everything that is named is there. */
    @Test
    void aDiagramThatTheEngineCannotRun() throws Exception {
        edit("processes/validity.bpmn", "camunda:historyTimeToLive=\"P2190D\"", "camunda:historyTimeToLive=\"P6Y\"");
        check().check();
        long before = repository.createDeploymentQuery().count();
        ProcedureFiles set = ProcedureFiles.in(folder).setOf(council.key());
        Throwable problem = catchThrowable(() -> deployment.deploy(set, "broken"));
        assertThat(problem).isInstanceOf(ConfigurationProblem.class).hasMessageContaining("processes/validity.bpmn").hasMessageContaining("line 3");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }
}

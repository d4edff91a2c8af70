package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.nolan.OwnJvm;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.templates.Canonical;

/**
 * Each recipe of {@code processes/recipes.md}, done to a copy of the procedure's files just as it says: the files as Camunda Modeler saves them, what is not chosen left empty. A council is added first, and
 * the other recipes change its procedure. Then a complaint is played from end to end by the command {@code rehearse}, in a JVM of its own, as an administrator would try it.
 */
class RecipesTest {

    private static final String MODEL = "stroud";
    private static final String KEY = "wealdmere";
    private static final Path RECIPES = Path.of("src/test/resources/recipes");

    private static final String PLACES =
            """
            places:
              - id: hartsbury
                name: Hartsbury Town Council
                kind: town
                clerk: { name: Mr Aldous Finch, email: clerk@hartsbury.example }
                code: wealdmere
                codeAddress: https://www.hartsbury.example/code-of-conduct
            """;

    private static final String MEMBERS =
            """
            members:
              - id: winifred-ashdown
                name: Cllr Winifred Ashdown
                email: winifred.ashdown@hartsbury.example
                group: None
                seats:
                  - { authority: hartsbury, from: 2025-05-06 }
            """;

    @TempDir
    static Path folder;

    private static ProcedureFiles set;
    private static String played;

    @BeforeAll
    static void doThem() throws Exception {
        copyTheProcedure();
        addACouncil();
        changeADeadline();
        changeALetter();
        addAReminder();
        addATaskWithAForm();
        addAStage();
        set = Canonical.made(ProcedureFiles.in(folder).setOf(KEY)).set();
        played = play();
    }

    private static void copyTheProcedure() throws IOException {
        for (String part : new String[] {"processes", "forms"}) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.startsWith("processes/rehearsals")).toList()) {
                    copy(file, folder.resolve(file));
                }
            }
        }
    }

    private static void addACouncil() throws IOException {
        Path model = Path.of("processes/councils", MODEL);
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, own("").resolve(model.relativize(file)));
            }
        }
        Files.writeString(own("places.yaml"), PLACES);
        Files.writeString(own("members.yaml"), MEMBERS);
        edit(own("code.yaml"), "(?m)^  - id: stroud$", "  - id: wealdmere");
        edit(own("council.yaml"), "(?m)^key: .*$", "key: wealdmere");
        edit(own("council.yaml"), "(?m)^name: .*$", "name: Wealdmere District Council");
        edit(own("council.yaml"), "(?m)^referencePrefix: SDC", "referencePrefix: WDC");
        edit(own("council.yaml"), "(?m)^code: .*$", "code: wealdmere");
        edit(own("council.yaml"), "(?m)^  committee: .*$", "  committee: Conduct Committee");
        edit(own("council.yaml"), "(?m)^  panel: .*$", "  panel: Conduct Hearing Panel");
    }

    private static void changeADeadline() throws IOException {
        number("acknowledgement", 10, 3);
        number("representations", 10, 15);
    }

    private static void changeALetter() throws IOException {
        copy(Path.of("src/main/resources/notices/acknowledgement.html"), own("notices/acknowledgement.html"));
        edit(own("notices/acknowledgement.html"), "Thank you for your complaint about", "We are grateful for your complaint about");
    }

    private static void addAReminder() throws IOException {
        drawn("first-letter", "reminder");
        copy(RECIPES.resolve("remind-subject-member.html"), own("notices/remind-subject-member.html"));
        edit(own("deadlines.dmn"), "(OutputEntry_RepresentationsRemind\">\\s*<text>)\"subject-member\"", "$1\"\"");
    }

    private static void addATaskWithAForm() throws IOException {
        drawn("validity", "task");
        edit(diagram("validity"), "(<bpmn:sequenceFlow id=\"Flow_ValidToValidityConfirmed\"[^>]*targetRef=)\"Event_ValidityConfirmed\"", "$1\"Activity_1t42oi7\"");
        form("check-register-of-interests", "Check register of interests", "registered", "Is the interest in the register?", "Yes", "yes", "No", "no");
        copy(RECIPES.resolve("ask-for-entry-in-register.html"), own("notices/ask-for-entry-in-register.html"));
    }

    private static void addAStage() throws IOException {
        copy(RECIPES.resolve("try-mediation.bpmn"), diagram("try-mediation"));
        drawn("assessment", "stage");
        edit(diagram("assessment"), "(<bpmn:sequenceFlow id=\"Flow_MakeEnquiriesToConsultIndependentPerson\"[^>]*targetRef=)\"Activity_ConsultIndependentPerson\"", "$1\"Activity_0ab5zzl\"");
        form("offer-mediation", "Offer mediation", "mediation", "What did the parties say?", "Nobody wants mediation", "refused", "Both want mediation", "wanted");
        Matcher row = Pattern.compile("(?s) *<rule id=\"Rule_Validity\">.*?</rule>\n").matcher(Files.readString(own("deadlines.dmn")));
        assertThat(row.find()).isTrue();
        String another = row.group().replace("\"Validity check\"", "\"Offer of mediation\"").replace("Validity", "OfferMediation")
                .replaceFirst("(?s)<description>.*?</description>", "<description>The parties are asked whether they want mediation.</description>")
                .replace("\"validity\"", "\"offer-mediation\"").replace("<text>5<", "<text>20<")
                .replace("\"validity-decided\"", "\"offer-mediation-done\"").replace("\"complete\"", "\"validity-decided\"")
                .replace("\"source\"", "\"council to confirm\"");
        Files.writeString(own("deadlines.dmn"), Files.readString(own("deadlines.dmn")).replace(row.group(), row.group() + another));
        edit(own("deadlines.dmn"), "<text>\"acknowledgement\",", "<text>\"acknowledgement\",\"offer-mediation\",");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static Path own(String file) {
        return folder.resolve("processes/councils").resolve(KEY).resolve(file);
    }

    private static Path diagram(String name) {
        return folder.resolve("processes/" + name + ".bpmn");
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        String edited = text.replaceFirst(from, to);
        assertThat(edited).as(file.toString()).isNotEqualTo(text);
        Files.writeString(file, edited);
    }

    /** Another number in the row of a deadline. */
    private static void number(String deadline, int from, int to) throws IOException {
        edit(own("deadlines.dmn"), "(?s)(<text>\"" + deadline + "\"</text>(?:(?!</rule>).)*?<text>)" + from + "(</text>)", "$1" + to + "$2");
    }

    /** Elements that were drawn, as Modeler adds them to the process and to its picture. */
    private static void drawn(String diagram, String elements) throws IOException {
        edit(diagram(diagram), "( *)</bpmn:process>", Matcher.quoteReplacement(Files.readString(RECIPES.resolve(elements + ".xml"))) + "$1</bpmn:process>");
        edit(diagram(diagram), "( *)</bpmndi:BPMNPlane>", Matcher.quoteReplacement(Files.readString(RECIPES.resolve(elements + "-drawn.xml"))) + "$1</bpmndi:BPMNPlane>");
    }

    /** A copied form with another name, heading and question. */
    private static void form(String name, String heading, String key, String question, String first, String firstCode, String second, String secondCode) throws IOException {
        String model = Files.readString(Path.of("forms/decide-on-missing-view.form"));
        Files.writeString(folder.resolve("forms/" + name + ".form"), model
                .replace("\"id\": \"decide-on-missing-view\"", "\"id\": \"" + name + "\"")
                .replaceFirst("# Decide on missing view[^\"]*", "# " + heading)
                .replaceFirst("(?s)    \\{\\s*\"type\": \"text\",\\s*\"id\": \"Text_IndependentPersonView\".*?\\n    },\\n", "")
                .replace("For example, how you tried to reach the Independent Person.", "In a sentence or two.")
                .replace("\"missingView\"", "\"" + key + "\"")
                .replace("How do you go on?", question)
                .replace("Ask again", first).replace("\"ask\"", "\"" + firstCode + "\"")
                .replace("Go on without a view", second).replace("\"go-on\"", "\"" + secondCode + "\""));
    }

    private static String play() throws Exception {
        Path console = folder.resolve("console.log");
        Process rehearse = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        OwnJvm.classPath(),
                        "uk.nolan.Nolan",
                        "rehearse",
                        "--processes",
                        folder.toString(),
                        RECIPES.resolve("wealdmere-no-further-action.yaml").toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            assertThat(rehearse.waitFor(5, TimeUnit.MINUTES)).as("played within five minutes, on a busy machine too").isTrue();
        } finally {
            rehearse.destroyForcibly();
        }
        return Files.readString(console) + "\nended with " + rehearse.exitValue();
    }

    @Test
    void allTogetherComeOutAsExpected() {
        assertThat(played).contains("1 rehearsal played, all as expected.", "ended with 0");
    }

    @Test
    void addedACouncil() {
        ProcedureFiles files = ProcedureFiles.in(folder);
        Council council = CouncilBooks.load(files, KEY);
        assertThat(CouncilBooks.keys(files)).contains(KEY);
        assertThat(council.prefix()).isEqualTo("WDC");
        assertThat(council.labels()).isEqualTo(new Council.Labels("Conduct Committee", "Conduct Hearing Panel"));
        assertThat(council.authorities()).hasSize(2);
        assertThat(played).contains("WDC-2027-0001").doesNotContain("SDC-", "Stroud");
    }

    @Test
    void changedADeadline() {
        String table = CouncilBooks.path(KEY, "deadlines.dmn");
        assertThat(ProcedureVersion.deadlineRules(table, set.read(table)))
                .extracting(rule -> rule.deadline() + ": " + rule.period())
                .contains("acknowledgement: 3 working days", "representations: 15 working days", "initial-assessment: 20 working days");
        assertThat(played).contains("due Thu 1 Apr 2027", "due Wed 21 Apr 2027");
    }

    /** The words themselves are asked for by the rehearsal. */
    @Test
    void changedALetter() throws IOException {
        assertThat(Files.readString(RECIPES.resolve("wealdmere-no-further-action.yaml"))).contains("says: [ We are grateful for your complaint about ]");
    }

    @Test
    void addedAReminder() {
        assertThat(set.read("processes/first-letter.bpmn"))
                .contains("<bpmn:boundaryEvent id=\"Event_ReminderDayReached\"", ">${deadlines.reminder(execution, 'representations')}<", "name=\"notice\" value=\"remind-subject-member\"");
        assertThat(played).contains("remind-subject-member to subject-member").doesNotContain("reminder of representations to subject-member");
    }

    @Test
    void addedATaskWithAFormAndABranch() {
        assertThat(set.read("processes/validity.bpmn"))
                .contains("camunda:formRef=\"check-register-of-interests\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"monitoringOfficers,deputies\">", ">${registered == 'no'}<");
        assertThat(played).contains("Check register of interests", "ask-for-entry-in-register to democratic-services");
    }

    @Test
    void addedAStage() {
        assertThat(set.read("processes/try-mediation.bpmn"))
                .contains("<bpmn:process xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" id=\"try-mediation\"", "${deadlines.due(execution, &#39;offer-mediation&#39;)}", "id=\"Event_MediationBegun\"");
        assertThat(set.read("processes/assessment.bpmn")).contains("calledElement=\"try-mediation\"");
        assertThat(played).contains("Offer mediation");
    }
}

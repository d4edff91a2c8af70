package uk.nolan.process.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.notice.TextCheck;

/** A set from nobody knows whom is looked at without harm: it reads no file, reaches no address and runs nothing, and what it tried is refused. */
class HostileFilesTest {

    private static final String COUNCIL = "newark-and-sherwood";
    private static final String FOLDER = "processes/councils/" + COUNCIL + "/";
    private static final Map<String, byte[]> SHIPPED = ProcedureFiles.in(Path.of("")).setOf(COUNCIL).contents();

    @TempDir
    Path folder;

    private ServerSocket listener;
    private Path secret;

    @BeforeEach
    void somethingToReachAndToRead() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(50);
        secret = Files.writeString(folder.resolve("secret.txt"), "a secret of this machine");
    }

    @AfterEach
    void nobodyCame() throws IOException {
        try (ServerSocket open = listener) {
            open.accept();
            throw new AssertionError("The file was asked for at its address");
        } catch (SocketTimeoutException nobody) {
            // as it must be
        }
    }

    private List<Finding> findings(String file, String content) {
        Map<String, byte[]> set = new TreeMap<>(SHIPPED);
        set.put(file, content.getBytes(StandardCharsets.UTF_8));
        List<Finding> findings = new Lint().findings(ProcedureFiles.of("a stranger", set), COUNCIL);
        assertThat(findings).extracting(Finding::sentence).noneMatch(sentence -> sentence.contains("a secret of this machine"));
        return findings;
    }

    private static String shipped(String file) {
        return new String(SHIPPED.get(file), StandardCharsets.UTF_8);
    }

    private void refused(String file, String content, String words) {
        assertThat(findings(file, content)).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.line()).isPositive();
            assertThat(finding.what()).contains(words);
        });
    }

    private String address() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/x";
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes/validity.bpmn", FOLDER + "validity.dmn"})
    void anEntityReadsNoFileAndAsksNoAddress(String file) {
        String body = shipped(file).replaceFirst("^<\\?xml.*?\\?>\\s*", "");
        for (String declared : List.of(
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + address() + "\">]>",
                "<!DOCTYPE x [<!ENTITY % a SYSTEM \"" + address() + "\"> %a;]>",
                "<!DOCTYPE x SYSTEM \"" + address() + "\">")) {
            refused(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + declared + "\n" + body.replaceFirst("(<(?:bpmn:documentation|description)>)", "$1&a;"), "a document type is declared");
        }
    }

    /** Nor does a schema that the file names, or a style sheet. */
    @Test
    void aSchemaIsNotFetched() {
        String file = "processes/validity.bpmn";
        findings(file, shipped(file).replaceFirst("targetNamespace=", "xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL " + address() + "\" targetNamespace="));
        refused(file, shipped(file).replaceFirst("\\?>", "?><?xml-stylesheet href=\"" + address() + "\"?>"), "an instruction to a program");
        refused(file, shipped(file).replaceFirst("(<bpmn:process )", "<bpmn:import importType=\"http://www.w3.org/2001/XMLSchema\" location=\"" + address() + "\" namespace=\"x\" />$1"), "<bpmn:import> may not stand");
        refused(FOLDER + "validity.dmn", shipped(FOLDER + "validity.dmn").replaceFirst("(<decision )", "<import importType=\"http://www.omg.org/spec/DMN/\" locationURI=\"" + address() + "\" namespace=\"x\" name=\"x\" />$1"), "<import> may not stand");
    }

    @Test
    void entitiesThatGrowWithoutEnd() {
        String file = "processes/validity.bpmn";
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(file, bomb + "]>\n<x>&a39;</x>", "a document type is declared"));
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(file, "<x>".repeat(100_000), "nested too deeply"));
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(FOLDER + "council.yaml",
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n", "may not stand here"));
    }

    /** Whatever the engine would evaluate, wherever it stands. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}",
        "${''['class']}",
        "${''.class}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngineServices().getRepositoryService()}",
        "${execution.setVariable('x', 'y')}",
        "${caseFiles.all()}",
        "${deadlines.getClass()}",
        "${deadlines.class.classLoader}",
        "${deadlines['class']}",
        "${deadlines.due(execution.engineServices, 'validity')}",
        "${deadlines.due(execution, ''.getClass())}",
        "${arrangements.getClass().getName() == 'x'}",
        "${arrangements['class']}",
        "${sanctions.toFollowUp(execution).getClass()}",
        "${S('<x/>')}",
        "${currentUser()}",
        "${fn:split('a', 'b')}",
        "#{''.getClass()}",
        "ends ${''.getClass()} here",
        "${validity == 'invalid' ? ''.getClass() : 'x'}",
    })
    void anExpressionThatDoesMoreThanCompare(String expression) {
        String file = "processes/validity.bpmn";
        String escaped = expression.replace("&", "&amp;").replace("<", "&lt;");
        String[][] places = {{"${validity == 'invalid'}", "@"}, {"name=\"Decide validity\"", "name=\"@\""}, {">The Monitoring Officer looks", ">@ The Monitoring Officer looks"}, {"camunda:historyTimeToLive=\"P2190D\"", "camunda:historyTimeToLive=\"@\""},
            {"camunda:formRef=\"decide-validity\"", "camunda:formRef=\"@\""}, {"monitoringOfficers,deputies", "@"}, {"value=\"validity-decided\"", "value=\"@\""}, {"camunda:decisionRef=\"validity\"", "camunda:decisionRef=\"@\""},
            {"${deadlines.expiry(execution, 'validity')}", "@"}, {"${deadlines.due(execution, &#39;validity&#39;)}", "@"}, {"${tellOfficers}", "@"}};
        for (String[] place : places) {
            String text = shipped(file).replace(place[0], place[1].replace("@", escaped.replace("\"", "&quot;")));
            assertThat(text).as(place[0]).isNotEqualTo(shipped(file));
            assertThat(inDiagram(text)).as(place[1]).isNotEmpty().allMatch(finding -> finding.file().equals(file) && finding.line() > 0);
        }
    }

    /** What is said of one diagram by itself, before it is even seen what else there is in the set. */
    private static List<Finding> inDiagram(String text) {
        List<Finding> findings = new ArrayList<>();
        Allowed.diagram(Diagram.read("processes/validity.bpmn", text.getBytes(StandardCharsets.UTF_8)), Set.of("validity", "tellSubjectMember", "execution"), findings);
        return findings;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "camunda:class=\"java.lang.ProcessBuilder\"",
        "camunda:expression=\"${caseFiles.all()}\"",
        "camunda:type=\"shell\"",
        "camunda:type=\"mail\"",
        "camunda:formKey=\"embedded:http://example.org/x.html\"",
        "camunda:resource=\"classpath://x.groovy\"",
        "camunda:taskPriority=\"${caseFiles.all()}\"",
        "camunda:jobPriority=\"1\"",
        "camunda:errorCodeVariable=\"x\"",
    })
    void anAttributeThatIsNotOnTheList(String attribute) {
        assertThat(inDiagram(shipped("processes/validity.bpmn").replace("camunda:delegateExpression=\"${tellOfficers}\"", attribute)))
                .anyMatch(finding -> finding.element().equals("Escalate overdue validity check") && finding.what().contains("may not stand at <bpmn:serviceTask>"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
        "<camunda:executionListener event=\"start\" class=\"x\" />",
        "<camunda:executionListener event=\"start\" expression=\"${1}\" />",
        "<camunda:taskListener event=\"create\" delegateExpression=\"${sendNotice}\" />",
        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>",
        "<camunda:field name=\"x\"><camunda:expression>${1}</camunda:expression></camunda:field>",
        "<camunda:formData><camunda:formField id=\"x\" type=\"string\" /></camunda:formData>",
        "<other:thing xmlns:other=\"http://example.org\" />",
    })
    void anExtensionThatIsNotOnTheList(String extension) {
        String file = "processes/validity.bpmn";
        assertThat(inDiagram(shipped(file).replaceFirst("<bpmn:extensionElements>", "<bpmn:extensionElements>" + java.util.regex.Matcher.quoteReplacement(extension))))
                .anyMatch(finding -> finding.element().equals("Decide validity") && finding.what().contains("may not stand"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "<p th:text=\"${T(java.lang.Runtime).getRuntime().exec('id')}\">x</p>",
        "<p th:text=\"${new java.io.File('/etc/passwd').text}\">x</p>",
        "<p th:text=\"${@caseFiles.all()}\">x</p>",
        "<p th:text=\"${letter.class.forName('x')}\">x</p>",
        "<p th:text=\"${letter.getClass()}\">x</p>",
        "<p th:text=\"${letter['class']}\">x</p>",
        "<p th:text=\"${letter['cl' + 'ass']}\">x</p>",
        "<p th:text=\"${''.bytes}\">x</p>",
        "<p th:text=\"${#ctx.variables}\">x</p>",
        "<p th:text=\"${#strings.toString(T(java.lang.System))}\">x</p>",
        "<p th:text=\"${letter.text('a', T(java.lang.System).getenv('HOME'))}\">x</p>",
        "<p th:text=\"${letter.sanctions.![T(java.lang.System)]}\">x</p>",
        "<p th:text=\"${letter.sanctions.?[T(java.lang.System) != null]}\">x</p>",
        "<p th:text=\"${letter.date = 'x'}\">x</p>",
        "<p th:text=\"__${letter.allegation}__\">x</p>",
        "<p th:text=\"#{x}\">x</p>",
        "<p th:text=\"*{x}\">x</p>",
        "<p th:utext=\"${letter.date}\">x</p>",
        "<p TH:TEXT=\"${letter.date}\">x</p>",
        "<p data-th-text=\"${T(java.lang.System)}\">x</p>",
        "<p th:insert=\"~{fragments/case :: about}\">x</p>",
        "<p th:replace=\"~{https://example.org/x}\">x</p>",
        "<p th:replace=\"~{../../application.properties}\">x</p>",
        "<p th:replace=\"~{${letter.allegation}}\">x</p>",
        "<p th:replace=\"${letter.allegation}\">x</p>",
        "<p>[[${T(java.lang.System)}]]</p>",
        "<p>[(${letter.allegation})]</p>",
        "<!-- [[${T(java.lang.System)}]] -->",
        "<!--/*/ <p th:text=\"${T(java.lang.System)}\">x</p> /*/-->",
        "<p th:te<!--/* x\n */-->xt=\"${T(java.lang.System)}\">x</p>",
        "<script>x</script>",
        "<iframe src=\"https://example.org\"></iframe>",
        "<link rel=\"stylesheet\" href=\"https://example.org/x.css\">",
        "<p style=\"background: url(https://example.org/x.png)\">x</p>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<p onclick=\"x()\">x</p>",
        "<a href=\"javascript:x()\">x</a>",
        "<meta http-equiv=\"refresh\" content=\"0; url=https://example.org\">",
    })
    void aLetterThatIsMoreThanWords(String line) {
        String file = FOLDER + "notices/acknowledgement.html";
        Map<String, byte[]> set = new TreeMap<>(SHIPPED);
        set.put(file, ("<!DOCTYPE html>\n<html lang=\"en-GB\" xmlns:th=\"http://www.thymeleaf.org\">\n<head><title>x</title></head>\n<body>\n<main>\n" + line + "\n</main>\n</body>\n</html>\n").getBytes(StandardCharsets.UTF_8));
        assertThat(TextCheck.of(ProcedureFiles.of("a stranger", set), COUNCIL).ofCouncil()).isNotEmpty().allMatch(finding -> finding.file().equals(file) && finding.line() > 5);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "function(x) external {java: {class: \"java.lang.System\", method_signature: \"getenv(java.lang.String)\"}}",
        "{f: function(x) external {java: {class: \"java.lang.System\", method_signature: \"exit(int)\"}}, y: f(1)}.y",
        "for x in [1] return function(y) y",
    })
    void aCellThatMakesAFunction(String cell) {
        String file = FOLDER + "validity.dmn";
        refused(file, shipped(file).replaceFirst("<text>\"valid\"</text>", "<text>" + java.util.regex.Matcher.quoteReplacement(cell) + "</text>"), cell.contains("external") ? "" : "makes a function of its own");
        assertThat(findings("forms/give-view.form", shipped("forms/give-view.form").replaceFirst("=interestDeclared = [^,]*?\"\\s*}", "=" + java.util.regex.Matcher.quoteReplacement(cell.replace("\"", "\\\"")) + "\"}")))
                .anyMatch(finding -> finding.file().equals("forms/give-view.form"));
    }
}

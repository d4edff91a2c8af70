package uk.nolan.process.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** Writes the page. */
final class Page {

    /** The words for administrators, which nothing else says. */
    private static final String RECIPES = "processes/recipes.md";

    private final ProcedureFiles files;
    private final List<Diagram> diagrams;
    private final Trace trace;
    private final StringBuilder text = new StringBuilder();

    private Page(ProcedureFiles files, List<Diagram> diagrams, Trace trace) {
        this.files = files;
        this.diagrams = diagrams;
        this.trace = trace;
    }

    static String of(ProcedureFiles files, List<Diagram> diagrams, Trace trace) {
        Page page = new Page(files, diagrams, trace);
        page.beginning();
        CouncilBooks.keys(files).forEach(page::deadlines);
        page.letters();
        page.pictures();
        page.provisions();
        return page.text.toString();
    }

    private void beginning() {
        long core = trace.byStage(true).values().stream().mapToLong(List::size).sum();
        line("# The procedure at a glance").line()
                .line("This page is written from the files beside it. After a change, write it anew (a test fails until then):").line()
                .line("```sh").line(Overview.RENEW).line("```").line()
                .line("How the procedure is changed is told [for administrators](#for-administrators). The [deadlines](#deadlines) of each council, the [letters](#letters) and what sends them, the [diagrams](#diagrams), and the")
                .line("[provisions](#provisions) of the source documents with what carries each out: %d core provisions, of which %s."
                        .formatted(core, trace.open().isEmpty() ? "none is without" : trace.open().size() + " are still without")).line();
        text.append(files.read(RECIPES));
        line().line("## Deadlines").line();
    }

    private void deadlines(String council) {
        Map<String, Map<String, String>> rows = Table.deadlines(files, council);
        String file = CouncilBooks.path(council, "deadlines.dmn");
        String name = String.valueOf(new Yaml().<Map<String, Object>>load(files.read(CouncilBooks.path(council, "council.yaml"))).get("name"));
        line("### " + name).line().line("From " + link(file) + ". The numbers stand there and nowhere else.").line()
                .line("| Deadline | Period | Counted from | Basis |").line("| --- | --- | --- | --- |");
        rows.values().forEach(row -> line("| %s | %s | %s | %s |".formatted(row.get("name"), period(row), Counted.words(row.get("countedFrom"), rows), row.get("basis"))));
        line();
    }

    private static String period(Map<String, String> row) {
        String unit = row.get("unit");
        if (row.get("number").equals("0")) {
            return "the day itself";
        }
        return row.get("number") + " " + (row.get("number").equals("1") ? unit.replaceFirst("s( before)?$", "$1") : unit);
    }

    private void letters() {
        line("## Letters").line()
                .line("The number is that of the letter in the numbered list of letters that both procedures need; letters without one have been added. Which of")
                .line("them a council sends depends on its arrangements in `council.yaml`; where it has words of its own, they are named.").line()
                .line("| No. | Letter | Sent by | To | Words |").line("| --- | --- | --- | --- | --- |");
        List<Sender> senders = new ArrayList<>();
        diagrams.forEach(diagram -> senders.addAll(diagram.sends()));
        for (String council : CouncilBooks.keys(files)) {
            Table.deadlines(files, council).values().stream().filter(row -> !row.getOrDefault("sends", "").isBlank()).forEach(row -> {
                String[] sends = row.get("sends").split("\\s+to\\s+", 2);
                senders.add(new Sender(sends[0], "on the day of “" + row.get("name") + "”", CouncilBooks.path(council, "deadlines.dmn"), sends[sends.length - 1]));
            });
        }
        for (Letter letter : Letter.all(files)) {
            List<Sender> by = senders.stream().filter(sender -> sender.notice().equals(letter.notice())).toList();
            line("| %s | %s | %s | %s | %s |".formatted(
                    letter.number(), letter.title(),
                    by.isEmpty() ? "nothing yet" : by.stream().map(sender -> sender.name() + " (" + link(sender.file()) + ")").distinct().collect(Collectors.joining("<br>")),
                    by.stream().map(sender -> Words.people(sender.recipients())).distinct().collect(Collectors.joining("<br>")),
                    letter.texts().stream().map(Page::link).collect(Collectors.joining("<br>"))));
        }
        line();
    }

    private void pictures() {
        line("## Diagrams").line();
        diagrams.forEach(diagram -> line("### " + diagram.name()).line().line(diagram.says() + " (" + link(diagram.file()) + ")").line()
                .line("![%s](%s)".formatted(diagram.name(), relative(Pictures.of(diagram.file())))).line());
        line("The pictures are drawn from the files, with Node.js, a Chromium that `PUPPETEER_EXECUTABLE_PATH` names, and Arial or Liberation Sans:").line()
                .line("```sh").line(Pictures.COMMANDS.strip()).line("```").line();
    }

    private void provisions() {
        line("## Provisions").line()
                .line("Every provision has one row in " + link(Provision.FILE) + ". What carries it out is what names its id; of each file one place is")
                .line("shown, and three in all, the plainest first.").line();
        stages("Core", true);
        line("### Second, later and public site").line()
                .line("These wait for later versions and are not yet carried out: the registers of interests and of gifts, dispensations, the review of")
                .line("the code, training, the public site. Where a part of one is there already, it is named.").line();
        stages("Other", false);
    }

    private void stages(String heading, boolean core) {
        trace.byStage(core).forEach((stage, provisions) -> {
            line("#### " + heading + ": " + (stage.equals("other") ? "in general" : stage.replace('-', ' '))).line()
                    .line("| Provision | What it asks for | %s |".formatted(core ? "Carried out by" : "A part of it")).line("| --- | --- | --- |");
            provisions.forEach(provision -> line("| %s | %s | %s |".formatted(provision.id(), Words.plain(provision.title()), carriedOutBy(provision))));
            line();
        });
    }

    private String carriedOutBy(Provision provision) {
        List<Carrier> carriers = trace.of(provision, 3);
        return carriers.isEmpty()
                ? "not yet"
                : carriers.stream().map(carrier -> carrier.name() + " (" + link(carrier.file()) + ")").collect(Collectors.joining("<br>"));
    }

    private static String link(String file) {
        return "[%s](%s)".formatted(file.startsWith("src/") ? file.substring(file.lastIndexOf('/') + 1) : file.replaceFirst("^processes/", ""), relative(file));
    }

    private static String relative(String file) {
        return file.startsWith("processes/") ? file.substring("processes/".length()) : "../" + file;
    }

    private Page line(String line) {
        text.append(line);
        return line();
    }

    private Page line() {
        text.append('\n');
        return this;
    }
}

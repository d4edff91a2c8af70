package uk.nolan.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** The files that go live together: all diagrams, the chosen council's tables, all forms. Names do not change from start to start. */
public class ProcedureSet {

    private final ProcedureFiles files;
    private final Council council;

    /** @param files at least the set of the council */
    public ProcedureSet(ProcedureFiles files, Council council) {
        this.files = files;
        this.council = council;
    }

    public List<String> diagrams() {
        return files.list("processes", ".bpmn");
    }

    public List<String> tables() {
        return files.list("processes/councils/" + council.key(), ".dmn");
    }

    /** The content of that table of every council that there is, in these files and in the program itself, by the files' names. */
    Map<String, String> ofEveryCouncil(String table) {
        Map<String, String> contents = new LinkedHashMap<>();
        for (ProcedureFiles each : List.of(ProcedureFiles.from(""), files)) {
            CouncilBooks.keys(each).stream().map(key -> CouncilBooks.path(key, table)).filter(each::exists).forEach(name -> contents.put(name, each.read(name)));
        }
        return contents;
    }

    Council council() {
        return council;
    }

    public List<String> forms() {
        return files.list("forms", ".form");
    }

    /** Everything that is deployed. */
    public List<String> all() {
        List<String> all = new ArrayList<>(diagrams());
        all.addAll(tables());
        all.addAll(forms());
        return all;
    }

    public String read(String name) {
        return files.read(name);
    }

    public byte[] bytes(String name) {
        return files.bytes(name);
    }
}

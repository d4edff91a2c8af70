package uk.nolan.process.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** What carries out which provision, read from everything that names one. */
final class Trace {

    private final Map<String, Provision> provisions;
    private final Map<String, List<Carrier>> byProvision = new LinkedHashMap<>();

    private Trace(Map<String, Provision> provisions, Stream<Carrier> carriers) {
        this.provisions = provisions;
        carriers.sorted(Carrier.PLAINEST_FIRST)
                .forEach(carrier -> carrier.provisions().forEach(id -> byProvision.computeIfAbsent(id, none -> new ArrayList<>()).add(carrier)));
    }

    static Trace of(ProcedureFiles files, List<Diagram> diagrams) {
        List<Carrier> carriers = new ArrayList<>();
        diagrams.forEach(diagram -> carriers.addAll(diagram.carriers()));
        CouncilBooks.keys(files).forEach(council -> {
            carriers.addAll(Table.carriers(files, council));
            carriers.addAll(Texts.settings(files, council));
        });
        carriers.addAll(Letter.carriers(files));
        carriers.addAll(Texts.forms(files));
        carriers.addAll(Texts.rehearsals(files));
        carriers.addAll(Texts.classes(files, Carrier.Kind.PROGRAM, "src/main/java/uk/nolan"));
        carriers.addAll(Texts.classes(files, Carrier.Kind.TEST, "src/test/java/uk/nolan"));
        return new Trace(Provision.all(files), carriers.stream());
    }

    /** The plainest carriers of a provision, at most one of each file. */
    List<Carrier> of(Provision provision, int most) {
        Map<String, Carrier> byFile = new LinkedHashMap<>();
        byProvision.getOrDefault(provision.id(), List.of()).forEach(carrier -> byFile.putIfAbsent(carrier.file(), carrier));
        return byFile.values().stream().limit(most).toList();
    }

    /** Provisions by stage, in the order of their file. */
    Map<String, List<Provision>> byStage(boolean core) {
        Map<String, List<Provision>> stages = new LinkedHashMap<>();
        provisions.values().stream().filter(provision -> provision.core() == core)
                .forEach(provision -> stages.computeIfAbsent(provision.stage(), none -> new ArrayList<>()).add(provision));
        return stages;
    }

    /** The core provisions that nothing carries out. */
    List<Provision> open() {
        return provisions.values().stream().filter(provision -> provision.core() && !byProvision.containsKey(provision.id())).toList();
    }

    /** What names a provision that there is not. */
    List<String> unknown() {
        return byProvision.entrySet().stream()
                .filter(cited -> !provisions.containsKey(cited.getKey()))
                .flatMap(cited -> cited.getValue().stream().map(carrier ->
                        "%s, \"%s\": there is no provision %s in %s. Correct the id.".formatted(carrier.file(), carrier.name(), cited.getKey(), Provision.FILE)))
                .toList();
    }
}

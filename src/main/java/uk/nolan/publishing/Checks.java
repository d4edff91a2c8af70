package uk.nolan.publishing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.council.Finding;
import uk.nolan.council.LiveProcedure;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.ProcedureDeployment;
import uk.nolan.process.templates.Canonical;

/** What a change goes through before it goes live: it is laid over the live set, put into Modeler's form, read as a whole, and rehearsed. Nothing is changed by it. */
@Component
class Checks {

    /** So far back somebody may have begun with an older version of a file. */
    private static final int VERSIONS_BACK = 10;

    private final LiveProcedure live;
    private final ChangeBook book;
    private final Changes changes;
    private final ProcedureDeployment deployment;

    Checks(LiveProcedure live, ChangeBook book, Changes changes, ProcedureDeployment deployment) {
        this.live = live;
        this.book = book;
        this.changes = changes;
        this.deployment = deployment;
    }

    /** Checks the very first set, with which nothing can be compared. */
    Checked first(ProcedureFiles files) {
        Canonical.Made made = Canonical.made(files.named("version 1"));
        ProcedureFiles set = made.set();
        return new Checked(Optional.empty(), Optional.of(set), List.of(), List.copyOf(set.contents().keySet()), List.of(), made.sentences(), List.of(), deployment.findings(set, live.key()), null, false);
    }

    /** Checks a change against the set that is live now. @param progress is told what is being done, in words */
    Checked check(long id, Rehearsing rehearsing, Consumer<String> progress) {
        ProcedureChange change = book.get(id);
        Integer over = changes.live().map(now -> now.number).orElse(null);
        ProcedureFiles before = live.set();
        progress.accept("Laying it over version " + over);
        Offer offer = book.offer(id);
        Placing.Placed placed = Placing.place(before, live.key(), offer.files(), offer.removed());
        Map<String, byte[]> files = placed.files();
        Set<String> removed = placed.removed();
        if (change.bringsBack != null) {
            ProcedureFiles earlier = book.set(changes.numbered(change.bringsBack).orElseThrow().id).orElseThrow();
            files = earlier.contents();
            removed = new TreeSet<>(before.everything(live.key()));
            removed.removeAll(files.keySet());
        }
        if (!placed.findings().isEmpty()) {
            return new Checked(Optional.ofNullable(over), Optional.empty(), List.copyOf(files.keySet()), List.of(), List.copyOf(removed), List.of(), List.of(), placed.findings(), null, false);
        }
        Canonical.Made made = Canonical.made(before.laidOver(files, removed).named("change " + id));
        ProcedureFiles set = made.set();
        List<String> madeSo = made.sentences();
        Differences differences = Differences.between(before, set);
        List<String> remarks = new ArrayList<>(change.handle == Handle.FILES ? change.remarks() : List.of());
        if (differences.none()) {
            return checked(over, set, differences, madeSo, remarks,
                    List.of(ChangeBook.whole("nothing in it differs from version %d, which is live".formatted(over), "There is nothing to do; no new version was made.")), null, false);
        }
        progress.accept("Reading it");
        List<Finding> findings = deployment.findings(set, live.key());
        if (!findings.isEmpty()) {
            return checked(over, set, differences, madeSo, remarks, findings, null, false);
        }
        remarks.addAll(takesBack(change, before, set, differences, over));
        RehearsalRoom.Rehearsed rehearsed = rehearsing.rehearse(before, set, live.key(), progress);
        return checked(over, set, differences, madeSo, remarks, rehearsed.findings(), Kept.json(rehearsed.comparisons()), rehearsed.holdsUp());
    }

    private static Checked checked(
            Integer over, ProcedureFiles set, Differences differences, List<String> madeSo, List<String> remarks, List<Finding> findings, String comparisons, boolean otherwise) {
        return new Checked(Optional.ofNullable(over), Optional.of(set), differences.changed(), differences.added(), differences.removed(), madeSo, List.copyOf(new LinkedHashSet<>(remarks)), findings, comparisons, otherwise);
    }

    /** The changes of others that this one would take back, and the facts about the world that an earlier version would bring back with it. */
    private List<String> takesBack(ProcedureChange change, ProcedureFiles before, ProcedureFiles set, Differences differences, int over) {
        List<String> remarks = new ArrayList<>();
        if (change.handle == Handle.BROUGHT_BACK) {
            List<String> facts = Differences.concat(differences).stream().filter(name -> Placing.isFactOfTheWorld(name, live.key())).toList();
            if (!facts.isEmpty()) {
                remarks.add("With version %d people, places or dates become again what they were then: %s. If only the procedure is to come back, offer its files without these.".formatted(change.bringsBack, String.join(", ", facts)));
            }
            return remarks;
        }
        for (int number = over; number > Math.max(1, over - VERSIONS_BACK); number--) {
            Optional<ProcedureChange> earlier = changes.numbered(number).filter(other -> !other.who.equals(change.who));
            if (earlier.isPresent()) {
                remarks.addAll(takesBack(change, earlier.get(), before, set, differences));
            }
        }
        return remarks;
    }

    private List<String> takesBack(ProcedureChange change, ProcedureChange earlier, ProcedureFiles live, ProcedureFiles set, Differences differences) {
        List<String> both = earlier.changed().stream().filter(differences.changed()::contains).toList();
        Optional<ProcedureFiles> then = both.isEmpty() || earlier.laidOver == null ? Optional.empty() : changes.numbered(earlier.laidOver).flatMap(older -> book.set(older.id));
        if (then.isEmpty()) {
            return List.of();
        }
        ProcedureFiles after = book.set(earlier.id).orElseThrow();
        boolean meanwhile = change.basedOn != null && earlier.number > change.basedOn;
        List<String> remarks = new ArrayList<>();
        for (String name : both) {
            if (Undone.by(then.get().read(name), after.read(name), live.read(name), set.read(name))) {
                remarks.add("%s takes back what %s changed in it with version %d%s. It seems to have been made from the file as it was before: open the live one, make your change in it, and offer it again."
                        .formatted(name, earlier.who, earlier.number, earlier.why.isEmpty() ? "" : " (" + earlier.why + ")"));
            } else if (meanwhile) {
                remarks.add("%s was changed by %s with version %d after you offered yours. See whether both changes are in it.".formatted(name, earlier.who, earlier.number));
            }
        }
        return remarks;
    }

    /** The names of files by what happens to them. */
    record Differences(List<String> changed, List<String> added, List<String> removed) {

        static Differences between(ProcedureFiles before, ProcedureFiles after) {
            Map<String, byte[]> old = new TreeMap<>(before.contents());
            Map<String, byte[]> fresh = new TreeMap<>(after.contents());
            return new Differences(
                    fresh.keySet().stream().filter(name -> old.containsKey(name) && !Arrays.equals(old.get(name), fresh.get(name))).toList(),
                    fresh.keySet().stream().filter(name -> !old.containsKey(name)).toList(),
                    old.keySet().stream().filter(name -> !fresh.containsKey(name)).toList());
        }

        static List<String> concat(Differences all) {
            return Stream.of(all.changed, all.added, all.removed).flatMap(List::stream).sorted().toList();
        }

        boolean none() {
            return changed.isEmpty() && added.isEmpty() && removed.isEmpty();
        }
    }
}

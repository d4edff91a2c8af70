package uk.nolan.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.notice.SetTexts;

/**
 * Finds the place in the set for each file that is offered. Modeler sends bare names: a name that one file of the set has means that file, and a new one goes where files of its kind lie. What has no
 * place in this council's set is refused.
 */
final class Placing {

    /** More than any diagram or text needs. */
    static final int LARGEST_FILE = 2 * 1024 * 1024;

    static final int MOST_FILES = 1_000;
    static final long LARGEST_OFFER = 30L * 1024 * 1024;

    private static final String STEM = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";
    private static final Set<String> BOOKS = Set.of("council.yaml", "places.yaml", "members.yaml", "code.yaml", "independent-persons.yaml", "committee-dates.yaml");

    private final ProcedureFiles live;
    private final String council;
    private final SetTexts texts;
    private final Pattern places;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();

    private Placing(ProcedureFiles live, String council) {
        this.live = live;
        this.council = council;
        this.texts = SetTexts.of(live, council);
        String own = "processes/councils/" + Pattern.quote(council) + "/";
        this.places = Pattern.compile("processes/%s\\.bpmn|processes/holidays\\.yaml|%s%s\\.dmn|%s(?:%s)|%snotices/(?:(?:fragments|notes)/)?%s\\.html|processes/rehearsals/%s-%s\\.yaml|forms/%s\\.form".formatted(
                STEM, own, STEM, own, String.join("|", BOOKS.stream().map(Pattern::quote).toList()), own, STEM, Pattern.quote(council), STEM, STEM));
    }

    /** What is offered, each in its place; what is wrong with the names and sizes. */
    record Placed(Map<String, byte[]> files, Set<String> removed, List<Finding> findings) {}

    static Placed place(ProcedureFiles live, String council, Map<String, byte[]> offered, Set<String> takenAway) {
        Placing placing = new Placing(live, council);
        placing.size(offered);
        if (placing.findings.isEmpty()) {
            new TreeMap<>(offered).forEach(placing::file);
            new TreeSet<>(takenAway).forEach(placing::away);
        }
        return new Placed(placing.files, placing.removed, List.copyOf(placing.findings));
    }

    private void size(Map<String, byte[]> offered) {
        long all = offered.values().stream().mapToLong(content -> content.length).sum();
        if (offered.size() > MOST_FILES || all > LARGEST_OFFER) {
            find("", "too much was offered at once: %d files, %d MB".formatted(offered.size(), all / 1024 / 1024),
                    "A whole procedure has about 250 files and 3 MB. Offer the files that you changed.");
        }
    }

    private void file(String name, byte[] content) {
        if (content.length > LARGEST_FILE) {
            find(shown(name), "the file is larger than %d MB".formatted(LARGEST_FILE / 1024 / 1024), "No diagram, form or text needs that much. Look whether it is the right file.");
            return;
        }
        if (!isText(content)) {
            find(shown(name), "this is no text in UTF-8", "Save it in Modeler, or in an editor as UTF-8.");
            return;
        }
        place(name).ifPresent(place -> {
            if (files.put(place, content) != null) {
                find(place, "it was offered twice under different names", "Offer it once.");
            }
        });
    }

    private void away(String name) {
        Optional<String> known = live.exists(safe(name) ? name : "-") ? Optional.of(name) : only(name);
        if (known.isEmpty()) {
            find(shown(name), "there is no such file that could be taken away", "Correct the name; it is the one that the download of the live version shows.");
        } else if (files.containsKey(known.get())) {
            find(known.get(), "it is offered and taken away at the same time", "Decide for one of the two.");
        } else {
            removed.add(known.get());
        }
    }

    private Optional<String> place(String name) {
        if (!safe(name)) {
            find(shown(name), "this is not the name of a file of a procedure", "Names have letters, digits and hyphens, and lead to processes/ or forms/.");
            return Optional.empty();
        }
        if (!name.contains("/")) {
            List<String> known = named(name);
            if (known.size() > 1) {
                find(name, "there are several files of this name: " + String.join(", ", known), "Offer it with its folder on the page Procedure.");
                return Optional.empty();
            }
            return known.size() == 1 ? Optional.of(known.get(0)) : fresh(name);
        }
        if (places.matcher(name).matches()) {
            return Optional.of(name);
        }
        boolean othersFolder = name.startsWith("processes/councils/") && !name.startsWith("processes/councils/" + council + "/");
        find(name, othersFolder ? "this is a file of another council, and this program serves " + council : "there is no place for such a file in a procedure",
                "There are processes/*.bpmn, processes/holidays.yaml, processes/councils/%s/ with its tables, books and notices/*.html, processes/rehearsals/%s-*.yaml and forms/*.form.".formatted(council, council));
        return Optional.empty();
    }

    /** Where a bare name goes that no file has yet. */
    private Optional<String> fresh(String name) {
        String own = "processes/councils/" + council + "/";
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put(".bpmn", "processes/");
        folders.put(".form", "forms/");
        folders.put(".dmn", own);
        folders.put(".html", own + "notices/" + part(name));
        folders.put(".yaml", BOOKS.contains(name) ? own : name.equals("holidays.yaml") ? "processes/" : "processes/rehearsals/");
        Optional<String> place = folders.entrySet().stream().filter(kind -> name.endsWith(kind.getKey())).map(kind -> kind.getValue() + name).findFirst();
        if (place.filter(found -> places.matcher(found).matches()).isEmpty()) {
            find(name, "there is no place for such a file in a procedure",
                    "New files are diagrams (.bpmn), forms (.form), tables (.dmn), notice texts (.html), and rehearsals whose name begins with %s- (.yaml); names have letters, digits and hyphens.".formatted(council));
            return Optional.empty();
        }
        return place;
    }

    /** The common texts that are parts of letters, or notes to officers, lie in folders of their own, and so do the council's in their place. */
    private String part(String name) {
        String stem = name.replaceFirst("\\.html$", "");
        return List.of("fragments/", "notes/").stream().filter(part -> safe(name) && texts.exists(part + stem)).findFirst().orElse("");
    }

    private Optional<String> only(String name) {
        List<String> known = name.contains("/") ? List.of() : named(name);
        return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    }

    private List<String> named(String name) {
        return live.everything(council).stream().filter(known -> known.endsWith("/" + name)).toList();
    }

    private void find(String file, String what, String cure) {
        findings.add(new Finding(file, "", 0, what, cure));
    }

    private static boolean safe(String name) {
        return name.matches("[A-Za-z0-9_./-]{1,200}") && !name.contains("..") && !name.startsWith("/") && !name.contains("//");
    }

    /** A name for a message, whatever was sent as a name. */
    private static String shown(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N} _./\\\\-]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }

    private static boolean isText(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).chars().noneMatch(character -> character == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What in a council's folder is no procedure but facts about the world: people, places and dates. */
    static boolean isFactOfTheWorld(String name, String council) {
        return name.equals("processes/holidays.yaml")
                || List.of("places.yaml", "members.yaml", "independent-persons.yaml", "committee-dates.yaml").stream().map(book -> CouncilBooks.path(council, book)).anyMatch(name::equals);
    }
}

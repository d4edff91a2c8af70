package uk.nolan.council;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a council's folder, {@code processes/councils/<key>/}, and checks every reference in it. A mistake is a {@link ConfigurationProblem} that names file and line; nothing is guessed or left out.
 */
public final class CouncilBooks {

    private static final String COUNCILS = "processes/councils";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,8}");

    private final ProcedureFiles files;
    private final String key;

    private CouncilBooks(ProcedureFiles files, String key) {
        this.files = files;
        this.key = key;
    }

    /** The keys of the councils that there are. */
    public static List<String> keys(ProcedureFiles files) {
        return files.folders(COUNCILS).stream().filter(key -> files.exists(path(key, "council.yaml"))).toList();
    }

    /** The name of a council's file, such as {@code path("mid-shire", "members.yaml")}. */
    public static String path(String key, String file) {
        return COUNCILS + "/" + key + "/" + file;
    }

    /**
     * Reads the folder of one council.
     *
     * @throws ConfigurationProblem if there is no such council (the message lists those that there are) or anything in its files is wrong
     */
    public static Council load(ProcedureFiles files, String key) {
        List<String> keys = keys(files);
        if (!keys.contains(key)) {
            throw new ConfigurationProblem("There is no council \"%s\". %s"
                    .formatted(
                            key,
                            keys.isEmpty()
                                    ? "There is no folder with a council.yaml in " + COUNCILS + "/ (looked in " + files.origin() + ")."
                                    : "Set nolan.council to one of these: " + String.join(", ", keys) + "."));
        }
        return new CouncilBooks(files, key).read();
    }

    private Council read() {
        Map<String, List<CodeProvision>> codes = codes();
        YamlEntry book = book("council.yaml")
                .only(
                        "key", "name", "referencePrefix", "kind", "address", "email", "telephone", "website", "arrangementsAddress", "code", "codeAddress", "monitoringOfficer", "escalationAddress",
                        "contacts", "groups", "labels", "switches", "arrangements", "choices", "reminders", "confirm");
        if (!book.text("key").equals(key)) {
            throw book.problem("key", "the key \"%s\" is not the name of this folder. Write key: %s.".formatted(book.text("key"), key));
        }
        String prefix = book.text("referencePrefix");
        if (!PREFIX.matcher(prefix).matches()) {
            throw book.problem("referencePrefix", "\"%s\" cannot begin a case reference. Write 2 to 8 capital letters, like NSDC.".formatted(prefix));
        }
        Authority district = new Authority(key, book.text("name"), oneOf(book, "kind", "district"), Optional.empty(), Optional.empty(), knownCode(book, codes), book.text("codeAddress"));
        List<Authority> authorities = authorities(district, codes);
        YamlEntry contacts = book.entry("contacts").only("leader", "council");
        List<Council.Group> groups = groups(book);
        YamlEntry labels = book.entry("labels").only("committee", "panel");
        YamlEntry switches = book.entry("switches").only("ombudsmanInsert", "notToClerk", "localClosures", "publicationMonths", "postWorkingDays");
        YamlEntry reminders = book.entry("reminders").only("leadWorkingDays", "longLeadWorkingDays", "longFrom", "repeatWorkingDays");
        return new ReadCouncil(
                key,
                district.name(),
                prefix,
                district.kind(),
                book.texts("address"),
                book.email("email"),
                book.text("telephone"),
                book.text("website"),
                book.text("arrangementsAddress"),
                book.text("monitoringOfficer"),
                book.email("escalationAddress"),
                contact(contacts, "leader"),
                contact(contacts, "council"),
                groups,
                new Council.Labels(labels.text("committee"), labels.text("panel")),
                new Council.Switches(
                        switches.flag("ombudsmanInsert"), switches.texts("notToClerk"), switches.flag("localClosures"), switches.number("publicationMonths", 1), switches.number("postWorkingDays", 0)),
                Arrangements.read(book.entry("arrangements")),
                choices(book.entry("choices")),
                new Council.Reminders(
                        reminders.number("leadWorkingDays", 1), reminders.number("longLeadWorkingDays", 1), reminders.number("longFrom", 1), reminders.number("repeatWorkingDays", 1)),
                book.texts("confirm"),
                authorities,
                members(authorities, groups),
                codes,
                independentPersons(),
                book("committee-dates.yaml").only("committeeDates").dates("committeeDates"));
    }

    private Map<String, List<CodeProvision>> codes() {
        Map<String, List<CodeProvision>> codes = new LinkedHashMap<>();
        Ids ids = new Ids();
        for (YamlEntry code : book("code.yaml").only("codes").entries("codes")) {
            code.only("id", "name", "provisions");
            code.text("name");
            List<CodeProvision> provisions = new ArrayList<>();
            Ids references = new Ids();
            for (YamlEntry provision : code.entries("provisions")) {
                provision.only("reference", "part", "text", "note");
                provisions.add(new CodeProvision(references.unique(provision, "reference"), provision.text("part"), provision.text("text"), provision.optionalText("note")));
            }
            if (provisions.isEmpty()) {
                throw code.problem("provisions", "this code has no provisions. Enter at least one.");
            }
            codes.put(ids.take(code), List.copyOf(provisions));
        }
        return Collections.unmodifiableMap(codes);
    }

    private static List<Council.Group> groups(YamlEntry book) {
        List<Council.Group> groups = new ArrayList<>();
        Ids names = new Ids();
        for (YamlEntry group : book.entries("groups")) {
            group.only("name", "leader", "secretary", "whip");
            String name = names.unique(group, "name");
            if (name.equals(Member.NO_GROUP)) {
                throw group.problem("name", "\"%s\" stands for members who are in no group and cannot be the name of one. Take it away.".formatted(name));
            }
            groups.add(new Council.Group(
                    name, contact(group, "leader"), contact(group, "secretary"), group.has("whip") ? Optional.of(contact(group, "whip")) : Optional.empty()));
        }
        return List.copyOf(groups);
    }

    /** The lists of choices: each at least one choice, each choice a code and what people read. */
    private static Map<String, Map<String, String>> choices(YamlEntry block) {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (String list : block.keys()) {
            Map<String, String> choices = new LinkedHashMap<>();
            Ids codes = new Ids();
            for (YamlEntry choice : block.entries(list)) {
                choice.only("value", "label");
                choices.put(codes.unique(choice, "value"), choice.text("label"));
            }
            if (choices.isEmpty()) {
                throw block.problem(list, "there is no choice in this list. Enter at least one.");
            }
            lists.put(list, Collections.unmodifiableMap(choices));
        }
        return Collections.unmodifiableMap(lists);
    }

    private List<Authority> authorities(Authority district, Map<String, List<CodeProvision>> codes) {
        List<Authority> authorities = new ArrayList<>(List.of(district));
        Ids ids = new Ids();
        for (YamlEntry place : book("places.yaml").only("places").entries("places")) {
            place.only("id", "name", "kind", "clerk", "chair", "code", "codeAddress");
            String id = ids.take(place);
            if (id.equals(key)) {
                throw place.problem("id", "\"%s\" is the district itself, which stands in council.yaml. Take it away here or give the place another id.".formatted(id));
            }
            YamlEntry clerk = place.entry("clerk").only("name", "email");
            authorities.add(new Authority(
                    id,
                    place.text("name"),
                    oneOf(place, "kind", "town", "parish"),
                    Optional.of(new Authority.Clerk(clerk.text("name"), clerk.email("email"))),
                    place.has("chair") ? Optional.of(contact(place, "chair")) : Optional.empty(),
                    knownCode(place, codes),
                    place.text("codeAddress")));
        }
        return List.copyOf(authorities);
    }

    private List<Member> members(List<Authority> authorities, List<Council.Group> groups) {
        List<String> known = authorities.stream().map(Authority::id).toList();
        List<String> knownGroups = Stream.concat(Stream.of(Member.NO_GROUP), groups.stream().map(Council.Group::name)).toList();
        List<Member> members = new ArrayList<>();
        Ids ids = new Ids();
        for (YamlEntry member : book("members.yaml").only("members").entries("members")) {
            member.only("id", "name", "email", "group", "seats", "otherAuthorities");
            List<Member.Seat> seats = new ArrayList<>();
            for (YamlEntry seat : member.entries("seats")) {
                seat.only("authority", "from", "to", "coOpted");
                String authority = seat.text("authority");
                if (!known.contains(authority)) {
                    throw seat.problem("authority", "there is no authority \"%s\". Known are: %s; add it to places.yaml or correct the name.".formatted(authority, String.join(", ", known)));
                }
                LocalDate from = seat.date("from");
                seats.add(new Member.Seat(authority, from, end(seat, from), seat.has("coOpted") && seat.flag("coOpted")));
            }
            if (seats.isEmpty()) {
                throw member.problem("seats", "%s has no seat. Enter the council and the first day in office.".formatted(member.text("name")));
            }
            String group = member.text("group");
            if (!knownGroups.contains(group)) {
                throw member.problem("group", "there is no group \"%s\". Known are: %s; add it to council.yaml or correct the name.".formatted(group, String.join(", ", knownGroups)));
            }
            members.add(new Member(ids.take(member), member.text("name"), member.email("email"), group, List.copyOf(seats), member.has("otherAuthorities") ? member.texts("otherAuthorities") : List.of()));
        }
        return List.copyOf(members);
    }

    private List<IndependentPerson> independentPersons() {
        List<IndependentPerson> persons = new ArrayList<>();
        Ids ids = new Ids();
        for (YamlEntry person : book("independent-persons.yaml").only("independentPersons").entries("independentPersons")) {
            person.only("id", "name", "email", "telephone", "from", "to");
            LocalDate from = person.date("from");
            persons.add(new IndependentPerson(ids.take(person), person.text("name"), person.email("email"), person.text("telephone"), from, end(person, from)));
        }
        return List.copyOf(persons);
    }

    private YamlEntry book(String file) {
        return YamlEntry.read(files, path(key, file));
    }

    private static Contact contact(YamlEntry entry, String key) {
        YamlEntry contact = entry.entry(key).only("name", "email");
        return new Contact(contact.text("name"), contact.email("email"));
    }

    private static Optional<LocalDate> end(YamlEntry entry, LocalDate from) {
        Optional<LocalDate> to = entry.optionalDate("to");
        if (to.isPresent() && to.get().isBefore(from)) {
            throw entry.problem("to", "the end, %s, is before the start, %s. Correct one of them.".formatted(to.get(), from));
        }
        return to;
    }

    private static String knownCode(YamlEntry entry, Map<String, List<CodeProvision>> codes) {
        String code = entry.text("code");
        if (!codes.containsKey(code)) {
            throw entry.problem("code", "there is no code \"%s\". Known are: %s; add it to code.yaml or correct the name.".formatted(code, String.join(", ", codes.keySet())));
        }
        return code;
    }

    private static String oneOf(YamlEntry entry, String key, String... allowed) {
        String value = entry.text(key);
        if (!List.of(allowed).contains(value)) {
            throw entry.problem(key, "\"%s\" cannot be \"%s\". Allowed: %s.".formatted(key, value, String.join(", ", allowed)));
        }
        return value;
    }

    /** Ids already used in a file, with their lines. */
    private static final class Ids {

        private final Map<String, Integer> lines = new HashMap<>();

        String take(YamlEntry entry) {
            String id = entry.text("id");
            if (!ID.matcher(id).matches()) {
                throw entry.problem("id", "\"%s\" cannot be an id. Use small letters, digits and hyphens, like rhona-ellesby.".formatted(id));
            }
            return unique(entry, "id");
        }

        String unique(YamlEntry entry, String key) {
            String id = entry.text(key);
            Integer before = lines.putIfAbsent(id, entry.line(key));
            if (before != null) {
                throw entry.problem(key, "the %s \"%s\" is used twice; it stands on line %d already. Give one of them another.".formatted(key, id, before));
            }
            return id;
        }
    }
}

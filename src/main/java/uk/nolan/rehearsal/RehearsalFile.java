package uk.nolan.rehearsal;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.YamlEntry;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Role;

/** Reads a rehearsal. Whatever is wrong with it is reported by file and line, with the cure. */
final class RehearsalFile {

    private static final String NO_DUE_DATE = "no due date";
    private static final Pattern REFERENCE = Pattern.compile("[A-Z]+-\\d{4}-\\d+");

    private final String name;
    private final Days days;

    private RehearsalFile(String name, Days days) {
        this.name = name;
        this.days = days;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationProblem naming the file, the line and the cure
     */
    static Rehearsal read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (MalformedInputException e) {
            throw new ConfigurationProblem(file + " is not written in UTF-8. Save it again with that encoding.", e);
        } catch (IOException e) {
            throw new ConfigurationProblem(file + " cannot be read. Check its name and that you may read it.", e);
        }
    }

    /** Reads a text as if it stood in the file {@code name}. */
    static Rehearsal parse(String name, String text) {
        RehearsalFile file = new RehearsalFile(name, Days.AS_DATES);
        YamlEntry entry = YamlEntry.parse(name, text);
        return file.rehearsal(entry, file.endings(entry));
    }

    /** Reads a complaint of the demonstration, told like a rehearsal without expectations. */
    static Rehearsal forDemonstration(String name, String text, Days days) {
        return new RehearsalFile(name, days).rehearsal(YamlEntry.parse(name, text), List.of());
    }

    private Rehearsal rehearsal(YamlEntry file, List<Ending> endings) {
        file.only("rehearsal", "council", "about", "complaint", "story", "ends");
        Complaint complaint = complaint(file.entry("complaint"));
        List<Step> story = new ArrayList<>();
        LocalDate before = complaint.received();
        for (YamlEntry entry : file.entries("story")) {
            Step step = step(story.size() + 1, entry);
            if (step.on().isBefore(before)) {
                throw entry.problem("on", "%s comes before %s. Put the steps in the order of their days."
                        .formatted(WrittenDate.inFull(step.on()), WrittenDate.inFull(before)));
            }
            before = step.on();
            story.add(step);
        }
        return new Rehearsal(name, file.text("rehearsal"), file.text("council"), complaint, List.copyOf(story), endings);
    }

    private Complaint complaint(YamlEntry entry) {
        entry.only(
                "received", "dated", "channel", "helpGiven", "oral", "complainant", "anonymous", "withholdIdentity", "subjectMember", "lastEvent", "allegation",
                "provisions", "evidence", "desiredOutcome", "complete", "answers");
        YamlEntry complainant = entry.entry("complainant").only("name", "capacity", "email", "address", "telephone");
        YamlEntry subjectMember = entry.entry("subjectMember").only("name", "authority", "email");
        LocalDate received = days.read(entry, "received");
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("receivedOn", received.toString());
        day(entry, "dated").ifPresent(date -> answers.put("complaintDate", date.toString()));
        answers.put("channel", entry.text("channel").toLowerCase(Locale.ROOT).replace(' ', '-'));
        if (entry.has("helpGiven")) {
            answers.put("helpGiven", entry.flag("helpGiven"));
        }
        if (entry.has("oral")) {
            answers.put("oral", entry.flag("oral"));
        }
        boolean anonymous = entry.has("anonymous") && entry.flag("anonymous");
        if (anonymous) {
            without(complainant, "name", "email", "address", "telephone");
            answers.put("anonymous", true);
        } else {
            answers.put("complainantName", complainant.text("name"));
        }
        answers.put("complainantCapacity", complainant.text("capacity"));
        text(complainant, "email").ifPresent(text -> answers.put("complainantEmail", text));
        text(complainant, "address").ifPresent(text -> answers.put("complainantAddress", text));
        text(complainant, "telephone").ifPresent(text -> answers.put("complainantTelephone", text));
        text(entry, "withholdIdentity").ifPresent(reasons -> {
            answers.put("withholdIdentity", true);
            answers.put("withholdReasons", reasons);
        });
        answers.put("allegation", days.fill(entry.text("allegation")));
        day(entry, "lastEvent").ifPresent(date -> answers.put("lastEventOn", date.toString()));
        if (entry.has("provisions")) {
            answers.put("codeProvisions", entry.texts("provisions"));
        }
        text(entry, "evidence").ifPresent(text -> answers.put("evidence", text));
        text(entry, "desiredOutcome").ifPresent(text -> answers.put("desiredOutcome", text));
        text(entry, "complete").ifPresent(text -> answers.put("complete", text));
        answers.putAll(answers(entry));
        return new Complaint(
                received,
                answers,
                subjectMember.text("name"),
                subjectMember.has("email") ? subjectMember.email("email") : null,
                subjectMember.text("authority"),
                subjectMember.line());
    }

    private Step step(int number, YamlEntry entry) {
        entry.only(
                "on", "who", "does", "item", "starts", "attaches", "description", "happens", "add", "withdraw", "case", "answers", "refused", "due", "sends", "notes",
                "open", "notOpen", "deadlines", "journal", "nothingTo", "says", "doesNotSay");
        Deed deed = deed(entry);
        return new Step(number, entry.line(), days.read(entry, "on"), entry.optionalText("case"), deed, new Step.Expected(
                entry.has("due") ? Optional.of(dueDate(entry, "due")) : Optional.empty(),
                Sendings.read(entry, "sends"),
                Sendings.read(entry, "notes"),
                entry.has("open") ? tasks(entry.entry("open")) : Map.of(),
                entry.has("notOpen") ? entry.texts("notOpen") : List.of(),
                entry.has("deadlines") ? dates(entry.entry("deadlines")) : Map.of(),
                entry.has("journal") ? entry.texts("journal") : List.of(),
                Sendings.recipients(entry, "nothingTo"),
                entry.has("says") ? entry.texts("says") : List.of(),
                entry.has("doesNotSay") ? entry.texts("doesNotSay") : List.of(),
                entry.optionalText("refused")));
    }

    private Deed deed(YamlEntry entry) {
        List<String> deeds = List.of("does", "starts", "attaches", "happens").stream().filter(entry::has).toList();
        if (deeds.size() != 1) {
            throw entry.problem("on", "a step does a task, starts a process, attaches a document or tells what happens. Give one of does, starts, attaches and happens.");
        }
        return switch (deeds.get(0)) {
            case "does" -> {
                without(entry, "add", "withdraw", "description");
                yield new Deed.Does(role(entry), entry.text("does"), entry.optionalText("item"), answers(entry));
            }
            case "starts" -> {
                without(entry, "add", "withdraw", "due", "item", "description");
                yield new Deed.Starts(role(entry), entry.text("starts"), answers(entry));
            }
            case "attaches" -> {
                without(entry, "add", "withdraw", "due", "item", "answers");
                if (!InventedPaper.canBe(entry.text("attaches"))) {
                    throw entry.problem("attaches", "the documents of a rehearsal are invented, as PDF or plain text. Give the file a name that ends in .pdf or .txt.");
                }
                yield new Deed.Attaches(role(entry), entry.text("attaches"), entry.optionalText("description").orElse(""));
            }
            default -> happening(entry);
        };
    }

    private Deed happening(YamlEntry entry) {
        without(entry, "who", "answers", "refused", "due", "item", "description");
        switch (entry.text("happens")) {
            case "nothing":
                without(entry, "add", "withdraw");
                return new Deed.Nothing();
            case "holidays":
                if (!entry.has("add") && !entry.has("withdraw")) {
                    throw entry.problem("happens", "say which bank holidays change: add: [ 2027-01-04 ] or withdraw: [ 2027-05-03 ].");
                }
                return new Deed.Holidays(
                        entry.has("add") ? entry.dates("add") : List.of(), entry.has("withdraw") ? entry.dates("withdraw") : List.of());
            default:
                throw entry.problem("happens", "\"%s\" cannot happen. Write nothing or holidays.".formatted(entry.text("happens")));
        }
    }

    private static void without(YamlEntry entry, String... keys) {
        for (String key : keys) {
            if (entry.has(key)) {
                throw entry.problem(key, "\"%s\" has no meaning in a step of this kind. Take it away.".formatted(key));
            }
        }
    }

    private static Role role(YamlEntry entry) {
        return Role.ofTitle(entry.text("who")).orElseThrow(() -> entry.problem("who", "nobody is called \"%s\". Known are: %s."
                .formatted(entry.text("who"), Arrays.stream(Role.values()).map(Role::title).collect(Collectors.joining(", ")))));
    }

    private Map<String, Object> answers(YamlEntry step) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (step.has("answers")) {
            YamlEntry entry = step.entry("answers");
            entry.keys().forEach(key -> answers.put(key, entry.has(key) ? answer(entry, key) : null));
        }
        return answers;
    }

    /** A tick, a text, or a list of what is chosen. A code such as "yes" stays a text. */
    private Object answer(YamlEntry entry, String key) {
        if (isList(entry, key)) {
            return entry.texts(key);
        }
        String text = entry.text(key);
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : days.fill(text);
    }

    private static boolean isList(YamlEntry entry, String key) {
        try {
            entry.texts(key);
            return true;
        } catch (ConfigurationProblem notSo) {
            return false;
        }
    }

    /** One ending for the case of the complaint; a list of them, or one below each reference, where the story has more than one case. */
    private List<Ending> endings(YamlEntry file) {
        if (file.has("ends") && isListOfEntries(file, "ends")) {
            List<Ending> endings = file.entries("ends").stream().map(entry -> ending(entry.only("case", "outcome", "on", "open", "nothingTo"), entry.optionalText("case"))).toList();
            if (endings.isEmpty() || endings.stream().map(Ending::reference).distinct().count() < endings.size()) {
                throw file.problem("ends", "say of each case once how it ends; one of them, the case of the complaint, needs no \"case\".");
            }
            return endings;
        }
        YamlEntry entry = file.entry("ends");
        if (entry.keys().stream().anyMatch(key -> REFERENCE.matcher(key).matches())) {
            return entry.keys().stream().map(reference -> ending(entry.entry(reference).only("outcome", "on", "open", "nothingTo"), Optional.of(reference))).toList();
        }
        return List.of(ending(entry.only("outcome", "on", "open", "nothingTo"), Optional.empty()));
    }

    private static Ending ending(YamlEntry entry, Optional<String> reference) {
        List<String> nothingTo = Sendings.recipients(entry, "nothingTo");
        if (entry.has("open")) {
            without(entry, "outcome", "on");
            return new Ending.StillOpen(entry.line(), reference, tasks(entry.entry("open")), nothingTo);
        }
        return new Ending.Closed(entry.line(), reference, entry.text("outcome"), entry.date("on"), nothingTo);
    }

    private static boolean isListOfEntries(YamlEntry entry, String key) {
        try {
            entry.entry(key);
            return false;
        } catch (ConfigurationProblem notSo) {
            return true;
        }
    }

    private static Map<String, Optional<LocalDate>> tasks(YamlEntry entry) {
        Map<String, Optional<LocalDate>> tasks = new LinkedHashMap<>();
        entry.keys().forEach(task -> tasks.put(task, dueDate(entry, task)));
        return tasks;
    }

    private static Optional<LocalDate> dueDate(YamlEntry entry, String key) {
        return entry.text(key).equals(NO_DUE_DATE) ? Optional.empty() : Optional.of(entry.date(key));
    }

    private static Map<String, LocalDate> dates(YamlEntry entry) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        entry.keys().forEach(deadline -> dates.put(deadline, entry.date(deadline)));
        return dates;
    }

    private Optional<LocalDate> day(YamlEntry entry, String key) {
        return entry.has(key) ? Optional.of(days.read(entry, key)) : Optional.empty();
    }

    private Optional<String> text(YamlEntry entry, String key) {
        return entry.optionalText(key).map(days::fill);
    }
}

package uk.nolan.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.council.IndependentPerson;
import uk.nolan.council.Member;
import uk.nolan.deadline.Calendar;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.DueDates;
import uk.nolan.process.EngineClock;
import uk.nolan.process.OpenTask;
import uk.nolan.process.Procedure;

/** Does what the people of a rehearsal do, through the same forms and with the same permissions as they. */
@Component
class Actor {

    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final String NOT_LISTED = "not-listed";

    /** The field in which whoever acts declares an interest; who says nothing about it in a story has none. */
    private static final String INTEREST = "interest";

    /** The field in which a start form asks of which case it speaks. */
    private static final String CASE = "caseReference";

    private final Procedure procedure;
    private final Officers officers;
    private final Council council;
    private final Calendar calendar;
    private final DueDates dueDates;
    private final CaseFiles caseFiles;

    Actor(Procedure procedure, Officers officers, Council council, Calendar calendar, DueDates dueDates, CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
        this.procedure = procedure;
        this.officers = officers;
        this.council = council;
        this.calendar = calendar;
        this.dueDates = dueDates;
    }

    /** Ten in the morning, when everything is done. */
    static Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(EngineClock.LONDON).toInstant();
    }

    /** Takes the complaint in, as the Monitoring Officer, and gives its reference. */
    String receive(Rehearsal rehearsal) {
        Complaint complaint = rehearsal.complaint();
        Map<String, Object> answers = new LinkedHashMap<>(complaint.answers());
        answers.put("authority", rehearsal.authorityIn(council));
        Optional<Member> member = council.members().stream()
                .filter(one -> one.name().equalsIgnoreCase(complaint.subjectMember()))
                .findFirst();
        answers.put("subjectMember", member.map(Member::id).orElse(NOT_LISTED));
        if (member.isEmpty()) {
            answers.put("subjectMemberName", complaint.subjectMember());
            answers.put("subjectMemberEmail", complaint.subjectMemberEmail());
        }
        return procedure.start(Procedure.COMPLAINT, answers, officer(Role.MONITORING_OFFICER));
    }

    /** @throws RuntimeException with the server's words where it refuses */
    void perform(String reference, Deed deed) {
        if (deed instanceof Deed.Does does) {
            OpenTask task = openTask(reference, does);
            Map<String, Object> answers = understood(does.answers(), reference);
            Officer officer = officer(does.role(), reference);
            if (!hasDeclared(officer, reference) && procedure.asks(task, INTEREST)) {
                answers.putIfAbsent(INTEREST, CaseFiles.NO_INTEREST);
            }
            procedure.complete(task, answers, officer);
        } else if (deed instanceof Deed.Starts starts) {
            String process = procedure.startable(starts.process()).orElseThrow(() -> new Unmet(
                    "a process \"%s\" that can be started by a form".formatted(starts.process()), "none of that name"));
            Map<String, Object> answers = understood(starts.answers(), reference);
            if (procedure.asksAtStart(process, CASE) && !answers.containsKey("deadlineOfCase")) {
                answers.putIfAbsent(CASE, reference);
            }
            Officer officer = officer(starts.role(), reference);
            if (!hasDeclared(officer, reference) && procedure.asksAtStart(process, INTEREST)) {
                answers.putIfAbsent(INTEREST, CaseFiles.NO_INTEREST);
            }
            procedure.start(process, answers, officer);
        } else if (deed instanceof Deed.Attaches attaches) {
            byte[] content = InventedPaper.of(attaches.fileName(), attaches.description());
            caseFiles.attach(reference, attaches.fileName(), attaches.description(), content, officer(attaches.role()).signature());
        } else if (deed instanceof Deed.Holidays holidays) {
            change(holidays);
        }
    }

    /** @throws Unmet where no such task is open */
    OpenTask openTask(String reference, Deed.Does does) {
        List<OpenTask> open = procedure.openTasks(reference);
        return open.stream()
                .filter(task -> task.name().equals(does.task()) && (does.item().isEmpty() || does.item().equals(procedure.item(task))))
                .findFirst()
                .orElseThrow(() -> new Unmet(
                "the task \"%s\" to be open".formatted(does.task()),
                open.isEmpty() ? "no open task" : "open are " + open.stream().map(OpenTask::name).collect(Collectors.joining(", "))));
    }

    private boolean hasDeclared(Officer officer, String reference) {
        return caseFiles.declarations(reference).stream().anyMatch(declared -> declared.officerId().equals(officer.id()));
    }

    private void change(Deed.Holidays holidays) {
        Map<LocalDate, String> added = new HashMap<>();
        holidays.add().forEach(day -> added.put(day, "additional bank holiday"));
        calendar.replace(calendar.workingDays().withHolidays(added, new HashSet<>(holidays.withdraw())));
        dueDates.refreshAll("the bank holidays changed");
    }

    private Officer officer(Role role) {
        return officers.inRole(role).stream().findFirst().orElseThrow(() -> new Unmet("somebody to act as " + role.title(), "nobody"));
    }

    /** The Independent Person of the case where there is one, the officer appointed to investigate it; otherwise whoever holds the role. */
    private Officer officer(Role role, String reference) {
        StandardsCase one = caseFiles.get(reference);
        if (role == Role.INVESTIGATING_OFFICER && one.investigatingOfficerId().isPresent()) {
            return officers.inRole(role).stream().filter(officer -> officer.id().equals(one.investigatingOfficerId().get())).findFirst().orElseGet(() -> officer(role));
        }
        Optional<String> named = role == Role.INDEPENDENT_PERSON
                ? one.independentPersonId().flatMap(council::independentPerson).map(IndependentPerson::name)
                : Optional.empty();
        return officers.inRole(role).stream()
                .filter(officer -> named.isEmpty() || officer.name().equals(named.get()))
                .findFirst()
                .orElseGet(() -> officer(role));
    }

    /** Names where the form asks for ids, and a deadline without its case. */
    private Map<String, Object> understood(Map<String, Object> answers, String reference) {
        Map<String, Object> understood = new LinkedHashMap<>(answers);
        understood.computeIfPresent("independentPerson", (key, name) -> council.independentPersons().stream()
                .filter(person -> person.name().equalsIgnoreCase(name.toString()))
                .map(IndependentPerson::id)
                .findFirst()
                .orElse(name.toString()));
        understood.computeIfPresent("investigatingOfficer", (key, name) -> officers.inRole(Role.INVESTIGATING_OFFICER).stream()
                .filter(officer -> officer.name().equalsIgnoreCase(name.toString()))
                .map(Officer::id)
                .findFirst()
                .orElse(name.toString()));
        understood.computeIfPresent("actingOfficer", (key, name) -> Arrays.stream(Role.values())
                .flatMap(role -> officers.inRole(role).stream())
                .filter(officer -> officer.name().equalsIgnoreCase(name.toString()))
                .map(Officer::id)
                .findFirst()
                .orElse(name.toString()));
        understood.computeIfPresent("subjectMember", (key, name) -> council.members().stream()
                .filter(member -> member.name().equalsIgnoreCase(name.toString()))
                .map(Member::id)
                .findFirst()
                .orElse(name.toString()));
        understood.computeIfPresent("authority", (key, name) -> council.authorities().stream()
                .filter(authority -> authority.name().equalsIgnoreCase(name.toString()))
                .map(Authority::id)
                .findFirst()
                .orElse(name.toString()));
        List<Attachment> documents = caseFiles.attachments(reference);
        understood.replaceAll((key, value) -> value instanceof List<?> many ? many.stream().map(one -> document(one, documents)).toList() : document(value, documents));
        understood.computeIfPresent("deadlineOfCase", (key, name) -> name.toString().contains(":") ? name : reference + ":" + name);
        return understood;
    }

    /** A document is named by its file; the newest attached under that name is meant, whatever number it got. Anything else stays as it is. */
    private static Object document(Object value, List<Attachment> documents) {
        return documents.stream()
                .filter(document -> document.fileName().equals(value) || document.fileName().replaceFirst(" \\(\\d+\\)(?=(\\.[^.]+)?$)", "").equals(value))
                .map(document -> (Object) String.valueOf(document.id()))
                .reduce((earlier, later) -> later)
                .orElse(value);
    }
}

package uk.nolan.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Tells a case step by step in a test, as officers would live it. */
@Component
public class Story {

    /** What to answer otherwise in a case that goes to investigation and, unless told differently again, on to a hearing and a breach. */
    public static final Map<String, Map<String, Object>> INVESTIGATED = Map.of("Assess complaint", Map.of("outcome", "investigate"));

    private final Procedure procedure;
    private final Officers officers;
    private final Timeline timeline;
    private final EngineClock clock;
    private final Stage stage;
    private final IdentityService identity;
    private final FormService forms;
    private final CaseFiles caseFiles;
    private final ApplicationContext context;
    private Rest rest;
    private String reference;

    Story(
            Procedure procedure, Officers officers, Timeline timeline, EngineClock clock, Stage stage, IdentityService identity, FormService forms, CaseFiles caseFiles,
            ApplicationContext context) {
        this.context = context;
        this.procedure = procedure;
        this.officers = officers;
        this.timeline = timeline;
        this.clock = clock;
        this.stage = stage;
        this.identity = identity;
        this.forms = forms;
        this.caseFiles = caseFiles;
    }

    /** An empty stage on the morning of a day. */
    public void begin(String day) {
        stage.clear();
        clock.travelTo(LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(EngineClock.LONDON).toInstant());
        timeline.windRound();
    }

    /** A complaint received today about Cllr Rhona Ellesby of Marlbeck, save for what {@code answers} says differently. */
    public String complaint(Map<String, Object> answers) {
        reference = procedure.start(Procedure.COMPLAINT, complaintAnswers(answers), officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        return reference;
    }

    /** The newest definition of a process, as Tasklist finds it. */
    public String newest(String process) {
        return context.getBean(RepositoryService.class).createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
    }

    /** The processes that Tasklist offers a role under "Start process". */
    public List<String> offeredToStart(Role role) {
        return as(role, () -> context.getBean(RepositoryService.class).createProcessDefinitionQuery().latestVersion().active().startableInTasklist().startablePermissionCheck().list())
                .stream().map(ProcessDefinition::getKey).toList();
    }

    /** Hands in a complaint by the form of one definition, as it stands open in Tasklist. */
    public void startBy(String definition) {
        procedure.as(officer(Role.MONITORING_OFFICER), () -> forms.submitStartForm(definition, complaintAnswers(Map.of())));
    }

    /** Goes on with a case that was begun in another way. */
    public void tell(String begun) {
        reference = begun;
        timeline.runWaiting();
    }

    /** The answers of a complaint that can be received. */
    public Map<String, Object> complaintAnswers(Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "receivedOn", LocalDate.now(clock).toString(),
                "channel", "e-mail",
                "complainantName", "Ms Imogen Vardle",
                "complainantCapacity", "public",
                "complainantEmail", "imogen.vardle@example.org",
                "subjectMember", "rhona-ellesby",
                "authority", "marlbeck",
                "allegation", "Rude words in the meeting.",
                "lastEventOn", LocalDate.now(clock).minusDays(8).toString()));
        all.putAll(answers);
        return all;
    }

    /** Lets the clock run to ten o'clock of a day. */
    public void on(String day) {
        timeline.runTo(LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(EngineClock.LONDON).toInstant());
    }

    /** The Monitoring Officer does a task on a day. */
    public void does(String day, String task, Map<String, Object> answers) {
        does(day, Role.MONITORING_OFFICER, task, answers);
    }

    /** Somebody does a task on a day. */
    public void does(String day, Role role, String task, Map<String, Object> answers) {
        on(day);
        OpenTask open = task(task);
        Map<String, Object> all = new HashMap<>(answers);
        if (procedure.asks(open, "interest")) {
            all.putIfAbsent("interest", "none");
        }
        procedure.complete(open, all, officer(role));
        timeline.runWaiting();
    }

    /** The plain case, told without incident on the clock's day until this task is open; only a hearing waits for its day. */
    public String upTo(String task) {
        return upTo(task, Map.of());
    }

    /**
     * The same with some things told otherwise.
     *
     * @param otherwise what to answer instead, by the task's name
     */
    public String upTo(String task, Map<String, Map<String, Object>> otherwise) {
        complaint(Map.of());
        return goesOn(task, otherwise);
    }

    /** Goes on with the case told last, in the same way, until this task is open. */
    public String goesOn(String task, Map<String, Map<String, Object>> otherwise) {
        while (!open(reference).contains(task)) {
            OpenTask next = procedure.openTasks(reference).stream().min(Comparator.comparing(OpenTask::name))
                    .orElseThrow(() -> new AssertionError("The case ended before \"" + task + "\" was open"));
            goesOver(next, otherwise);
        }
        return reference;
    }

    /** Goes on with the case told last until it is closed. */
    public String toTheEnd(Map<String, Map<String, Object>> otherwise) {
        List<OpenTask> open = procedure.openTasks(reference);
        while (!open.isEmpty()) {
            goesOver(open.stream().min(Comparator.comparing(OpenTask::name)).orElseThrow(), otherwise);
            open = procedure.openTasks(reference);
        }
        return reference;
    }

    private void goesOver(OpenTask next, Map<String, Map<String, Object>> otherwise) {
        Map<String, Object> answers = answers(next.name());
        answers.putAll(otherwise.getOrDefault(next.name(), Map.of()));
        goesOver(next.name(), answers);
    }

    /** Whoever does this task does it now; a hearing waits for its day. */
    public void goesOver(String task, Map<String, Object> answers) {
        if (task.equals("Open hearing")) {
            on(caseFiles.facts(reference).newest("hearing-date").orElseThrow().toString());
        }
        procedure.complete(task(task), answers, officer(whose(task)));
        timeline.runWaiting();
    }

    /** Who does a task. */
    public static Role whose(String task) {
        return switch (task) {
            case "Give view", "Give view to subject member", "Give view on breach", "Give view on sanction" -> Role.INDEPENDENT_PERSON;
            case "Plan investigation", "Record evidence", "Prepare draft report", "Record comments on draft", "Complete final report", "Reconsider report" -> Role.INVESTIGATING_OFFICER;
            case "Assess complaint as panel", "Decide on breach", "Decide on sanction" -> Role.HEARING_PANEL;
            case "Assess complaint as committee chair", "Agree departure as committee chair" -> Role.COMMITTEE_CHAIR;
            case "Agree hearing procedure", "Give chair's view on notice", "Agree departure as panel chair" -> Role.PANEL_CHAIR;
            case "Fix hearing date", "Publish agenda", "Open hearing", "Hear Investigating Officer", "Hear subject member", "Hear views on sanction",
                    "Announce decision", "Close hearing", "Publish decision notice", "Report to committee" -> Role.DEMOCRATIC_SERVICES;
            default -> Role.MONITORING_OFFICER;
        };
    }

    /** Answers with which a task passes today, given by somebody without an interest in the case; a new map that may be changed. */
    public Map<String, Object> answers(String task) {
        Map<String, Object> answers = new HashMap<>(answersBeforeTheFirstLetter(task));
        if (!task.equals("Check letter")) {
            answers.put("interest", "none");
        }
        return answers;
    }

    private Map<String, Object> answersBeforeTheFirstLetter(String task) {
        return switch (task) {
            case "Ask for information" -> Map.of("missing", "When and where was it said?");
            case "Record information" -> Map.of("receivedOn", today(), "information", "In the meeting of last week.", "completed", "yes", "completedOn", today());
            case "Transcribe complaint" -> Map.of("oralGround", "disability", "transcript", "Rude words in the meeting.");
            case "Record approval" -> Map.of("transcript", "approved", "approvedOn", today());
            case "Decide on clerk's complaint" -> Map.of("clerkRoute", "exception", "exceptionReason", "The chair is the member complained about.", "reasons", "Nobody else can complain.");
            case "Record parish council's result" -> Map.of("parishResult", "not-settled", "resultOn", today(), "result", "It was tried.");
            case "Consider confidentiality" -> Map.of("weigh", "decide");
            case "Record reasons" -> Map.of("reasonsReceivedOn", today(), "confidentialityReasons", "She works for the council.");
            case "Decide on confidentiality" -> Map.of("kind", "request", "grounds", List.of("employment"), "verySerious", "no", "reasons", "Her work is at risk.");
            case "Record complainant's answer" -> Map.of("complainantAnswer", "proceed", "answeredOn", today());
            case "Decide on other council" -> Map.of("whollyLocal", "yes", "countyWide", "no", "otherCouncil", "keep", "reasons", "It concerns this council alone.");
            case "Decide on withdrawal" -> Map.of(
                    "intimidation", "no", "publicInterest", "There is none in going on.", "withdrawal", "stop", "ipAddressed", "The view was followed.", "reasons", "She wants no more of it.");
            case "Decide whether to discontinue" -> Map.of("discontinue", "discontinue", "reasons", "Nothing could follow.");
            case "Review abeyance" -> Map.of("abeyance", "resume", "reviewedOn", today(), "reasons", "The police have finished.");
            case "Choose who acts" -> Map.of("actingOfficer", officer(Role.DEPUTY).id(), "handoverKind", "deputy", "reasons", "The Monitoring Officer has a conflict of interest.");
            default -> answersUpToTheAssessment(task);
        };
    }

    private Map<String, Object> answersUpToTheAssessment(String task) {
        return switch (task) {
            case "Acknowledge complaint" -> Map.of("note", "We will write again soon.");
            case "Decide validity" -> Map.of("grounds", List.of(), "doubt", false, "reasons", "A sitting councillor in a meeting of her council.");
            case "Prepare first letter" -> Map.of("summary", "Rude words in the meeting.", "independentPerson", "augusta-penhale");
            case "Record representations" -> Map.of("representationsReceivedOn", today(), "representations", "It was a joke.");
            case "Plan enquiries" -> Map.of("enquiryNotes", "The recording was listened to.", "enquire", "no");
            case "Prepare consultation" -> Map.of("independentPerson", "augusta-penhale", "question", "Do you agree?", "draftReasoning", "A heated debate.");
            case "Give view" -> Map.of("minded", "agrees", "view", "I agree.");
            case "Assess complaint" -> Map.of(
                    "representationsWeighed", true, "criteria", List.of("c"), "reasonC", "A heated exchange.", "outcome", "no-further-action",
                    "publicInterest", "There is none in going on.", "ipAddressed", "The view was followed.", "reasons", "A political debate.");
            case "Convene panel" -> Map.of("panelDate", today(), "panelReasons", "The Monitoring Officer advised the parish on the same matter.");
            case "Assess complaint as panel" -> Map.of(
                    "criteria", List.of("c"), "reasonC", "A heated exchange.", "outcome", "no-further-action",
                    "publicInterest", "There is none in going on.", "ipAddressed", "The view was followed.", "reasons", "A political debate.");
            case "Propose informal resolution" -> Map.of("actions", List.of("apology"), "proposalText", "A written apology.");
            case "Record comments" -> Map.of("commentsReceivedOn", today(), "proposal", "accepted", "acceptedOn", today());
            case "Record performance" -> Map.of("performedOn", today(), "performance", "The apology was read out.");
            case "Conclude informal resolution" -> Map.of("informal", "resolved", "reasons", "The apology was made.");
            case "Confirm delay notice" -> Map.of("delayReason", "illness", "newDate", inDays(28), "delayText", "An officer is ill.");
            case "Decide on missing view" -> Map.of("missingView", "go-on", "reasons", "Asked twice.");
            default -> answersFromTheInvestigationOn(task);
        };
    }

    private Map<String, Object> answersFromTheInvestigationOn(String task) {
        return switch (task) {
            case "Check letter" -> asShown("opening", "particulars", "closing", "letterReady");
            case "Appoint Investigating Officer" -> Map.of(
                    "investigatingOfficer", officer(Role.INVESTIGATING_OFFICER).id(), "investigatorType", "senior-officer", "conflictChecked", true,
                    "allegations", "Called a resident a nuisance.\nTold her to sit down.", "reasons", "It needs facts that only an investigation can find.");
            case "Plan investigation" -> Map.of(
                    "meetComplainant", "yes", "askSubject", "What you said, and why.", "witness1Name", "Mr Alban Thirkell", "witness1Email", "alban.thirkell@example.org",
                    "askWitnesses", "What you heard.", "plan", "Hear three people and the recording.");
            case "Record evidence" -> Map.of("evidence", "The recording bears it out.", "moreEvidence", "no");
            case "Prepare draft report" -> Map.of("report", document("draft-report.pdf"), "draftSummary", "The words were said.", "otherPeriod", "no");
            case "Record comments on draft" -> Map.of(
                    "commentsFrom", List.of("complainant", "subject-member"), "commentsReceivedOn", today(), "complainantComments", "I agree.",
                    "subjectMemberComments", "I do not.", "commentsComplete", "yes");
            case "Complete final report", "Reconsider report" -> Map.of(
                    "completedOn", today(), "reportFinding", "breach", "report", document("final-report.pdf"), "commentsHandled", "Both were weighed.",
                    "reportSummary", "The words were said and were disrespectful.");
            case "Review report" -> Map.of("review", "hearing", "ipAddressed", "The view was followed.", "reasons", "The report is sound and the facts are disputed.");
            case "Propose local resolution" -> Map.of(
                    "complainantConsulted", "She would be content.", "actions", List.of("apology"), "proposalText", "A written apology.", "effect", "It settles the matter.");
            case "Record answers to proposal" -> Map.of(
                    "answersReceivedOn", today(), "subjectMemberAnswer", "accepts", "acceptsFault", "yes", "localAnswer", "agreed", "agreedOn", today());
            case "Record agreed actions" -> Map.of("performedActions", List.of("apology"), "performedOn", today(), "performance", "The letter was sent.", "local", "resolved");
            case "Decide how to go on" -> Map.of("local", "hearing", "reasons", "The proposal was refused.");
            case "Record pre-hearing answers" -> Map.of("answeredOn", today(), "response", "I stand by what I said.", "attendance", "in-person", "spokesperson", "no", "answersComplete", "yes");
            case "Propose hearing procedure" -> Map.of("determination", "hearing", "privatePart", "no", "procedureText", "As in Appendix 2.");
            case "Agree hearing procedure" -> Map.of("procedure", "agreed", "publicOrPrivate", "public");
            case "Fix hearing date" -> Map.of("hearingDate", inDays(35), "hearingTime", "10:30", "place", "Civic Room", "panelMembers", "Cllr Winifred Ashdown");
            case "Publish agenda" -> Map.of("agenda", "publish", "exemptItem", "no");
            default -> answersFromTheHearingOn(task);
        };
    }

    private Map<String, Object> answersFromTheHearingOn(String task) {
        return switch (task) {
            case "Open hearing" -> Map.of(
                    "openedAt", "10:30", "present", "Everybody.", "interests", "None.", "subjectMemberPresent", "yes", "hearingResult", "held", "privacyDecision", "public");
            case "Hear Investigating Officer", "Hear subject member" -> Map.of("startedAt", "10:45", "presentation", "The report was gone through.");
            case "Give view on breach" -> Map.of("minded", "breach", "view", "The code was broken.", "givenHow", "at-hearing");
            case "Decide on breach" -> Map.of(
                    "facts", "The words were said.", "balance", true, "finding1", "breach", "findingProvisions1", List.of("1.1"), "findingReasons1", "No councillor may say so.",
                    "finding2", "no-breach", "findingReasons2", "The chair may ask for order.", "ipAddressed", "The view was followed.", "panelFinding", "breach");
            case "Hear views on sanction" -> Map.of("announcedAt", "12:00", "representations", "I am sorry.");
            case "Give view on sanction" -> Map.of("view", "Training would help.", "givenHow", "at-hearing");
            case "Decide on sanction" -> Map.of(
                    "sanctions", List.of("censure", "training"), "trainingDetails", "The course on respect.", "trainingBy", inDays(60),
                    "proportionality", "It is the least that will do.", "roleKept", true, "ipAddressed", "The view was followed.", "reasons", "It was public and repeated.");
            case "Announce decision" -> Map.of("announcedAt", "13:00", "announced", "A breach, censure and training.");
            case "Close hearing" -> Map.of("closedAt", "13:10");
            case "Confirm decision in writing" -> Map.of("note", "The notice follows.");
            case "Draft decision notice" -> Map.of("factsSummary", "The words were said.", "reasonsSummary", "They were disrespectful.", "naming", "named");
            case "Give chair's view on notice" -> Map.of("agrees", "yes", "chairView", "It says what the panel decided.");
            case "Publish decision notice" -> Map.of("publishedOn", today(), "removeOn", inDays(180), "address", "https://www.newark-sherwood.example/decisions/1");
            case "Report to committee" -> Map.of("meetingOn", today());
            case "Record parish response" -> Map.of("respondedOn", today(), "parishResponse", "applied", "responseText", "It will be done.");
            case "Advise parish council" -> Map.of("advice", "Only the recommended measures are open to it.");
            case "Record performance of sanction", "Record effect of sanction", "Record compliance" -> Map.of("complied", "yes", "doneOn", today(), "performance", "It was done.");
            case "Offer new complaint" -> Map.of("newComplaint", "not-made", "reasons", "It was late, not refused.");
            default -> throw new AssertionError("No plain answers to " + task);
        };
    }

    /** The keys of the fields of a task's form into which anything can be typed. */
    public List<String> typedInto(String task) {
        String id = task(task).id();
        String form = as(whose(task), () -> {
            try (InputStream deployed = forms.getDeployedTaskForm(id)) {
                return new String(deployed.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<String> keys = new ArrayList<>();
        try {
            new ObjectMapper().readTree(form).findParents("key").stream()
                    .filter(field -> field.path("type").asText().matches("textfield|textarea"))
                    .forEach(field -> keys.add(field.path("key").asText()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** What the open form of a task shows, by name: context and fields. */
    public Map<String, Object> shown(String task) {
        String id = task(task).id();
        return as(whose(task), () -> {
            Map<String, Object> values = new HashMap<>();
            forms.getTaskFormData(id).getFormFields().forEach(field -> values.put(field.getId(), field.getValue() == null ? null : field.getValue().getValue()));
            return values;
        });
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private String inDays(int days) {
        return LocalDate.now(clock).plusDays(days).toString();
    }

    /** What the open letter shows in these fields, which an officer sends back where she leaves them as they are. */
    private Map<String, Object> asShown(String... fields) {
        Map<String, Object> shown = shown("Check letter");
        shown.keySet().retainAll(List.of(fields));
        shown.values().removeIf(Objects::isNull);
        return shown;
    }

    /** The number of a document of the case told last, attached now if it is not there yet. */
    public String document(String fileName) {
        return caseFiles.attachments(reference).stream()
                .filter(known -> known.fileName().equals(fileName))
                .findFirst()
                .or(() -> Optional.of(caseFiles.attach(reference, fileName, null, content(fileName).getBytes(StandardCharsets.UTF_8), "the test").document()))
                .map(Attachment::id)
                .map(String::valueOf)
                .orElseThrow();
    }

    /** What is in a document of the story: a PDF by its first line. */
    public static String content(String fileName) {
        return "%PDF-1.4\n% The content of " + fileName;
    }

    /** Lets somebody use the engine's services, with what the role may do and no more. */
    public <T> T as(Role role, Supplier<T> action) {
        String officer = officer(role).id();
        identity.setAuthentication(officer, identity.createGroupQuery().groupMember(officer).list().stream().map(Group::getId).toList());
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** The other way to hand in a form: the engine's REST interface. */
    Rest rest() {
        if (rest == null) {
            rest = new Rest(context, identity);
        }
        return rest;
    }

    /** The open task of this name in the case told last. */
    public OpenTask task(String name) {
        return procedure.openTasks(reference).stream().filter(open -> open.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not open, but " + open(reference)));
    }

    /** The names of a case's open tasks. */
    public List<String> open(String reference) {
        return procedure.openTasks(reference).stream().map(OpenTask::name).toList();
    }

    public Officer officer(Role role) {
        return officers.inRole(role).get(0);
    }
}

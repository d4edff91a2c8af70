package uk.nolan.process.templates;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/**
 * The element templates that Camunda Modeler offers for a set of the procedure's files: an officer's task, a deadline, a notice, a decision table, a stage, a message, and what else diagrams are made of. What an
 * administrator chooses stands in lists that are written from the files; what she need not know comes with the template unseen.
 */
public final class ElementTemplates {

    /** Where Modeler looks for them when a diagram of {@code processes/} is opened. */
    public static final String FOLDER = "processes/.camunda/element-templates/";

    static final String STAGE_OF_ITS_OWN = "diagram-of-a-stage";
    static final String BEGUN_BY_OFFICERS = "diagram-begun-by-officers";
    static final String OFFICERS_TASK = "officers-task";
    static final String STARTED_BY_OFFICER = "started-by-officer";
    static final String DEADLINE = "deadline";
    static final String NOTICE = "notice";
    static final String FORMAL_LETTER = "formal-letter";
    static final String DECISION_TABLE = "decision-table";
    static final String STAGE = "stage";
    static final String MESSAGE = "message";
    static final String BEGINNING_BY_MESSAGE = "begun-by-message";
    static final String MESSAGE_TO_SEND = "message-to-send";
    static final String TELL_OFFICERS = "tell-officers";
    static final String CLOSE_CASE = "close-case";
    static final String PROGRAM_STEP = "program-step";
    static final String QUESTION = "question";

    static final String RENEW = "java -jar target/nolan.jar templates --write";
    static final String USAGE =
            """
            Usage: java -jar nolan.jar templates [--write] [PROCESSES]

              --write      write the element templates for Camunda Modeler into the folder, instead of only looking whether they are stale
              PROCESSES    the folder processes, with forms/ beside it; processes unless given

            Ends with 0 if the templates are as they should be, with 1 if they are stale, and with 2 if something could not be read.
            """;

    private static final int WELL = 0;
    private static final int STALE = 1;
    private static final int BROKEN = 2;

    /** Stands for what is new and not in the lists yet; {@link Canonical} puts the name of the task in its place. */
    static final String NAMED_LIKE_THE_TASK = "named-like-the-task";

    /** The property of a gateway that holds the condition of a way that is not the default. */
    static final String TAKEN_WHEN = "takenWhen";

    /** Stands for the answer after which a way is called, of a question that is not in the lists yet. */
    static final String ANSWER_OF_THE_TASK_BEFORE = "answer-of-the-task-before";

    private static final Choice NEW_DATE = new Choice("a new date: the task's name with “done”", NAMED_LIKE_THE_TASK + "-done");

    /** Six years, after which the engine forgets what happened in a case. */
    static final String HISTORY = "P2190D";

    private static final Choice NO_DATE = Choice.none("no date");

    /** What the program can do at a service task, besides telling officers and closing the case, which have templates of their own. */
    static final Map<String, String> STEPS = new TreeMap<>(Map.ofEntries(
            Map.entry("suspendCase", "Suspend the case"),
            Map.entry("resumeCase", "Let the case go on"),
            Map.entry("extendDeadline", "Give a deadline the date from a form"),
            Map.entry("carryOver", "Carry a report over to the next meeting"),
            Map.entry("settleIdentity", "Withhold or disclose the complainant's identity"),
            Map.entry("acceptLateRepresentations", "Count late representations"),
            Map.entry("openLinkedCase", "Open a linked case"),
            Map.entry("tellOfConflict", "Tell of a conflict of interest"),
            Map.entry("tellWhoMustAct", "Tell those who must act"),
            Map.entry("refreshDueDates", "Refresh due dates (working-day round)"),
            Map.entry("writeReminders", "Write reminders (working-day round)"),
            Map.entry("repeatEscalations", "Repeat escalations (working-day round)"),
            Map.entry("writeDueNotices", "Write letters due on the day (working-day round)"),
            Map.entry("writeDigests", "Write digests (working-day round)"),
            Map.entry("sendWaitingLetters", "Send waiting letters (working-day round)")));

    private final Lists lists;

    private ElementTemplates(Lists lists) {
        this.lists = lists;
    }

    /**
     * The templates for every council that the set has: where councils differ, a deadline's name says which of them has it.
     *
     * @return the files' texts by their names below {@link #FOLDER}
     * @throws ConfigurationProblem if a diagram or a table of deadlines cannot be read
     */
    public static Map<String, String> of(ProcedureFiles set) {
        return new ElementTemplates(new Lists(set, CouncilBooks.keys(set))).all();
    }

    /**
     * The templates for one council.
     *
     * @return the files' texts by their names below {@link #FOLDER}
     * @throws ConfigurationProblem if a diagram or a table of deadlines cannot be read
     */
    public static Map<String, String> of(ProcedureFiles set, String council) {
        return new ElementTemplates(new Lists(set, List.of(council))).all();
    }

    /**
     * The command {@code templates}: with {@code --write} the files in a checkout's or an administrator's folder are written anew, without it they are only compared.
     *
     * @return 0 if they are as they should be now, 1 if they are stale, 2 if something could not be read
     */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        List<String> paths = Arrays.stream(arguments).filter(argument -> !argument.equals("--write")).toList();
        Path processes = Path.of(paths.isEmpty() ? "processes" : paths.get(0)).toAbsolutePath().normalize();
        if (paths.size() > 1 || !processes.endsWith("processes")) {
            complaints.println(USAGE);
            return BROKEN;
        }
        try {
            Path checkout = processes.getParent();
            if (paths.size() < arguments.length) {
                write(checkout.resolve(FOLDER), of(ProcedureFiles.in(checkout)));
                out.println("Written: " + checkout.resolve(FOLDER));
            }
            List<String> stale = stale(checkout);
            stale.forEach(complaints::println);
            return stale.isEmpty() ? WELL : STALE;
        } catch (IOException | UncheckedIOException | ConfigurationProblem problem) {
            complaints.println(problem.getMessage());
            return BROKEN;
        }
    }

    private static void write(Path folder, Map<String, String> texts) throws IOException {
        Files.createDirectories(folder);
        for (Path old : files(folder)) {
            Files.delete(old);
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
    }

    /** What in the folder is not as the procedure's files would have it now. */
    static List<String> stale(Path checkout) throws IOException {
        Path folder = checkout.resolve(FOLDER);
        Map<String, String> texts = of(ProcedureFiles.in(checkout));
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(text.getValue())) {
                stale.add("%s%s is stale; renew it with: %s".formatted(FOLDER, text.getKey(), RENEW));
            }
        }
        files(folder).stream().map(file -> file.getFileName().toString()).filter(name -> !texts.containsKey(name))
                .forEach(name -> stale.add("%s%s is no template of this procedure. Take it away.".formatted(FOLDER, name)));
        return stale;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private Map<String, String> all() {
        Map<String, Template> templates = new LinkedHashMap<>();
        templates.put(STAGE_OF_ITS_OWN, stageOfItsOwn());
        templates.put(BEGUN_BY_OFFICERS, begunByOfficers());
        templates.put(OFFICERS_TASK, officersTask());
        templates.put(STARTED_BY_OFFICER, startedByOfficer());
        templates.put(DEADLINE, deadline());
        templates.put(NOTICE, notice());
        templates.put(FORMAL_LETTER, formalLetter());
        templates.put(DECISION_TABLE, decisionTable());
        templates.put(STAGE, stage());
        templates.put(MESSAGE, message());
        templates.put(BEGINNING_BY_MESSAGE, begunByMessage());
        templates.put(MESSAGE_TO_SEND, messageToSend());
        templates.put(TELL_OFFICERS, tellOfficers());
        templates.put(CLOSE_CASE, closeCase());
        templates.put(PROGRAM_STEP, programStep());
        templates.put(QUESTION, question());
        Map<String, String> texts = new TreeMap<>();
        templates.forEach((key, template) -> texts.put(key + ".json", template.text()));
        return texts;
    }

    private Template stageOfItsOwn() {
        return diagram(Template.ofEvents(STAGE_OF_ITS_OWN, "Diagram of a stage", "A part of the procedure that other diagrams call, or that the program begins.", "bpmn:Process"))
                .always("camunda:isStartableInTasklist", false);
    }

    private Template begunByOfficers() {
        return diagram(Template.ofEvents(BEGUN_BY_OFFICERS, "Diagram begun by officers", "Something that officers begin in Tasklist or on a case's page.", "bpmn:Process"))
                .group("begun", "Begun by officers")
                .attribute("camunda:candidateStarterGroups", "Who may begin it", null, lists.starters());
    }

    private static Template diagram(Template template) {
        return template.always("isExecutable", true).always("camunda:historyTimeToLive", HISTORY);
    }

    private Template officersTask() {
        return Template.ofTask(OFFICERS_TASK, "Officer's task", "Something that an officer does by answering a form.", "bpmn:UserTask")
                .always("camunda:formRefBinding", "deployment")
                .group("task", "Officer's task")
                .attribute("camunda:formRef", "Form", "What the officer answers.", before(fresh("form", NAMED_LIKE_THE_TASK), lists.forms()))
                .attribute("camunda:candidateGroups", "Who does it", "Several roles: whoever comes first.", lists.roles())
                .attribute("camunda:dueDate", "Due", "The deadline whose last day is the task's due date. The number of days stands in deadlines.dmn.", before(List.of(NO_DATE, fresh("deadline", "${deadlines.due(execution, '" + NAMED_LIKE_THE_TASK + "')}")), lists.deadlines(this::dueDate)))
                .property("fact", "Date to record", "Recorded in the case file when the task is done; deadlines are counted from such dates.", before(List.of(NO_DATE, NEW_DATE), lists.facts()));
    }

    private String dueDate(String deadline) {
        return lists.ofEach(deadline) ? "${deadlines.dueFor(execution, '%s', sanction)}".formatted(deadline) : "${deadlines.due(execution, '%s')}".formatted(deadline);
    }

    private Template startedByOfficer() {
        return Template.ofEvents(STARTED_BY_OFFICER, "Started by an officer", "An officer begins it in Tasklist or on the case's page, by answering a form.", "bpmn:StartEvent")
                .always("camunda:formRefBinding", "deployment")
                .group("start", "Started by an officer")
                .attribute("camunda:formRef", "Form", "What the officer answers.", lists.startForms())
                .property("once", "In one case", null, List.of(Choice.none("several at a time"), new Choice("one at a time", "yes")))
                .property("whilePaused", "While the case is in abeyance", null, List.of(Choice.none("not possible"), new Choice("possible", "yes")));
    }

    private Template deadline() {
        return Template.ofEvents(
                        DEADLINE, "Deadline", "Happens when a deadline has run out. The timer itself is written when the diagram is deployed.",
                        "bpmn:BoundaryEvent", "bpmn:IntermediateCatchEvent", "bpmn:StartEvent")
                .group("deadline", "Deadline")
                .property(TimerExpression.DEADLINE, "Deadline", "The number of days stands in deadlines.dmn.", before(fresh("deadline", NAMED_LIKE_THE_TASK), lists.deadlines(key -> key)))
                .property(TimerExpression.WHEN, "Happens", "How many days before a deadline reminders go out stands in council.yaml.", List.of(
                        Choice.none("when the deadline has run out"),
                        new Choice("on the day of its reminder", TimerExpression.REMINDER),
                        new Choice("when it has run out for this sanction", TimerExpression.EXPIRY_FOR),
                        new Choice("as soon as it cannot be met any more", TimerExpression.OUT_OF_REACH)))
                .property(TimerExpression.PERIOD, "Cannot be met while this still runs", "Only for what happens as soon as the deadline cannot be met any more.", before(Choice.none("nothing"), lists.deadlines(key -> key)))
                .property("fact", "Date to record", "Recorded in the case file when it happens.", before(List.of(NO_DATE, NEW_DATE), lists.facts()));
    }

    private Template notice() {
        return letter(Template.ofTask(NOTICE, "Notice to send", "A letter that the program writes and sends.", "bpmn:SendTask")
                        .always("camunda:asyncBefore", true)
                        .always("camunda:delegateExpression", "${sendNotice}"),
                before(List.of(Choice.none("the one that the calling stage names"), fresh("text", NAMED_LIKE_THE_TASK)), lists.notices()));
    }

    private Template formalLetter() {
        return letter(Template.ofTask(FORMAL_LETTER, "Letter to be checked", "A letter that an officer reads, and may reword, before it is sent.", "bpmn:CallActivity")
                        .always("calledElement", FORMAL_LETTER)
                        .always("camunda:calledElementBinding", "deployment")
                        .handingOn(),
                before(fresh("text", NAMED_LIKE_THE_TASK), lists.notices()));
    }

    private Template letter(Template template, List<Choice> notices) {
        List<Choice> also = before(Choice.none("nobody else"), lists.singleRecipients());
        return template
                .group("letter", "Letter")
                .property("notice", "Notice", "The name of the text, then its subject.", notices)
                .property("recipients", "To", null, notices.get(0).value().isEmpty() ? before(Choice.none("those whom the calling stage names"), lists.recipients()) : lists.recipients())
                .property("recipients2", "And to", null, also)
                .property("recipients3", "And to", null, also)
                .property("fact", "Date to record", "Recorded with the date on the letter; deadlines are counted from such dates.", before(List.of(NO_DATE, NEW_DATE), lists.facts()))
                .group("rare", "Rarely needed")
                .property("enclosure", "Goes with it", "The document that was chosen in a form; after the semicolon the version without the complainant's identity.", before(Choice.none("nothing"), lists.enclosures()))
                .property("enclosedTo", "The document goes to", null, before(Choice.none("everybody who gets the letter"), lists.singleRecipients()))
                .property("sender", "Who writes", null, List.of(Choice.none("the Monitoring Officer"), new Choice("the Investigating Officer", "investigating-officer")))
                .property("provided", "Date to record when it has arrived", "By post that is some working days after the date on the letter.", before(List.of(NO_DATE, NEW_DATE), lists.facts()));
    }

    private Template decisionTable() {
        return Template.ofTask(DECISION_TABLE, "Decision table", "Looks up a decision in a table of the council's folder.", "bpmn:BusinessRuleTask")
                .always("camunda:asyncBefore", true)
                .always("camunda:decisionRefBinding", "deployment")
                .always("camunda:mapDecisionResult", "singleEntry")
                .group("table", "Decision table")
                .attribute("camunda:decisionRef", "Table", null, lists.tables())
                .writtenAttribute("camunda:resultVariable", "Name of the result", "Gateways ask for the result by this name.", "^[a-z][A-Za-z0-9]*$", "Letters and digits without spaces, beginning with a small letter.");
    }

    private Template stage() {
        return Template.ofTask(STAGE, "Stage to call", "A part of the procedure with a diagram of its own.", "bpmn:CallActivity")
                .withEverythingElse()
                .always("camunda:calledElementBinding", "deployment")
                .handingOn()
                .group("stage", "Stage")
                .attribute("calledElement", "Diagram", null, before(fresh("diagram", NAMED_LIKE_THE_TASK), lists.stages()))
                .writtenProperty("stage", "Name of the stage", "As it stands beside the case in lists while it is there; empty where the stage does not change.");
    }

    private Template message() {
        return Template.ofEvents(MESSAGE, "Message to wait for", "The case waits until another part of it sends the message.", "bpmn:IntermediateCatchEvent")
                .always("camunda:asyncAfter", true)
                .group("message", "Message")
                .property("message", "Message", null, lists.messages());
    }

    private Template begunByMessage() {
        return Template.ofEvents(BEGINNING_BY_MESSAGE, "Begun by a message", "Begins when another part of the case, or the program, sends the message.", "bpmn:StartEvent")
                .group("message", "Message")
                .property("message", "Message", null, lists.messages())
                .property("startedBy", "Sent by", null, List.of(Choice.none("another part of the case"), new Choice("the program", "program")));
    }

    private Template messageToSend() {
        return Template.ofEvents(MESSAGE_TO_SEND, "Message to send", "Tells the other parts of the case that wait for the message.", "bpmn:EndEvent", "bpmn:IntermediateThrowEvent")
                .always("camunda:asyncBefore", true)
                .group("message", "Message")
                .property("message", "Message", null, lists.messages())
                .property("fact", "Date to record", "Recorded in the case file.", before(List.of(NO_DATE, NEW_DATE), lists.facts()))
                .property("factFrom", "The day of that date", "Where nothing has recorded it yet.", before(Choice.none("today"), lists.facts()));
    }

    private Template tellOfficers() {
        return Template.ofTask(TELL_OFFICERS, "Tell officers", "Tells the officers whom deadlines.dmn names that a deadline has passed.", "bpmn:ServiceTask")
                .always("camunda:asyncBefore", true)
                .always("camunda:delegateExpression", "${tellOfficers}")
                .group("tell", "Tell officers")
                .property("deadline", "Deadline that has passed", null, lists.deadlines(key -> key))
                .property("notice", "Note", null, before(Choice.none("the usual one"), lists.notes()));
    }

    private Template closeCase() {
        return Template.ofTask(CLOSE_CASE, "Close the case", "The case is closed and its outcome recorded.", "bpmn:ServiceTask")
                .always("camunda:asyncBefore", true)
                .always("camunda:delegateExpression", "${closeCase}")
                .group("close", "Close the case")
                .property("outcome", "Outcome", null, lists.used("outcome"));
    }

    private Template programStep() {
        List<Choice> steps = new ArrayList<>();
        STEPS.forEach((bean, name) -> steps.add(new Choice(name, "${" + bean + "}")));
        return Template.ofTask(PROGRAM_STEP, "Step of the program", "Something else that the program does by itself.", "bpmn:ServiceTask")
                .always("camunda:asyncBefore", true)
                .group("step", "Step of the program")
                .attribute("camunda:delegateExpression", "What the program does", null, steps)
                .property("deadline", "Deadline", "Only where a deadline is meant.", before(Choice.none("none"), lists.deadlines(key -> key)))
                .property("form", "Form", "Only where something is taken from a form.", before(Choice.none("none"), lists.forms()))
                .property("identity", "Identity", "Only for the complainant's identity.", List.of(Choice.none("as before"), new Choice("withheld", "withheld"), new Choice("disclosed", "disclosed")))
                .property("kind", "Kind of linked case", "Only for a linked case.", before(Choice.none("as the form says"), lists.used("kind")))
                .property("fact", "Date to record", "Recorded in the case file when it is done.", before(List.of(NO_DATE, NEW_DATE), lists.facts()));
    }

    /** On the gateway, since Modeler cannot select a sequence flow that has a template. */
    private Template question() {
        List<Choice> answers = lists.answers();
        return Template.ofEvents(QUESTION, "Question", "Which way the case takes. One way is the default flow; the others are taken when what is chosen here holds.", "bpmn:ExclusiveGateway")
                .group("question", "Question")
                .property(TAKEN_WHEN, "The other way is taken when", "What officers answer in forms, by form and question; then tables, the council's arrangements and deadlines, and what is asked elsewhere.", before(List.of(Choice.none("the ways only meet here"), new Choice("the form of the task before is answered as the way is called", ANSWER_OF_THE_TASK_BEFORE)), answers))
                .property(TAKEN_WHEN + "2", "A third way is taken when", "Of several ways each bears the name of its answer.", before(Choice.none("there is none"), answers))
                .property(TAKEN_WHEN + "3", "A fourth way is taken when", null, before(Choice.none("there is none"), answers));
    }

    /** What is new bears the name of the task: {@code forms/offer-mediation.form} for the task "Offer mediation". */
    private static Choice fresh(String what, String value) {
        return new Choice("a new %s that bears the task's name".formatted(what), value);
    }

    private static List<Choice> before(List<Choice> first, List<Choice> others) {
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    private static List<Choice> before(Choice none, List<Choice> others) {
        return before(List.of(none), others);
    }
}

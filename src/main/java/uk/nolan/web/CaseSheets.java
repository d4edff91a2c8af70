package uk.nolan.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.DeadlineHistory;
import uk.nolan.casefile.EndedDeadline;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.casefile.Looks;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.council.IndependentPerson;
import uk.nolan.deadline.DaysLeft;
import uk.nolan.deadline.Pause;
import uk.nolan.deadline.SkippedDay;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officers;
import uk.nolan.process.CaseFileProse;
import uk.nolan.process.OpenTask;
import uk.nolan.process.Procedure;

/** Writes the sheet of a case for one officer. */
@Component
class CaseSheets {

    /** Letters in which a withheld complainant is not named, by whom they go to. */
    private static final List<String> WITHOUT_THE_COMPLAINANT = List.of("subject-member", "clerk");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Ledger ledger;
    private final Procedure procedure;
    private final Council council;
    private final Officers officers;
    private final CaseFileProse prose;
    private final DeadlineHistory history;
    private final Looks looks;
    private final Clock clock;

    CaseSheets(
            CaseFiles caseFiles,
            CaseDeadlines deadlines,
            DeadlineHistory history,
            CaseFileProse prose,
            Looks looks,
            Ledger ledger,
            Procedure procedure,
            Council council,
            Officers officers,
            Clock clock) {
        this.prose = prose;
        this.looks = looks;
        this.history = history;
        this.officers = officers;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.ledger = ledger;
        this.procedure = procedure;
        this.council = council;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CaseSheet sheet(CaseDesk.Visit visit) {
        StandardsCase file = visit.file();
        String reference = file.reference();
        List<CaseSheet.Due> running = deadlines.open(reference).stream().map(this::due).toList();
        CaseFileProse.Prose said = prose.of(reference, visit.officer());
        return new CaseSheet(
                reference,
                file.isOpen(),
                standing(file),
                running.isEmpty() ? null : running.get(0),
                procedure.openTasks(reference).stream().map(CaseSheets::waiting).toList(),
                running,
                history.of(reference).stream().map(this::ended).toList(),
                parties(visit),
                html(said.allegations()),
                html(said.evidence()),
                said.decisions().stream().map(this::decided).toList(),
                html(said.afterwards()),
                !visit.mayKnowComplainant(),
                visit.mayAttach(),
                documents(visit),
                letters(visit).stream().map(this::sent).toList(),
                caseFiles.journal(reference).stream().map(this::line).toList(),
                visit.acts() ? looks.of(reference).stream().map(this::look).toList() : null);
    }

    /** The letters of a case that the officer may read, in the order of writing. */
    List<Letter> letters(CaseDesk.Visit visit) {
        return ledger.letters(visit.file().reference()).stream()
                .filter(letter -> visit.mayKnowComplainant() || WITHOUT_THE_COMPLAINANT.contains(letter.recipientRole()))
                .toList();
    }

    /** The documents of a case that the officer may open. */
    List<Attachment> attachments(CaseDesk.Visit visit) {
        return visit.maySeeDocuments() ? caseFiles.attachments(visit.file().reference()) : List.of();
    }

    /** Where the case stands: its stage, with the abeyance where it rests, or how and when it ended. */
    private CaseSheet.Detail standing(StandardsCase file) {
        if (!file.isOpen()) {
            return new CaseSheet.Detail("Outcome", capital(inWords(file.outcome().orElse("closed"))) + file.closedOn().map(day -> ", closed on " + WrittenDate.inFull(day)).orElse(""));
        }
        String since = caseFiles.facts(file.reference()).pauses().stream()
                .filter(Pause::lasts)
                .map(pause -> ", in abeyance since " + WrittenDate.inFull(pause.from()) + ": no deadline runs until the case goes on")
                .collect(Collectors.joining());
        return new CaseSheet.Detail("Stage", file.stage().orElse("Received") + since);
    }

    private static List<CaseSheet.Passage> html(List<CaseFileProse.Passage> passages) {
        return passages.stream().map(passage -> new CaseSheet.Passage(passage.title(), Prose.html(passage.markdown()))).toList();
    }

    private CaseSheet.Decided decided(CaseFileProse.Decided decision) {
        return new CaseSheet.Decided(
                decision.title(),
                decision.who(),
                at(decision.at()),
                decision.answers().stream().map(reply -> new CaseSheet.Detail(reply.label(), reply.text())).toList());
    }

    private List<CaseSheet.Detail> parties(CaseDesk.Visit visit) {
        StandardsCase file = visit.file();
        FactSheet facts = caseFiles.facts(file.reference());
        List<CaseSheet.Detail> details = new ArrayList<>();
        details.add(new CaseSheet.Detail("Complainant", complainant(visit)));
        if (visit.acts()) {
            file.complainantEmail().ifPresent(address -> details.add(new CaseSheet.Detail("Complainant's e-mail address", address)));
            file.complainantAddress().ifPresent(address -> details.add(new CaseSheet.Detail("Complainant's postal address", address)));
            file.complainantTelephone().ifPresent(number -> details.add(new CaseSheet.Detail("Complainant's telephone", number)));
        }
        details.add(new CaseSheet.Detail("Subject member", file.subjectMemberName() + facts.latest("left-office").map(day -> ", left office on " + WrittenDate.inFull(day)).orElse("")));
        details.add(new CaseSheet.Detail("Council", council.authority(file.authorityId()).map(Authority::name).orElse(file.authorityId())));
        file.parishContactName().ifPresent(name -> details.add(new CaseSheet.Detail("Letters for the town or parish council go to", name)));
        file.actingOfficerId().flatMap(officers::find).ifPresent(officer -> details.add(new CaseSheet.Detail("Acts as Monitoring Officer in this case", officer.signature())));
        file.independentPersonId().flatMap(council::independentPerson).map(IndependentPerson::name)
                .ifPresent(name -> details.add(new CaseSheet.Detail("Independent Person", name)));
        facts.latest("received").ifPresent(day -> details.add(new CaseSheet.Detail("Received", WrittenDate.inFull(day) + ", " + received(file.channel()))));
        file.lastEventOn().ifPresent(day -> details.add(new CaseSheet.Detail("Last event complained of", WrittenDate.inFull(day))));
        String linked = visit.acts() ? String.join(", ", caseFiles.linked(file.reference()).stream().map(StandardsCase::reference).toList()) : "";
        if (!linked.isEmpty()) {
            details.add(new CaseSheet.Detail("Linked cases", linked));
        }
        return details;
    }

    private static String complainant(CaseDesk.Visit visit) {
        StandardsCase file = visit.file();
        if (!visit.mayKnowComplainant()) {
            return "Withheld";
        }
        if (file.anonymous()) {
            return "Not known: the complaint is anonymous";
        }
        String who = file.complainantName() + ", " + switch (file.complainantCapacity()) {
            case "public" -> "member of the public";
            case "councillor" -> "councillor";
            case "officer" -> "officer";
            case "clerk" -> "clerk of a town or parish council";
            default -> "other capacity";
        };
        return file.identityWithheld() ? who + ". The identity is withheld: do not pass it on" : who;
    }

    private static String received(String channel) {
        return switch (channel) {
            case "web-form" -> "through the web form";
            case "e-mail" -> "by e-mail";
            case "letter" -> "by letter";
            case "telephone" -> "by telephone";
            case "in-person" -> "in person";
            default -> inWords(channel);
        };
    }

    private static CaseSheet.Waiting waiting(OpenTask task) {
        return new CaseSheet.Waiting(task.name(), task.due().map(day -> "due " + WrittenDate.inFull(day)).orElse("no due date"));
    }

    private CaseSheet.Due due(OpenDeadline open) {
        LocalDate day = open.dueDate().due();
        LocalDate today = LocalDate.now(clock);
        List<String> notes = new ArrayList<>();
        if (open.dueDate().beyondKnownHolidays()) {
            notes.add("This day lies beyond the last for which bank holidays are known; it may still move.");
        }
        if (!open.rule().confirmed()) {
            notes.add("The council has still to confirm this period.");
        }
        return new CaseSheet.Due(
                open.rule().name(),
                open.rule().kind(),
                open.dueDate().inWords(),
                DaysLeft.inWords(open.rule(), day, today, deadlines.workingDays()),
                today.isAfter(day),
                open.dueDate().counting(),
                open.dueDate().skipped().stream().map(SkippedDay::inFull).toList(),
                notes);
    }

    private CaseSheet.Ended ended(EndedDeadline ended) {
        String on = WrittenDate.inFull(ended.on());
        String late = DaysLeft.late(ended.rule(), ended.due().due(), ended.on(), deadlines.workingDays());
        boolean missed = ended.how() == EndedDeadline.How.LATE || ended.how() == EndedDeadline.How.NEVER_MET;
        return new CaseSheet.Ended(
                ended.rule().name(),
                ended.rule().kind(),
                ended.due().inWords() + (ended.due().extended() ? ", put off to this day by decision" : ""),
                switch (ended.how()) {
                    case IN_TIME, LATE -> on;
                    case RAN_OUT -> "The period ran out; closed on " + on;
                    case NEVER_MET -> "Not done when the case closed on " + on;
                },
                switch (ended.how()) {
                    case IN_TIME -> "In time";
                    case RAN_OUT -> "Ran out";
                    case LATE, NEVER_MET -> capital(late);
                },
                missed);
    }

    private List<CaseSheet.Paper> documents(CaseDesk.Visit visit) {
        return attachments(visit).stream()
                .map(document -> new CaseSheet.Paper(
                        document.id(),
                        document.fileName(),
                        document.description() == null ? "" : document.description(),
                        document.kind().map(kind -> kind.words() + ", ").orElse("") + size(document.sizeBytes()),
                        at(document.uploadedAt()) + ", " + document.uploadedBy(),
                        document.sha256()))
                .toList();
    }

    private CaseSheet.Sent sent(Letter letter) {
        return new CaseSheet.Sent(letter.id(), letter.subject(), to(letter), WrittenDate.inFull(letter.dated()), delivery(letter), letter.plainText());
    }

    /** "Cllr Rhona Ellesby (subject member)". */
    static String to(Letter letter) {
        return letter.recipientName() + " (" + inWords(letter.recipientRole()) + ")";
    }

    /** How and when the letter left the house, or that it waits. */
    String delivery(Letter letter) {
        String way = letter.email().isPresent() ? "by e-mail" : "to be printed and posted";
        return letter.sentAt().map(sent -> "Sent " + at(sent) + ", " + way).orElse("Waiting to be sent, " + way);
    }

    private CaseSheet.Look look(Looks.Looked looked) {
        return new CaseSheet.Look(at(looked.at()), looked.who(), capital(looked.what()) + (looked.refused() ? ": refused" : ""));
    }

    private CaseSheet.Line line(JournalEntry entry) {
        return new CaseSheet.Line(entry.number(), at(entry.enteredAt()), entry.enteredBy(), entry.line());
    }

    private String at(Instant instant) {
        return TIME.format(instant.atZone(clock.getZone()));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static String inWords(String code) {
        return code.replace('-', ' ');
    }

    static String size(long bytes) {
        DecimalFormat number = new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.UK));
        if (bytes < 1024) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes < 1024 * 1024 ? number.format(bytes / 1024.0) + " KB" : number.format(bytes / (1024.0 * 1024.0)) + " MB";
    }
}

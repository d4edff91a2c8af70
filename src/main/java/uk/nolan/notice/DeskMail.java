package uk.nolan.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.Council;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officer;

/**
 * Mails to those who work on cases: that a task waits for somebody, and each working day what is late and what falls due. They tell references, tasks and dates, and no name and
 * no word of any complaint, because a mailbox may be read by others (law 8). Whoever has no e-mail address on the account gets none.
 */
@Service
public class DeskMail {

    /** The place in the ledger of mails that belong to no single case; no case reference looks like it. */
    static final String OF_NO_CASE = "no-case";

    private final NoticeTexts texts;
    private final Ledger ledger;
    private final CaseFiles caseFiles;
    private final Council council;
    private final Clock clock;
    private final String address;

    DeskMail(NoticeTexts texts, Ledger ledger, CaseFiles caseFiles, Council council, Clock clock, @Value("${nolan.address}") String address) {
        this.texts = texts;
        this.ledger = ledger;
        this.caseFiles = caseFiles;
        this.council = council;
        this.clock = clock;
        this.address = address.strip().replaceFirst("/+$", "");
    }

    /**
     * A task that waits.
     *
     * @param id of the task, for the link
     * @param name as the diagram names it
     * @param since the day on which it was opened
     * @param due its due day, empty where it has none
     * @param kind the kind of that date, such as "council's target"; empty where it has none
     * @param shared whether it waits for others as well
     */
    public record Work(String id, String name, LocalDate since, Optional<LocalDate> due, Optional<String> kind, boolean shared) {}

    /**
     * A date of a case in a digest.
     *
     * @param what the task, or the deadline where no task of it waits for the reader
     * @param kind such as "party's deadline"; empty where no rule sets the date
     * @param workingDaysLate 0 while it is not late
     * @param task id of the task; empty leads to the case
     */
    public record Line(LocalDate due, String reference, String what, String kind, int workingDaysLate, Optional<String> task) {}

    /**
     * What one officer is told in the morning, each part with the oldest date first.
     *
     * @param until the last day of the third part
     */
    public record Digest(List<Line> late, List<Line> today, List<Line> soon, LocalDate until) {

        /** Unchangeable. */
        public Digest {
            late = List.copyOf(late);
            today = List.copyOf(today);
            soon = List.copyOf(soon);
        }

        /** Whether there is nothing to tell. */
        public boolean isEmpty() {
            return late.isEmpty() && today.isEmpty() && soon.isEmpty();
        }
    }

    /** A reader, by name. */
    public record Reader(String name) {}

    /** What the text {@code notes/work-waits} can ask about; texts that do not apply are empty. */
    public record WorkSheet(String reference, String date, Reader recipient, String task, String due, String kind, boolean shared, String link) {}

    /** What the text {@code notes/digest} can ask about. */
    public record DigestSheet(String date, Reader recipient, String counts, List<Part> parts, String link) {}

    /** A part of a digest; the dates of a part that is not late have no {@code late}. */
    public record Part(String heading, boolean late, List<LineShown> lines) {}

    /** A line of a digest as it is read. */
    public record LineShown(String due, String reference, String kind, String late, String what, String link) {}

    /**
     * Writes to an officer that a task waits, once for each task and officer.
     *
     * @return the mail, waiting or sent; none where the account has no e-mail address
     */
    public List<Letter> callToWork(String reference, Work work, Officer officer) {
        if (unreachable(officer)) {
            return List.of();
        }
        String occasion = "call to work %s %s %s".formatted(work.since(), work.id(), officer.id());
        return ledger.writeOnce(reference, occasion, () -> {
            caseFiles.enter(reference, "Told by e-mail that \"%s\" waits: %s".formatted(work.name(), officer.signature()), Officer.PROGRAM.signature());
            return List.of(letter(reference, "notes/work-waits", officer, new WorkSheet(
                    reference,
                    WrittenDate.inFull(LocalDate.now(clock)),
                    new Reader(officer.name()),
                    work.name(),
                    work.due().map(WrittenDate::inFull).orElse(""),
                    work.kind().orElse(""),
                    work.shared(),
                    address + "/tasks/" + work.id())));
        });
    }

    /** Writes an officer's digest of today, one a day at most; it belongs to no single case. @return as {@link #callToWork} does */
    public List<Letter> digest(Officer officer, Digest digest) {
        LocalDate today = LocalDate.now(clock);
        if (unreachable(officer)) {
            return List.of();
        }
        return ledger.writeOnce(OF_NO_CASE, "digest %s %s".formatted(today, officer.id()), () -> List.of(letter(OF_NO_CASE, "notes/digest", officer, new DigestSheet(
                WrittenDate.inFull(today),
                new Reader(officer.name()),
                counts(digest),
                Stream.of(
                                part("Late", true, digest.late()),
                                part("Due today", false, digest.today()),
                                part("Due by " + WrittenDate.inFull(digest.until()), false, digest.soon()))
                        .filter(part -> !part.lines().isEmpty())
                        .toList(),
                address + "/"))));
    }

    private static boolean unreachable(Officer officer) {
        return officer.email() == null || officer.email().isBlank();
    }

    /** "2 late, 1 due today, 3 due by Sunday 27 December 2026", without what there is none of. */
    private static String counts(Digest digest) {
        return String.join(", ", Stream.of(
                        count(digest.late(), "late"), count(digest.today(), "due today"), count(digest.soon(), "due by " + WrittenDate.inFull(digest.until())))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<String> count(List<Line> lines, String what) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.size() + " " + what);
    }

    private Part part(String heading, boolean late, List<Line> lines) {
        return new Part(heading, late, lines.stream()
                .map(line -> new LineShown(
                        WrittenDate.inFull(line.due()),
                        line.reference(),
                        line.kind(),
                        line.workingDaysLate() == 0 ? "" : line.workingDaysLate() == 1 ? "1 working day late" : line.workingDaysLate() + " working days late",
                        line.what(),
                        address + line.task().map(task -> "/tasks/" + task).orElse("/cases/" + line.reference())))
                .toList());
    }

    private Letter letter(String reference, String text, Officer to, Object sheet) {
        Letter letter = new Letter();
        letter.notice = text;
        letter.note = true;
        letter.recipientRole = role(to);
        letter.recipientName = to.name();
        letter.email = to.email();
        letter.html = texts.html(text, sheet);
        letter.subject = NoticeTexts.subject(letter.html);
        letter.plainText = PlainText.of(letter.html);
        letter.dated = LocalDate.now(clock);
        letter.messageId = "<%s.%s@%s>".formatted(reference, UUID.randomUUID(), council.email().replaceFirst(".*@", ""));
        return letter;
    }

    /** The code by which letters know an officer. */
    private static String role(Officer officer) {
        return officer.roles().stream().sorted().findFirst().map(role -> switch (role) {
            case DEPUTY -> "deputies";
            case EXTERNAL_ASSESSOR -> "acting-officer";
            case HEARING_PANEL -> "panel";
            default -> role.title().toLowerCase(Locale.UK).replace(' ', '-');
        }).orElse("officer");
    }
}

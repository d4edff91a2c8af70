package uk.nolan.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Publication;

/**
 * A publication as the pages show it, all in words.
 *
 * @param link the address on the website where it can be followed, or null
 * @param overdue whether it should have been taken off the website by now
 */
record PublicationSheet(
        long id, String reference, String title, String made, String published, String address, String link, String removal, boolean overdue) {

    static PublicationSheet of(Publication one, LocalDate today) {
        boolean overdue = one.isOnTheWebsite() && one.removeOn().filter(day -> day.isBefore(today)).isPresent();
        String address = one.address().orElse("");
        return new PublicationSheet(
                one.id(),
                one.caseReference(),
                one.title(),
                WrittenDate.inFull(one.madeOn()),
                one.publishedOn().map(WrittenDate::inFull).orElse("Not yet published"),
                address,
                address.toLowerCase(Locale.ROOT).matches("https?://\\S+") ? address : null,
                removal(one, overdue, today),
                overdue);
    }

    private static String removal(Publication one, boolean overdue, LocalDate today) {
        if (one.removedOn().isPresent()) {
            return "Taken off on " + WrittenDate.inFull(one.removedOn().get());
        }
        Optional<LocalDate> due = one.removeOn();
        if (due.isEmpty()) {
            return one.isOnTheWebsite() ? "No day set" : "";
        }
        String day = WrittenDate.inFull(due.get());
        return overdue ? "Was to be taken off on " + day : due.get().equals(today) ? "To be taken off today, " + day : "To be taken off on " + day;
    }
}

package uk.nolan.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be sent, as a diagram says it: which notice, to whom, and what goes with it.
 *
 * @param notice the text's name
 * @param recipients codes of those who get it
 * @param fact the dated fact that the letter brings about when it is sent, for the due dates that it names; or null
 * @param enclosures {@code form.field} of the document that goes with it; of two, the second is the version without the complainant's identity (NS-10-5)
 * @param enclosedTo codes of those who get the enclosure; empty for everybody
 * @param sender {@code investigating-officer} where the Investigating Officer writes; or null for the Monitoring Officer
 * @param deadline the deadline that the letter is about; or null
 * @param sanction the code of the sanction that the letter is about; or null
 * @param provided the dated fact that the letter has reached its reader, which by post is later than its date (procedure b.1-8); or null
 */
public record Outgoing(
        String notice,
        List<String> recipients,
        String fact,
        List<String> enclosures,
        List<String> enclosedTo,
        String sender,
        String deadline,
        String sanction,
        String provided) {

    /** The marked places of a formal letter, also the fields of the form in which an officer changes them. */
    public static final List<String> PLACES = List.of("opening", "particulars", "closing");

    /** Whom a diagram may name as a recipient; a code may mean several people, or nobody in a case that has no such person. */
    public static final Set<String> RECIPIENTS = Set.of(
            "complainant", "subject-member", "clerk", "independent-person", "addressees", "witnesses", "investigating-officer", "panel", "panel-chair",
            "democratic-services", "monitoring-officer", "deputies", "parish-chair", "sanction-owners", "website", "group-leader", "group-whip",
            "acting-officer", "other-authority", "referral-body", "committee-chair");

    /** Unchangeable. */
    public Outgoing {
        enclosedTo = List.copyOf(enclosedTo);
        recipients = List.copyOf(recipients);
        enclosures = List.copyOf(enclosures);
    }

    /** A notice with nothing special about it. */
    public static Outgoing of(String notice, List<String> recipients) {
        return about(notice, recipients, null, null, null);
    }

    /** A notice about a deadline or a sanction of the case. */
    public static Outgoing about(String notice, List<String> recipients, String fact, String deadline, String sanction) {
        return new Outgoing(notice, recipients, fact, List.of(), List.of(), null, deadline, sanction, null);
    }

    /** The form under which the officer's changes to this letter are kept. */
    public String amendments() {
        return "check-letter:" + notice;
    }

    /** The fields of which the first that was answered gives the document: {@code complete-report.report | present-facts.report}. */
    public static List<String> alternatives(String enclosure) {
        return Arrays.stream(enclosure.split("\\|")).map(String::strip).toList();
    }

    Optional<String> about() {
        return Optional.ofNullable(deadline);
    }
}

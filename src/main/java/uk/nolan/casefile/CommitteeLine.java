package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.nolan.deadline.WrittenDate;

/**
 * What the committee is told of one case, without a free word of anybody's.
 *
 * @param on the day of the newest decision told of
 * @param authority the council on which the subject member sits
 * @param about the parts of the code complained of, such as "Respect (1.1, 1.2)"
 * @param decisions what was decided, with its day where there is more than one
 * @param subjectMember the subject member's name, empty unless the committee's naming rule allows it
 */
public record CommitteeLine(String reference, LocalDate on, String authority, String about, List<String> decisions, Optional<String> subjectMember) {

    /** Unchangeable. */
    public CommitteeLine {
        decisions = List.copyOf(decisions);
    }

    /** The day in full. */
    public String day() {
        return WrittenDate.inFull(on);
    }

    /** "To be investigated (Thursday 22 April 2027); breach found by the panel (Monday 18 October 2027)". */
    public String decision() {
        StringBuilder text = new StringBuilder();
        decisions.forEach(one -> text.append(text.isEmpty() ? one : "; " + one.substring(0, 1).toLowerCase(Locale.UK) + one.substring(1)));
        return text.toString();
    }

    /** The name, or that there is none. */
    public String who() {
        return subjectMember.orElse("Not named");
    }

    /** The whole line as plain text. */
    public String inWords() {
        return "%s, decided on %s. %s. About: %s. Decision: %s. Subject member: %s."
                .formatted(reference, day(), authority, about, decision(), subjectMember.orElse("not named"));
    }
}

package uk.nolan.casefile;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the allegations that are investigated, with what the panel found on it (findings are made for each).
 *
 * @param number from 1, at most {@link #MOST}
 * @param text as the Monitoring Officer framed it
 * @param finding {@code breach} or {@code no-breach}; empty before the panel decided
 * @param reasons the panel's reasons
 * @param provisions the provisions of the code that were broken
 */
public record Allegation(int number, String text, String finding, String reasons, List<String> provisions) {

    /** The most allegations that one case can have, because the form of the finding has room for so many. */
    public static final int MOST = 8;

    /** Unchangeable. */
    public Allegation {
        provisions = List.copyOf(provisions);
    }

    /** The allegations of a case, one in each line, with the panel's findings. */
    public static List<Allegation> of(Answers answers) {
        List<Allegation> allegations = new ArrayList<>();
        for (String line : lines(framed(answers))) {
            int number = allegations.size() + 1;
            allegations.add(new Allegation(
                    number,
                    line,
                    answers.text("decide-on-breach", "finding" + number).orElse(""),
                    answers.text("decide-on-breach", "findingReasons" + number).orElse(""),
                    answers.codes("decide-on-breach", "findingProvisions" + number)));
        }
        return List.copyOf(allegations);
    }

    /** As framed for the investigation, or by the Monitoring Officer who presents the facts without one (ST-5.1-2). */
    private static String framed(Answers answers) {
        return answers.text("appoint-investigating-officer", "allegations").or(() -> answers.text("present-facts", "allegations")).orElse("");
    }

    /** The lines of a text that hold an allegation. */
    public static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}

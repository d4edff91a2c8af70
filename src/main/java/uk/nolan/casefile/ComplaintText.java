package uk.nolan.casefile;

import java.util.ArrayList;
import java.util.List;

/** What is complained of in the complainant's own words: as handed in or as approved in a transcript (ST-2.2-2), with all that was added when asked for. */
public final class ComplaintText {

    private ComplaintText() {}

    /** The complaint as it stands now, each part a text of its own; empty where there is none on file. */
    public static List<String> of(Answers answers) {
        List<String> parts = new ArrayList<>();
        answers.text("transcribe-complaint", "transcript").or(() -> answers.text("receive-complaint", "allegation")).ifPresent(parts::add);
        answers.all("record-information", "information").forEach(added -> parts.add(added.toString()));
        return List.copyOf(parts);
    }
}

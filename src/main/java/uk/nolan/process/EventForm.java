package uk.nolan.process;

import java.util.List;
import java.util.Map;

/**
 * The start form of an event as it is shown for one case: what the answers so far bring up, in the form's order. The case itself is not asked for.
 *
 * @param process the process that the form starts
 * @param name what happens with it, such as "Put a case in abeyance"
 * @param branches whether answers bring up other questions
 * @param parts words and questions, one after the other
 * @param aside what was typed into questions that do not show at present, by key; it comes back when they do
 */
public record EventForm(String process, String name, boolean branches, List<Part> parts, Map<String, List<String>> aside) {

    /** Words or a question. */
    public sealed interface Part permits Words, Question {

        /** {@code words}, or the kind of question: text, email, number, date, textarea, select, radio, checkbox, several. */
        String type();
    }

    /** What the form says. @param markdown as its author wrote it */
    public record Words(String markdown) implements Part {
        @Override
        public String type() {
            return "words";
        }
    }

    /**
     * What the form asks.
     *
     * @param description what helps to answer, empty for nothing
     * @param typed what was typed or chosen so far
     */
    public record Question(String type, String key, String label, String description, boolean required, List<Choice> choices, List<String> typed) implements Part {

        /** What stands in a field of one line or text; empty for nothing. */
        public String text() {
            return typed.isEmpty() ? "" : typed.get(0);
        }
    }

    /** A choice: the code that is kept and the words that are shown. */
    public record Choice(String value, String label) {}
}

package uk.nolan.council;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with the procedure's files, told to the person who keeps them: where it is, what it is, and how to put it right.
 *
 * @param file the file's name, such as {@code processes/validity.bpmn}; empty where no file is meant
 * @param element the name as drawn, or the label of the row or field; empty where the file as a whole is meant
 * @param line the line in the file, from 1; 0 where it is not known
 * @param what what is wrong, without a full stop at its end
 * @param cure how to put it right, in sentences; empty where {@code what} says it all
 */
public record Finding(String file, String element, int line, String what, String cure) {

    private static final Pattern SENTENCE = Pattern.compile("(.*?)\\.\\s+(?=\\p{Lu})(.*)", Pattern.DOTALL);

    public Finding {
        file = file == null ? "" : file;
        element = element == null ? "" : element.strip().replaceAll("\\s+", " ");
        what = what.strip().replaceFirst("\\.$", "");
        cure = cure == null ? "" : cure.strip();
    }

    /** Out of a message whose first sentence says what is wrong and whose others say the cure. */
    public static Finding of(String file, String element, int line, String message) {
        Matcher sentences = SENTENCE.matcher(message);
        return sentences.matches() ? new Finding(file, element, line, sentences.group(1), sentences.group(2)) : new Finding(file, element, line, message, "");
    }

    /** All of it on one line: {@code processes/validity.bpmn, "Decide validity": it names no form. Choose one of the forms.} */
    public String sentence() {
        String place = (file + (line > 0 && element.isEmpty() ? " line " + line : "") + (element.isEmpty() ? "" : ", \"" + element + "\"")).replaceFirst("^, ", "");
        return (place.isEmpty() ? "" : place + ": ") + what + (what.endsWith("?") ? "" : ".") + (cure.isEmpty() ? "" : " " + cure);
    }
}

package uk.nolan.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import uk.nolan.council.YamlEntry;
import uk.nolan.notice.Letter;

/** Letters in the words of a rehearsal: what was sent and to whom, such as "first-letter to subject-member". */
final class Sendings {

    /** What ends the occasion of a note and is another one each time: a date and what follows it, or the engine's id of the step that told. */
    private static final Pattern EACH_TIME = Pattern.compile(" (?:\\d{4}-\\d{2}-\\d{2}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}).*$");

    private Sendings() {}

    /** A letter, or an internal note such as "reminder of representations to subject-member". */
    static String of(Letter letter) {
        String what = letter.isNote() ? EACH_TIME.matcher(letter.occasion()).replaceFirst("") : letter.notice();
        return what + " to " + letter.recipientRole();
    }

    /** A list as an author writes it; "x to complainant, subject member and clerk" stands for three. */
    static List<String> read(YamlEntry entry, String key) {
        List<String> sendings = new ArrayList<>();
        String what = null;
        for (String text : entry.has(key) ? entry.texts(key) : List.<String>of()) {
            int to = text.lastIndexOf(" to ");
            if (to < 0 && what == null) {
                throw entry.problem(key, "\"%s\" does not say to whom. Write it like: acknowledgement to complainant.".formatted(text));
            }
            what = to < 0 ? what : text.substring(0, to).strip();
            for (String recipient : text.substring(to < 0 ? 0 : to + 4).split(",| and ")) {
                sendings.add(what + " to " + code(recipient));
            }
        }
        return List.copyOf(sendings);
    }

    /** Recipients as an author writes them, such as "subject member", as the codes that letters know them by. */
    static List<String> recipients(YamlEntry entry, String key) {
        return entry.has(key) ? entry.texts(key).stream().map(Sendings::code).toList() : List.of();
    }

    private static String code(String recipient) {
        return recipient.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** What is in {@code some} and not, or not as often, in {@code others}. */
    static List<String> missing(List<String> some, List<String> others) {
        List<String> left = new ArrayList<>(others);
        return some.stream().filter(one -> !left.remove(one)).toList();
    }

    /** The list in one line, repeated ones counted. */
    static String inWords(List<String> sendings) {
        if (sendings.isEmpty()) {
            return "nothing";
        }
        Map<String, Integer> counted = new LinkedHashMap<>();
        sendings.forEach(sending -> counted.merge(sending, 1, Integer::sum));
        return String.join(", ", counted.entrySet().stream()
                .map(each -> each.getValue() == 1 ? each.getKey() : each.getKey() + " (" + each.getValue() + " times)")
                .toList());
    }
}

package uk.nolan.process.overview;

import java.util.Comparator;
import java.util.Set;

/**
 * Something that says which provisions it carries out.
 *
 * @param kind what it is
 * @param name as people call it: the task's name, the row of the table, the letter's title
 * @param file where it stands
 * @param provisions the ids that it names
 */
record Carrier(Kind kind, String name, String file, Set<String> provisions) {

    /** What carries a provision out, and how plainly an administrator sees it there: 1 is plainest. */
    enum Kind {
        TASK(1),
        TABLE(1),
        LETTER(1),
        FORM(1),
        AUTOMATIC(2),
        EVENT(2),
        GATEWAY(2),
        DIAGRAM(3),
        SETTING(3),
        PROGRAM(4),
        REHEARSAL(5),
        TEST(6);

        private final int plainness;

        Kind(int plainness) {
            this.plainness = plainness;
        }
    }

    /** The plainest first; of what is equally plain, what names few provisions before what names many. */
    static final Comparator<Carrier> PLAINEST_FIRST = Comparator.<Carrier>comparingInt(carrier -> carrier.kind.plainness)
            .thenComparingInt(carrier -> carrier.provisions.size())
            .thenComparing(Carrier::kind)
            .thenComparing(Carrier::file)
            .thenComparing(Carrier::name);

    static Carrier of(Kind kind, String name, String file, String text) {
        return new Carrier(kind, name, file, Provision.citedIn(text));
    }
}

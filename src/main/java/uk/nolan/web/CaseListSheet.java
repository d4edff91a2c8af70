package uk.nolan.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The list of cases as the page shows it, everything in words.
 *
 * @param heads the columns by which the list can be sorted
 * @param rows the cases on this page
 * @param total how many cases were found
 * @param found how many were found, in words
 * @param pages the links to other pages; empty where there is only one page
 */
record CaseListSheet(Heads heads, List<Row> rows, long total, String found, List<PageLink> pages) {

    /** One case. Where something is not known it is empty. */
    record Row(
            String reference,
            String subjectMember,
            String council,
            String complainant,
            String stage,
            String since,
            String received,
            String age,
            Optional<Due> due) {}

    /** What falls due next: the day, what it is, of which kind, and whether the day is over. */
    record Due(String on, String what, String kind, boolean overdue) {}

    /** The columns that sort. */
    record Heads(Head reference, Head received, Head due) {}

    /** A column that sorts: where its link leads, and how it is sorted at present, as {@code aria-sort} says it, or null. */
    record Head(String link, String sorted) {}

    /** A link to a page; without a link where it is this page, or where numbers are left out. */
    record PageLink(String words, String label, String link, boolean here) {}

    /** "10,000". */
    static String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }
}

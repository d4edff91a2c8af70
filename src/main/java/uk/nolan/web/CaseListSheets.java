package uk.nolan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseSearch;
import uk.nolan.casefile.CaseSearchQuestion.By;
import uk.nolan.casefile.CaseSearchQuestion.Order;
import uk.nolan.casefile.CaseSearchReader;
import uk.nolan.casefile.CaseSearchResult;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.people.Officer;
import uk.nolan.people.Sight;
import uk.nolan.process.Confidentiality;
import uk.nolan.process.Stages;

/** Writes the list of cases for one officer. */
@Component
class CaseListSheets {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final CaseSearch search;
    private final Stages stages;
    private final Council council;
    private final Clock clock;

    CaseListSheets(CaseSearch search, Stages stages, Council council, Clock clock) {
        this.search = search;
        this.stages = stages;
        this.council = council;
        this.clock = clock;
    }

    /** A choice of the form. */
    record Choice(String value, String label) {}

    /** What a search finds that this officer may see. */
    CaseListSheet sheet(CaseListAsked asked, Sight sight) {
        LocalDate today = LocalDate.now(clock);
        CaseSearchResult result = search.find(asked.question(today), reader(sight));
        return new CaseListSheet(
                new CaseListSheet.Heads(head(asked, By.REFERENCE), head(asked, By.RECEIVED), head(asked, By.NEXT_DUE)),
                result.cases().stream().map(found -> row(found, sight.officer(), today)).toList(),
                result.total(),
                found(result),
                pages(asked, result));
    }

    /** The councils of the books, the district first; what was asked for and is no longer in the books stays to be chosen. */
    List<Choice> councils(CaseListAsked asked) {
        List<Choice> choices = new ArrayList<>(council.authorities().stream().map(one -> new Choice(one.id(), one.name())).toList());
        keep(choices, asked.council());
        return choices;
    }

    /** The stages in which the officer's open cases are, in the order of the procedure; those that its newest version does not have come last. */
    List<Choice> stages(CaseListAsked asked, Sight sight) {
        TreeSet<String> occur = new TreeSet<>(search.stages(reader(sight)));
        List<Choice> choices = new ArrayList<>(stages.inOrder().stream().filter(occur::remove).map(name -> new Choice(name, name)).toList());
        occur.forEach(name -> choices.add(new Choice(name, name)));
        choices.add(new Choice(CaseListAsked.IN_ABEYANCE, "In abeyance"));
        choices.add(new Choice(CaseListAsked.CLOSED, "Closed"));
        keep(choices, asked.stage());
        return choices;
    }

    private static void keep(List<Choice> choices, String asked) {
        if (!asked.isEmpty() && choices.stream().noneMatch(choice -> choice.value().equals(asked))) {
            choices.add(new Choice(asked, asked.length() <= 60 ? asked : asked.substring(0, 60) + "…"));
        }
    }

    private static CaseSearchReader reader(Sight sight) {
        return new CaseSearchReader(sight.all(), sight.only(), sight.never(), sight.officer().id(), Confidentiality.mayKnowEveryComplainant(sight.officer()));
    }

    private CaseListSheet.Row row(CaseSearchResult.Found found, Officer officer, LocalDate today) {
        StandardsCase file = found.file();
        return new CaseListSheet.Row(
                file.reference(),
                file.subjectMemberName(),
                council.authority(file.authorityId()).map(Authority::name).orElse(file.authorityId()),
                complainant(file, officer),
                file.outcome().map(outcome -> "Closed: " + outcome.replace('-', ' ')).orElseGet(() -> file.stage().orElse("Received")),
                file.closedOn().map(day -> "on " + DAY.format(day)).or(() -> found.inAbeyanceSince().map(day -> "In abeyance since " + DAY.format(day))).orElse(""),
                DAY.format(file.receivedOn()),
                ago(ChronoUnit.DAYS.between(file.receivedOn(), today)),
                found.next().map(due -> new CaseListSheet.Due(DAY.format(due.on()), due.rule().name(), due.rule().kind(), today.isAfter(due.on()))));
    }

    private static String complainant(StandardsCase file, Officer officer) {
        if (!Confidentiality.mayKnowComplainant(officer, file)) {
            return "Withheld";
        }
        if (file.anonymous()) {
            return "Anonymous";
        }
        return file.complainantName() + (file.identityWithheld() ? " (identity withheld)" : "");
    }

    private static String ago(long days) {
        return days <= 0 ? "today" : days == 1 ? "1 day ago" : CaseListSheet.number(days) + " days ago";
    }

    private static CaseListSheet.Head head(CaseListAsked asked, By by) {
        boolean sorts = asked.order().by() == by;
        boolean descending = asked.order().descending();
        return new CaseListSheet.Head(asked.address(new Order(by, sorts && !descending)), !sorts ? null : descending ? "descending" : "ascending");
    }

    private static String found(CaseSearchResult result) {
        if (result.total() <= 1) {
            return result.total() == 1 ? "One case" : "No case";
        }
        long first = (result.page() - 1L) * CaseSearchResult.PAGE + 1;
        return result.pages() == 1
                ? CaseListSheet.number(result.total()) + " cases"
                : "Cases %s to %s of %s".formatted(
                        CaseListSheet.number(first), CaseListSheet.number(first + result.cases().size() - 1), CaseListSheet.number(result.total()));
    }

    /** The first page, the last, this one and its neighbours, with a gap between where pages are left out. */
    private static List<CaseListSheet.PageLink> pages(CaseListAsked asked, CaseSearchResult result) {
        List<CaseListSheet.PageLink> links = new ArrayList<>();
        if (result.pages() == 1) {
            return links;
        }
        int here = result.page();
        if (here > 1) {
            links.add(link(asked, "Previous", "Previous page", here - 1, false));
        }
        int before = 0;
        for (int page = 1; page <= result.pages(); page++) {
            if (page == 1 || page == result.pages() || Math.abs(page - here) <= 1) {
                if (page > before + 1) {
                    links.add(new CaseListSheet.PageLink("…", null, null, false));
                }
                links.add(link(asked, CaseListSheet.number(page), "Page " + page, page, page == here));
                before = page;
            }
        }
        if (here < result.pages()) {
            links.add(link(asked, "Next", "Next page", here + 1, false));
        }
        return links;
    }

    private static CaseListSheet.PageLink link(CaseListAsked asked, String words, String label, int page, boolean here) {
        return new CaseListSheet.PageLink(words, label, asked.address(page), here);
    }
}

package uk.nolan.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import uk.nolan.casefile.CaseSearchQuestion;
import uk.nolan.casefile.CaseSearchQuestion.By;
import uk.nolan.casefile.CaseSearchQuestion.Order;
import uk.nolan.casefile.CaseSearchQuestion.Received;
import uk.nolan.casefile.CaseSearchQuestion.Standing;

/**
 * A search in the list of cases as it stands in an address, so that it can be kept as a bookmark. Whatever was typed is kept; where a parameter is there
 * several times, the first counts.
 *
 * @param text what stands in the field "Reference or party"
 * @param council an id of the council's books, or empty
 * @param stage the name of a stage, {@link #CLOSED}, {@link #IN_ABEYANCE}, or empty
 * @param age a code of {@link Age}, or empty
 * @param show {@code open}, {@code closed} or {@code all}
 * @param order what comes first
 * @param page which page, from 1
 */
record CaseListAsked(String text, String council, String stage, String age, String show, Order order, int page) {

    /** In place of a stage: cases that are closed. */
    static final String CLOSED = "closed";

    /** In place of a stage: open cases whose clocks stand still. */
    static final String IN_ABEYANCE = "in-abeyance";

    /** Names and references are shorter by far. */
    static final int LONGEST = 200;

    private static final Map<String, Standing> SHOWN = Map.of("open", Standing.OPEN, CLOSED, Standing.CLOSED, "all", Standing.ALL);
    private static final Map<String, By> SORTED = Map.of("due", By.NEXT_DUE, "reference", By.REFERENCE, "received", By.RECEIVED);
    private static final Order USUAL = new Order(By.NEXT_DUE, false);

    /** How long ago a case was received. */
    enum Age {
        MONTH("month", "Within a month", 0, 1),
        QUARTER("quarter", "1 to 3 months ago", 1, 3),
        HALF("half-year", "3 to 6 months ago", 3, 6),
        OLDER("older", "Over 6 months ago", 6, 0);

        private final String code;
        private final String words;
        private final int after;
        private final int within;

        Age(String code, String words, int after, int within) {
            this.code = code;
            this.words = words;
            this.after = after;
            this.within = within;
        }

        /** As an address has it. */
        public String code() {
            return code;
        }

        /** As the form says it. */
        public String words() {
            return words;
        }

        /** The days of receipt that are meant: the first half of "1 to 3 months ago" is the end of "within a month". */
        private Received received(LocalDate today) {
            return new Received(
                    within == 0 ? Optional.empty() : Optional.of(today.minusMonths(within)), after == 0 ? Optional.empty() : Optional.of(today.minusMonths(after)));
        }

        static Optional<Age> of(String code) {
            return Arrays.stream(values()).filter(age -> age.code.equals(code)).findFirst();
        }
    }

    /** Something of a search that cannot be meant, at which field of the form, and what to do. */
    record Problem(String field, String message) {}

    /** Reads an address. Nothing in it is refused here, see {@link #problem()}. */
    static CaseListAsked read(MultiValueMap<String, String> address) {
        Function<String, String> first = name -> Optional.ofNullable(address.getFirst(name)).map(String::strip).orElse("");
        String stage = first.apply("stage");
        String show = first.apply("show").isEmpty() ? "open" : first.apply("show");
        return new CaseListAsked(
                first.apply("text"), first.apply("council"), stage, first.apply("age"), stage.equals(CLOSED) ? CLOSED : show, order(first.apply("sort")), page(first.apply("page")));
    }

    private static Order order(String sort) {
        boolean descending = sort.startsWith("-");
        return Optional.ofNullable(SORTED.get(descending ? sort.substring(1) : sort)).map(by -> new Order(by, descending)).orElse(USUAL);
    }

    /** A number of many digits is a page beyond the last; what is no number is the first. */
    private static int page(String page) {
        if (!page.matches("[0-9]+")) {
            return 1;
        }
        return page.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(page);
    }

    /** What is wrong with the search; empty where it can be made. A stage or a council that is not there finds nothing, which is no mistake: it was there when the search was kept. */
    Optional<Problem> problem() {
        if (text.length() > LONGEST) {
            return Optional.of(new Problem("text", "Reference or party: at most %d characters fit, and there are %s. Shorten it.".formatted(LONGEST, CaseListSheet.number(text.length()))));
        }
        if (!age.isEmpty() && Age.of(age).isEmpty()) {
            return Optional.of(new Problem("age", "Received: choose one of the list."));
        }
        return SHOWN.containsKey(show) ? Optional.empty() : Optional.of(new Problem("show", "Open or closed: choose one of the list."));
    }

    /** The search, for a list that is looked at today. Only where there is no {@link #problem()}. */
    CaseSearchQuestion question(LocalDate today) {
        boolean instead = List.of(CLOSED, IN_ABEYANCE).contains(stage);
        return new CaseSearchQuestion(
                text,
                Optional.of(council).filter(id -> !id.isEmpty()),
                stage.equals(IN_ABEYANCE) ? Standing.IN_ABEYANCE : SHOWN.get(show),
                Optional.of(stage).filter(name -> !name.isEmpty() && !instead),
                Age.of(age).map(chosen -> chosen.received(today)).orElse(Received.EVER),
                order,
                page);
    }

    /** Whether anything was asked for but the open cases. */
    public boolean narrows() {
        return !text.isEmpty() || !council.isEmpty() || !stage.isEmpty() || !age.isEmpty();
    }

    /** The order as an address has it; empty for the usual one. */
    public String sort() {
        return sort(order);
    }

    private static String sort(Order order) {
        return order.equals(USUAL) ? "" : (order.descending() ? "-" : "") + SORTED.entrySet().stream().filter(sorted -> sorted.getValue() == order.by()).findFirst().orElseThrow().getKey();
    }

    /** The address of another page of the same search. */
    String address(int otherPage) {
        return address(sort(), otherPage);
    }

    /** The address of the same search in another order. */
    String address(Order other) {
        return address(sort(other), 1);
    }

    /** The address of the same search among all cases, open and closed, in whatever stage they are. */
    public String addressAmongAll() {
        return new CaseListAsked(text, council, "", age, "all", order, 1).address(1);
    }

    private String address(String sort, int number) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("text", text);
        parts.put("council", council);
        parts.put("stage", stage);
        parts.put("age", age);
        parts.put("show", show.equals("open") ? "" : show);
        parts.put("sort", sort);
        parts.put("page", number == 1 ? "" : String.valueOf(number));
        parts.values().removeIf(String::isEmpty);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/cases");
        parts.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parts).toUriString();
    }

    /** "next due first", as a line above the list says it. */
    public String orderInWords() {
        return switch (order.by()) {
            case NEXT_DUE -> order.descending() ? "the latest due date first" : "the next due date first";
            case REFERENCE -> order.descending() ? "the last reference first" : "by reference";
            case RECEIVED -> order.descending() ? "the newest first" : "the oldest first";
        };
    }
}

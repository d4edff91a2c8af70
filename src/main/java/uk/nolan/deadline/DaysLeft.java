package uk.nolan.deadline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far a day lies before or after a due day, in words. It is counted as the deadline is: in working days where the rule counts those or sets a number of meetings,
 * in calendar days where it counts by the calendar (procedure b.1-1, b.1-6). The due day itself is the last in time (b.1-3).
 */
public final class DaysLeft {

    private DaysLeft() {}

    /** "5 working days left", "due today" or "2 working days late". */
    public static String inWords(DeadlineRule rule, LocalDate due, LocalDate today, WorkingDays workingDays) {
        return today.isAfter(due) ? late(rule, due, today, workingDays) : today.equals(due) ? "due today" : count(rule, today, due, workingDays) + " left";
    }

    /** "2 working days late", of something done after the due day. */
    public static String late(DeadlineRule rule, LocalDate due, LocalDate done, WorkingDays workingDays) {
        return count(rule, due, done, workingDays) + " late";
    }

    /** The days after {@code from} up to and including {@code to}; a weekend without a working day in between is counted by the calendar. */
    private static String count(DeadlineRule rule, LocalDate from, LocalDate to, WorkingDays workingDays) {
        boolean byTheCalendar = rule.unit() == DeadlineRule.Unit.CALENDAR_DAYS || rule.unit() == DeadlineRule.Unit.MONTHS;
        int working = workingDays.between(from, to);
        return byTheCalendar || working == 0
                ? DeadlineRule.Unit.CALENDAR_DAYS.of((int) ChronoUnit.DAYS.between(from, to))
                : DeadlineRule.Unit.WORKING_DAYS.of(working);
    }
}

package uk.nolan.deadline;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The working days of a council: Monday to Friday, save the bank and public holidays of England and, where the council counts them so, its own closures (procedure b.1-1, b.1-9, b.1-10).
 *
 * <p>Unchangeable and safe to share; a change of holidays makes another calendar. Regular holidays and their substitute days are known for any year; what the government may still proclaim or move is known
 * only until {@link #knownUntil()}.
 */
public final class WorkingDays {

    private static final HolidayManager BANK_HOLIDAYS = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private static final Map<Integer, Map<LocalDate, String>> BY_YEAR = new ConcurrentHashMap<>();

    /** As the government calls them; the library's own names depend on the machine's language. */
    private static final Map<String, String> NAMES = Map.of(
            "NEW_YEAR", "New Year's Day",
            "christian.GOOD_FRIDAY", "Good Friday",
            "christian.EASTER_MONDAY", "Easter Monday",
            "EARLY_MAY_BANK_HOLIDAY", "Early May bank holiday",
            "SPRING_BANK_HOLIDAY", "Spring bank holiday",
            "SUMMER_BANK_HOLIDAY", "Summer bank holiday",
            "CHRISTMAS", "Christmas Day",
            "BOXING_DAY", "Boxing Day");

    private final Map<LocalDate, String> added;
    private final Set<LocalDate> withdrawn;
    private final Map<LocalDate, String> closures;
    private final boolean closuresCount;
    private final LocalDate knownUntil;

    /**
     * @param added one-off holidays with their names
     * @param withdrawn regular holidays that are not held
     * @param closures days on which the council's offices are shut, with the reason
     * @param closuresCount whether the closures are non-working days (else they only bring reminders forward)
     * @param knownUntil last day for which one-off holidays are known
     */
    WorkingDays(Map<LocalDate, String> added, Set<LocalDate> withdrawn, Map<LocalDate, String> closures, boolean closuresCount, LocalDate knownUntil) {
        this.added = Map.copyOf(added);
        this.withdrawn = Set.copyOf(withdrawn);
        this.closures = Map.copyOf(closures);
        this.closuresCount = closuresCount;
        this.knownUntil = knownUntil;
    }

    /** The calendar of England without anything of a council's own. */
    public static WorkingDays ofEngland(LocalDate knownUntil) {
        return new WorkingDays(Map.of(), Set.of(), Map.of(), false, knownUntil);
    }

    /** Whether that day is a working day. */
    public boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && holiday(day).isEmpty();
    }

    /** The name of the holiday (or counted closure) on that day; empty on any other day, an ordinary weekend included. */
    public Optional<String> holiday(LocalDate day) {
        if (added.containsKey(day)) {
            return Optional.of(added.get(day));
        }
        if (closuresCount && closures.containsKey(day)) {
            return Optional.of(closures.get(day));
        }
        return withdrawn.contains(day) ? Optional.empty() : Optional.ofNullable(regular(day));
    }

    /** Whether the council's offices are open: a working day without a closure of the council's own, counted or not. */
    public boolean isOpen(LocalDate day) {
        return isWorkingDay(day) && !closures.containsKey(day);
    }

    /**
     * The {@code n}th working day after {@code from}. The trigger day is day 0 (procedure b.1-2): the first counted day is the next working day, so a trigger on a weekend or holiday behaves like one on the
     * last working day before it. With {@code n} 0 it is {@code from} itself.
     *
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public LocalDate add(LocalDate from, int n) {
        LocalDate day = from;
        for (int i = 0; i < atLeastZero(n); i++) {
            day = nextWorkingDay(day);
        }
        return day;
    }

    /**
     * The {@code n}th working day before {@code from}; with {@code n} 0 {@code from} itself.
     *
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public LocalDate subtract(LocalDate from, int n) {
        LocalDate day = from;
        for (int i = 0; i < atLeastZero(n); i++) {
            day = previousWorkingDay(day);
        }
        return day;
    }

    /** The first working day after {@code day}. */
    public LocalDate nextWorkingDay(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /** {@code day} itself if it is a working day, else the next one. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate result = day;
        while (!isWorkingDay(result)) {
            result = result.plusDays(1);
        }
        return result;
    }

    /** The last working day before {@code day}. */
    public LocalDate previousWorkingDay(LocalDate day) {
        return onOrBefore(day.minusDays(1));
    }

    /** {@code day} itself if it is a working day, else the one before. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate result = day;
        while (!isWorkingDay(result)) {
            result = result.minusDays(1);
        }
        return result;
    }

    /** How many working days lie after {@code from}, up to and including {@code to}; 0 if {@code to} is not later. */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1).datesUntil(later(from, to).plusDays(1)).filter(this::isWorkingDay).count();
    }

    /** The days from Monday to Friday after {@code from}, up to and including {@code to}, that are not counted, with their names. */
    public List<SkippedDay> skipped(LocalDate from, LocalDate to) {
        List<SkippedDay> skipped = new ArrayList<>();
        from.plusDays(1).datesUntil(later(from, to).plusDays(1)).filter(day -> !isWeekend(day)).forEach(day -> holiday(day).ifPresent(name -> skipped.add(new SkippedDay(day, name))));
        return List.copyOf(skipped);
    }

    /** The last day for which one-off holidays are known. A date computed beyond it may still move, and whoever shows it must say so (procedure b.1-10). */
    public LocalDate knownUntil() {
        return knownUntil;
    }

    /**
     * The same calendar after a proclamation.
     *
     * @param more holidays added, with their names
     * @param fewer holidays not held after all
     * @throws IllegalArgumentException if one of {@code fewer} is no holiday
     */
    public WorkingDays withHolidays(Map<LocalDate, String> more, Set<LocalDate> fewer) {
        Map<LocalDate, String> nowAdded = new HashMap<>(added);
        Set<LocalDate> nowWithdrawn = new HashSet<>(withdrawn);
        for (LocalDate day : fewer) {
            boolean wasAdded = nowAdded.remove(day) != null;
            boolean wasRegular = regular(day) != null && nowWithdrawn.add(day);
            if (!wasAdded && !wasRegular) {
                throw new IllegalArgumentException(WrittenDate.inFull(day) + " is no bank holiday, so it cannot be withdrawn.");
            }
        }
        more.forEach((day, name) -> {
            if (!nowWithdrawn.remove(day) || regular(day) == null) {
                nowAdded.put(day, name);
            }
        });
        return new WorkingDays(nowAdded, nowWithdrawn, closures, closuresCount, knownUntil);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The name of the regular holiday on that day, or null. */
    static String regular(LocalDate day) {
        return BY_YEAR.computeIfAbsent(day.getYear(), WorkingDays::holidaysOf).get(day);
    }

    private static Map<LocalDate, String> holidaysOf(int year) {
        Map<LocalDate, String> names = new HashMap<>();
        for (Holiday holiday : BANK_HOLIDAYS.getHolidays(Year.of(year), "eng")) {
            String name = NAMES.getOrDefault(holiday.getPropertiesKey(), holiday.getDescription(Locale.UK));
            names.put(holiday.getDate(), holiday.getObservedDate().isPresent() ? "substitute day for " + name : name);
        }
        return Map.copyOf(names);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return b.isAfter(a) ? b : a;
    }

    private static int atLeastZero(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("A number of working days cannot be negative: " + n);
        }
        return n;
    }
}

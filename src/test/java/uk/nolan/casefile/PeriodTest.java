package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void countsItsFirstAndItsLastDay() {
        Period quarter = period("2027-01-01", "2027-03-31");
        assertThat(quarter.contains(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(quarter.contains(LocalDate.parse("2027-03-31"))).isTrue();
        assertThat(quarter.contains(LocalDate.parse("2026-12-31"))).isFalse();
        assertThat(quarter.contains(LocalDate.parse("2027-04-01"))).isFalse();
        assertThat(quarter.inWords()).isEqualTo("Friday 1 January 2027 to Wednesday 31 March 2027");
    }

    @Test
    void mayBeOneDayOrTenYears() {
        assertThat(period("2027-01-01", "2027-01-01").contains(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(period("2027-01-01", "2037-01-01").to()).isEqualTo("2037-01-01");
    }

    @Test
    void isRefusedWhenItCannotBeMeant() {
        assertThatExceptionOfType(CaseFileProblem.class).isThrownBy(() -> period("2027-01-02", "2027-01-01")).withMessageContaining("before the first day");
        assertThatExceptionOfType(CaseFileProblem.class).isThrownBy(() -> period("2027-01-01", "2037-01-02")).withMessageContaining("longer than 10 years");
    }

    /** The committee meets on 26 November 2026 and on 18 February 2027. */
    @Test
    void beginsUsuallyWithTheLastMeeting() {
        assertThat(Period.sinceTheLastMeeting(Filed.COUNCIL, LocalDate.parse("2027-02-10"))).isEqualTo(period("2026-11-26", "2027-02-10"));
        assertThat(Period.sinceTheLastMeeting(Filed.COUNCIL, LocalDate.parse("2027-02-18"))).isEqualTo(period("2026-11-26", "2027-02-18"));
        assertThat(Period.sinceTheLastMeeting(Filed.COUNCIL, LocalDate.parse("2027-02-19"))).isEqualTo(period("2027-02-18", "2027-02-19"));
    }

    @Test
    void beginsUsuallyWithTheYearWhereNoEarlierMeetingIsOnTheBooks() {
        assertThat(Period.sinceTheLastMeeting(Filed.COUNCIL, LocalDate.parse("2026-02-01"))).isEqualTo(period("2026-01-01", "2026-02-01"));
    }
}

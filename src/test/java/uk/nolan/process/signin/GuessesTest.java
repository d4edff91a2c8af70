package uk.nolan.process.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many wrong passwords are looked at, and when the next one is. */
class GuessesTest {

    private static final String HERE = "203.0.113.7";
    private static final String THERE = "198.51.100.20";

    private final AtomicLong now = new AtomicLong();
    private final Guesses guesses = new Guesses(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void wrong(int times, String address, String account) {
        for (int i = 0; i < times; i++) {
            guesses.mayTry(address, account);
            guesses.wrong(address, account, true);
        }
    }

    private void refused(String address, String account, long seconds) {
        assertThatExceptionOfType(TooManyGuesses.class)
                .isThrownBy(() -> guesses.mayTry(address, account))
                .satisfies(refused -> assertThat(refused.secondsToWait()).isEqualTo(seconds));
    }

    private void allowed(String address, String account) {
        assertThatCode(() -> guesses.mayTry(address, account)).doesNotThrowAnyException();
    }

    @Test
    void slowDownWhoeverGuessesAtOneAccountAndLeaveItsOfficerElsewhereAlone() {
        wrong(Guesses.FOR_AN_ACCOUNT, HERE, "deputy");
        refused(HERE, "deputy", 60);
        refused(HERE, " Deputy ", 60);
        allowed(THERE, "deputy");
        allowed(HERE, "monitoringOfficer");
        passes(Duration.ofSeconds(59));
        refused(HERE, "deputy", 1);
        passes(Duration.ofSeconds(1));
        wrong(1, HERE, "deputy");
        refused(HERE, "deputy", 60);
    }

    @Test
    void areForgottenAfterTheRightPassword() {
        wrong(Guesses.FOR_AN_ACCOUNT - 1, HERE, "deputy");
        guesses.right(HERE, "deputy");
        wrong(Guesses.FOR_AN_ACCOUNT, HERE, "deputy");
        refused(HERE, "deputy", 60);
    }

    @Test
    void slowDownWhoeverTriesOneNameAfterTheOther() {
        for (int i = 0; i < Guesses.FROM_AN_ADDRESS; i++) {
            wrong(1, HERE, "name" + i);
        }
        refused(HERE, "another", 10);
        allowed(THERE, "another");
        passes(Guesses.ANOTHER_FROM_AN_ADDRESS);
        allowed(HERE, "another");
    }

    /** Who sends a hundred at the same moment, before the first was found wrong, waits as long as for a hundred one after the other. */
    @Test
    void areAllCountedWhereTheyComeAtTheSameMoment() {
        for (int i = 0; i < 20; i++) {
            guesses.wrong(HERE, "deputy", true);
        }
        passes(Guesses.ANOTHER_FOR_AN_ACCOUNT.multipliedBy(15));
        refused(HERE, "deputy", 60);
    }

    @Test
    void areRememberedInBoundedSpace() {
        for (int i = 0; i < 120_000; i++) {
            guesses.wrong("2001:db8:%x:%x::1".formatted(i >> 12, i & 0xfff), "x".repeat(1000) + i, false);
        }
        assertThat(guesses.remembered()).isLessThanOrEqualTo(50_000);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::ffff, 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "_hidden, _hidden",
        "no:address, no:address"
    })
    void takeAWholeNetworkOfIpv6ForOneAddress(String address, String network) {
        assertThat(Guesses.network(address)).isEqualTo(network);
    }
}

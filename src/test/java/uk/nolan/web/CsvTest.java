package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String table(String cell) {
        return new String(Csv.of(List.of("What"), List.of(List.of(cell))), StandardCharsets.UTF_8);
    }

    @Test
    void beginsWithTheColumnsAndEndsEveryRowAsTheStandardSays() {
        assertThat(new String(Csv.of(List.of("Reference", "Number"), List.of(List.of("NSDC-2027-0001", "3"))), StandardCharsets.UTF_8))
                .isEqualTo("Reference,Number\r\nNSDC-2027-0001,3\r\n");
    }

    @Test
    void quotesWhatWouldBreakARow() {
        assertThat(table("Bullying, harassment")).isEqualTo("What\r\n\"Bullying, harassment\"\r\n");
        assertThat(table("so-called \"joke\"")).isEqualTo("What\r\n\"so-called \"\"joke\"\"\"\r\n");
        assertThat(table("two\r\nlines")).isEqualTo("What\r\n\"two\r\nlines\"\r\n");
    }

    @Test
    void keepsEveryLetter() {
        assertThat(table("Cllr Zoë Łąkowska")).contains("Cllr Zoë Łąkowska");
        assertThat(Csv.of(List.of("What"), List.of())[0]).as("no byte order mark").isEqualTo((byte) 'W');
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\r=1", "\n=1", "＝1+1", "\u00A0=1"})
    void letsNoCellBecomeAFormula(String cell) {
        assertThat(table(cell).replace("\"", "")).startsWith("What\r\n'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "a=b", "12", ""})
    void leavesOtherCellsAlone(String cell) {
        assertThat(table(cell)).isEqualTo("What\r\n" + cell + "\r\n");
    }
}

package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "minutes.pdf, minutes.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\minutes.pdf, minutes.pdf",
        "'  minutes of 3 December.pdf ', minutes of 3 December.pdf",
        "<script>alert(1)</script>.html, script>.html",
        "${7*7}.txt, ${7*7}.txt",
        "'a\"b;c.txt', 'a\"b;c.txt'",
        "Größe – Ünïcode 文書.pdf, Größe – Ünïcode 文書.pdf",
        ".htaccess, htaccess",
        "trailing..., trailing",
    })
    void keepsTheNameAsText(String given, String kept) {
        assertThat(FileName.cleaned(given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "..", "/", "C:\\", "\u0000", "\u202E", ". ."})
    void callsTheNamelessADocument(String given) {
        assertThat(FileName.cleaned(given)).isEqualTo("document");
    }

    @Test
    void dropsWhatHidesOrBreaksSomething() {
        assertThat(FileName.cleaned("minutes\r\nX-Header: y\u0000.pdf")).isEqualTo("minutes X-Header: y .pdf");
        assertThat(FileName.cleaned("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.cleaned("broken\uD800.pdf")).isEqualTo("broken.pdf");
        assertThat(FileName.cleaned("zero\u200Bwidth\uFEFF.pdf")).isEqualTo("zerowidth.pdf");
    }

    @Test
    void shortensALongNameAndKeepsItsEnding() {
        assertThat(FileName.cleaned("x".repeat(5000) + ".pdf")).hasSize(FileName.LONGEST).endsWith("x.pdf");
        assertThat(FileName.cleaned("x." + "y".repeat(5000))).hasSize(FileName.LONGEST);
        String faces = FileName.cleaned("\uD83D\uDE00".repeat(500));
        assertThat(faces.length()).isLessThanOrEqualTo(FileName.LONGEST);
        assertThat(faces.codePoints()).allMatch(character -> character == 0x1F600);
    }
}

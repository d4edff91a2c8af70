package uk.nolan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.BeanUtils;
import org.springframework.test.util.ReflectionTestUtils;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;

/** Puts letters into the ledger that no notice text would write. */
final class Letters {

    private Letters() {}

    static Letter write(Ledger ledger, String reference, String role, String name, String text) {
        Letter letter = BeanUtils.instantiateClass(Letter.class);
        set(letter, "notice", "acknowledgement");
        set(letter, "recipientRole", role);
        set(letter, "recipientName", name);
        set(letter, "email", "somebody@example.org");
        set(letter, "subject", "About case " + reference);
        set(letter, "html", "<p>not shown</p>");
        set(letter, "plainText", text);
        set(letter, "messageId", "<" + UUID.randomUUID() + "@example.org>");
        set(letter, "dated", LocalDate.of(2026, 12, 18));
        return ledger.writeOnce(reference, "test " + UUID.randomUUID(), () -> List.of(letter)).get(0);
    }

    private static void set(Letter letter, String field, Object value) {
        ReflectionTestUtils.setField(letter, field, value);
    }
}

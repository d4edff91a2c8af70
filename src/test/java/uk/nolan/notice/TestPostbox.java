package uk.nolan.notice;

import jakarta.mail.internet.MimeMessage;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The postbox of the tests: it takes every letter and keeps none, unless a test puts another postbox behind it. */
@Component
@Primary
public class TestPostbox implements Postbox {

    private volatile Postbox behind;

    /** From now on letters go there. */
    public void leadTo(Postbox other) {
        behind = other;
    }

    /** Letters go nowhere again. */
    public void takeEverything() {
        behind = null;
    }

    @Override
    public void deliver(Letter letter, MimeMessage message) {
        Postbox other = behind;
        if (other != null) {
            other.deliver(letter, message);
        }
    }

    @Override
    public String described() {
        return "wherever the test says";
    }
}

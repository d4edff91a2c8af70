package uk.nolan.process.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from one place, so that the next one is not even looked at. */
public class TooManyGuesses extends AuthenticationException {

    private final Duration pause;

    TooManyGuesses(Duration pause) {
        super("Too many wrong passwords from this address");
        this.pause = pause;
    }

    /** After how many seconds it can be tried again, at least one. */
    public long secondsToWait() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}

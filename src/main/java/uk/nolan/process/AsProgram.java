package uk.nolan.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the program use the engine's services in the middle of an officer's action, without the officer's own permissions. */
@Component
public class AsProgram {

    private final ObjectProvider<IdentityService> identity;

    AsProgram(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /** Does this as the program and gives what comes of it. */
    public <T> T get(Supplier<T> action) {
        IdentityService service = identity.getObject();
        Authentication before = service.getCurrentAuthentication();
        service.clearAuthentication();
        try {
            return action.get();
        } finally {
            service.setAuthentication(before);
        }
    }

    /** Does this as the program. */
    public void run(Runnable action) {
        get(() -> {
            action.run();
            return null;
        });
    }
}

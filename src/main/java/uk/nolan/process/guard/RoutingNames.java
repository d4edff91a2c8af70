package uk.nolan.process.guard;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;
import uk.nolan.process.forms.SubmittedForms;

/**
 * The process variables that there may be: routing codes that a form or diagram names, and nothing else. So no name and no sentence of a
 * case can reach the engine's tables (law 2), whatever door is tried.
 */
@Component
public class RoutingNames {

    /** Codes, case references and yes or no; a list of codes has commas between. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9,:_-]{0,200}");

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    RoutingNames() {
        names.addAll(Set.of(
                "caseReference", "parish", "dualHatted", "reroute", "deadline", "workingDay", "anythingDue",
                "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter"));
    }

    /** Allows the names that a version of the procedure uses. */
    public void allow(Collection<String> more) {
        names.addAll(more);
    }

    /** @throws Refused where an officer's action would set a code past a form, the name is none of the procedure's, or the value is more than a short code */
    void check(String name, String text, boolean large) {
        CommandContext command = Context.getCommandContext();
        boolean byOfficer = command.getAuthenticatedUserId() != null && command.getCurrentJob() == null;
        if (byOfficer && !name.equals("caseReference") && !SubmittedForms.inThisCommand()) {
            throw new Refused("Routing codes come from forms alone, so that they can be checked and kept. Answer the task's form instead.");
        }
        if (!names.contains(name)) {
            throw new Refused("\"%s\" is no variable of the procedure. Case data belongs in the case file; answer the task's form instead."
                    .formatted(CODE.matcher(name).matches() && name.length() < 60 ? name : "This"));
        }
        if (large || (text != null && !CODE.matcher(text).matches())) {
            throw new Refused("The variable \"%s\" can hold a short code only. Text belongs in the case file; answer the task's form instead.".formatted(name));
        }
    }
}

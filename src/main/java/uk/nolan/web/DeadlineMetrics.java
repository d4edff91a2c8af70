package uk.nolan.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.web.DeadlineBoard.Look;
import uk.nolan.web.DeadlineBoard.When;

/**
 * The board in numbers, for whoever raises alerts. What is due is counted by the role that must act first, so that the sum over the roles is the number of
 * due dates; no number says anything of a case or a person. While the board cannot be made, a gauge has no value.
 */
@Component
class DeadlineMetrics implements MeterBinder {

    private static final String SECONDS = "seconds";

    private final DeadlineBoard board;

    DeadlineMetrics(DeadlineBoard board) {
        this.board = board;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Set<String> roles = new TreeSet<>(DeadlineRule.CAN_BE_WRITTEN_TO);
        roles.add("others");
        for (String role : roles) {
            due(registry, "nolan.deadlines.overdue", "Due dates that are over and not met", role, When.OVERDUE);
            due(registry, "nolan.deadlines.due.today", "Due dates that are today", role, When.TODAY);
            due(registry, "nolan.deadlines.due.week", "Due dates after today until Sunday", role, When.THIS_WEEK);
        }
        number(registry, "nolan.cases.open", "Open cases, those in abeyance among them", Look::open);
        number(registry, "nolan.cases.paused", "Cases in abeyance", look -> look.paused().size());
        number(registry, "nolan.letters.waiting", "Letters that no mail server has taken yet", look -> look.unsent().size());
        number(registry, "nolan.incidents", "What is not tried any more until somebody lets it be", look -> look.incidents().size());
        number(registry, "nolan.timers.late", "Timers that are due and have not fired", look -> look.timers().waiting());
        number(registry, "nolan.timers.fired", "Timers that fired in the last 24 hours", look -> look.timers().fired());
        seconds(registry, "nolan.timers.lateness", "How long the oldest timer that is due has been waiting", look -> look.timers().lateness(look.at()).toMillis() / 1000.0);
        seconds(registry, "nolan.timers.fired.lateness.max", "The longest time between due time and firing in the last 24 hours", look -> look.timers().latest().toMillis() / 1000.0);
        seconds(registry, "nolan.timers.fired.lateness.mean", "The mean time between due time and firing in the last 24 hours", look -> look.timers().mean().toMillis() / 1000.0);
    }

    private void due(MeterRegistry registry, String name, String description, String role, When when) {
        Gauge.builder(name, board, made -> made.look().due(when).stream().filter(one -> one.roles().get(0).equals(role)).count())
                .description(description)
                .tag("role", role)
                .register(registry);
    }

    private void number(MeterRegistry registry, String name, String description, ToDoubleFunction<Look> value) {
        Gauge.builder(name, board, made -> value.applyAsDouble(made.look())).description(description).register(registry);
    }

    private void seconds(MeterRegistry registry, String name, String description, ToDoubleFunction<Look> value) {
        Gauge.builder(name, board, made -> value.applyAsDouble(made.look())).description(description).baseUnit(SECONDS).register(registry);
    }
}

package uk.nolan.process.move;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings what runs of a case into the diagrams of another version. A step is the same where it has the same id in the same scope; timers and messages are asked for anew, so that they are those of
 * the new diagram. A step that waits for nothing may be different, or gone: the case has passed it or will see when it comes there.
 */
@Component
class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final ProcessEngineConfigurationImpl engine;
    private final Diagrams diagrams;

    /** From one definition to another; neither ever changes. */
    private final Map<String, MigrationPlan> plans = new ConcurrentHashMap<>();

    Migration(RuntimeService runtime, ManagementService jobs, ProcessEngineConfigurationImpl engine, Diagrams diagrams) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.engine = engine;
        this.diagrams = diagrams;
    }

    /**
     * Brings one process into the version.
     *
     * @return why it cannot be, each reason a sentence; empty where it was
     */
    List<String> bring(Running running, Version to) {
        Optional<ProcessDefinition> target = diagrams.in(to, running.process());
        if (target.isEmpty()) {
            return List.of("The diagram \"%s\", in which this case is, is not in %s.".formatted(diagrams.title(running.definition()), to.inWords()));
        }
        Optional<String> calledOtherwise = calledOtherwise(running, to);
        if (calledOtherwise.isPresent()) {
            return List.of(calledOtherwise.get());
        }
        if (target.get().getId().equals(running.definition())) {
            return List.of();
        }
        try {
            Set<String> waited = waits(running);
            runtime.newMigration(plan(running.definition(), target.get().getId())).processInstanceIds(running.instance()).execute();
            takeBack(running, waited);
            return List.of();
        } catch (MigratingProcessInstanceValidationException refused) {
            return sentences(refused.getValidationReport(), running, target.get().getId(), to);
        } catch (MigrationPlanValidationException refused) {
            return refused.getValidationReport().getInstructionReports().stream()
                    .map(report -> "The step \"%s\" of the diagram \"%s\" is done once for each of several in one of the two versions, and not in the other."
                            .formatted(diagrams.named(running.definition(), report.getMigrationInstruction().getSourceActivityId()), diagrams.title(running.definition())))
                    .distinct()
                    .toList();
        } catch (OptimisticLockingException clash) {
            throw clash;
        } catch (ProcessEngineException failure) {
            refuseClash(failure);
            LOG.warn("A process of the diagram {} could not be brought into {}", running.process(), to.inWords(), failure);
            return List.of("The diagram \"%s\" of %s cannot take this case over, because something that it asks for fails here; the log says what."
                    .formatted(diagrams.title(running.definition()), to.inWords()));
        }
    }

    /** The ids of the timers and messages for which a process waits. */
    private Set<String> waits(Running running) {
        Set<String> waits = new HashSet<>();
        jobs.createJobQuery().processInstanceId(running.instance()).timers().list().forEach(timer -> waits.add(timer.getId()));
        runtime.createEventSubscriptionQuery().processInstanceId(running.instance()).list().forEach(message -> waits.add(message.getId()));
        return waits;
    }

    /**
     * The engine begins to wait for every event of the new diagram for which nothing waits. What begins a part of its own and has happened already, such as the delay that was explained, must not
     * happen once more.
     */
    private void takeBack(Running running, Set<String> waited) {
        engine.getCommandExecutorTxRequired().execute(command -> {
            command.getJobManager().findJobsByProcessInstanceId(running.instance()).stream()
                    .filter(job -> job instanceof TimerEntity && !waited.contains(job.getId()) && wasBefore(running, job.getActivityId()))
                    .forEach(JobEntity::delete);
            command.getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(running.instance()).stream()
                    .filter(message -> !waited.contains(message.getId()) && wasBefore(running, message.getActivityId()))
                    .forEach(EventSubscriptionEntity::delete);
            return null;
        });
    }

    private boolean wasBefore(Running running, String event) {
        return diagrams.step(running.definition(), event)
                .filter(before -> before instanceof StartEvent && before.getParentElement() instanceof SubProcess part && part.triggeredByEvent())
                .isPresent();
    }

    /** Where the database let somebody else go first, the case can be tried again. */
    private static void refuseClash(ProcessEngineException failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException) {
                throw new ConcurrencyFailureException("The database could not bring a process into another version", failure);
            }
        }
    }

    private MigrationPlan plan(String from, String to) {
        String key = from + ">" + to;
        MigrationPlan known = plans.get(key);
        if (known == null) {
            known = runtime.createMigrationPlan(from, to).mapEqualActivities().updateEventTriggers().build();
            plans.put(key, known);
        }
        return known;
    }

    /** A step that calls another stage than the one which runs would wait for what it never called. A name that is found when the case comes there says nothing beforehand. */
    private Optional<String> calledOtherwise(Running running, Version to) {
        return running.call().flatMap(call -> diagrams.in(to, call.process())
                .flatMap(caller -> diagrams.step(caller.getId(), call.step()))
                .filter(CallActivity.class::isInstance)
                .map(CallActivity.class::cast)
                .map(CallActivity::getCalledElement)
                .filter(called -> called != null && !called.contains("{") && !called.equals(running.process()))
                .map(called -> "The step \"%s\", where this case waits, leads to another diagram in %s.".formatted(diagrams.named(call.definition(), call.step()), to.inWords())));
    }

    private List<String> sentences(MigratingProcessInstanceValidationReport report, Running running, String target, Version to) {
        List<String> sentences = new ArrayList<>();
        Stream<String> waiting = report.getActivityInstanceReports().stream().map(one -> waits(running.definition(), one.getSourceScopeId(), target, to));
        Stream<String> onTheWay = report.getTransitionInstanceReports().stream().map(one -> onTheWay(running.definition(), one.getSourceScopeId(), target, to));
        Stream.concat(waiting, onTheWay).distinct().forEach(sentences::add);
        if (sentences.isEmpty()) {
            LOG.warn("A process of the diagram {} could not be brought into {}: {}", running.process(), to.inWords(), report.getFailures());
            sentences.add("What runs in the diagram \"%s\" does not fit into the one of %s.".formatted(diagrams.title(running.definition()), to.inWords()));
        }
        return sentences;
    }

    private String waits(String source, String step, String target, Version to) {
        return "The step \"%s\", where this case waits, %s.".formatted(diagrams.named(source, step), thereNow(source, step, target, to));
    }

    private String onTheWay(String source, String step, String target, Version to) {
        Optional<FlowElement> there = diagrams.step(target, step);
        return there.isEmpty() || !sameKind(source, step, there.get())
                ? "The step \"%s\", which the program is about to carry out, %s. The case can move when it has been done.".formatted(diagrams.named(source, step), thereNow(source, step, target, to))
                : "The step \"%s\", which the program is about to carry out, is begun in another way in %s. The case can move when it has been done.".formatted(diagrams.named(source, step), to.inWords());
    }

    private String thereNow(String source, String step, String target, Version to) {
        Optional<FlowElement> there = diagrams.step(target, step);
        if (there.isEmpty()) {
            return "is not in " + to.inWords();
        }
        return sameKind(source, step, there.get()) ? "stands in another part of the diagram in " + to.inWords() : "is a step of another kind in " + to.inWords();
    }

    private boolean sameKind(String source, String step, FlowElement there) {
        return diagrams.step(source, step).filter(before -> before.getElementType().equals(there.getElementType())
                || before.getElementType().getTypeName().equals(there.getElementType().getTypeName())).isPresent();
    }
}

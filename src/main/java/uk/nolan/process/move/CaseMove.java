package uk.nolan.process.move;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.HandedOver;
import uk.nolan.casefile.OffersMayHaveChanged;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.process.AsProgram;
import uk.nolan.process.DueDates;
import uk.nolan.process.ElementProperties;

/**
 * Moves an open case from the version of the procedure that it follows to another, as a whole: every process that runs in it, its tasks and who sees them, its timers and due dates, and what its file
 * says of it. Due dates are those of the stored facts by the rules of the new version, never of the day of the move (law 1).
 *
 * <p>Whether somebody may have a case moved is asked by the caller. The engine is used by the program itself, so that what its doors refuse to officers does not stand in the way.
 */
@Component
public class CaseMove {

    /**
     * A case that moved.
     *
     * @param from the version that it followed before, a deployment of the engine
     * @param changes what is otherwise in it now
     */
    public record Moved(String from, List<Change> changes) {}

    private final CaseFiles caseFiles;
    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final ProcessEngineConfigurationImpl engine;
    private final Diagrams diagrams;
    private final Migration migration;
    private final HandedIn handedIn;
    private final PassedQuestions questions;
    private final Tasks tasks;
    private final Standings standings;
    private final DueDates dueDates;
    private final ApplicationEventPublisher events;
    private final AsProgram program;
    private final Clock clock;
    private final TransactionTemplate tried;

    CaseMove(
            CaseFiles caseFiles,
            RuntimeService runtime,
            ManagementService jobs,
            ProcessEngineConfigurationImpl engine,
            Diagrams diagrams,
            Migration migration,
            HandedIn handedIn,
            PassedQuestions questions,
            Tasks tasks,
            Standings standings,
            DueDates dueDates,
            ApplicationEventPublisher events,
            AsProgram program,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.caseFiles = caseFiles;
        this.runtime = runtime;
        this.jobs = jobs;
        this.engine = engine;
        this.diagrams = diagrams;
        this.migration = migration;
        this.handedIn = handedIn;
        this.questions = questions;
        this.tasks = tasks;
        this.standings = standings;
        this.dueDates = dueDates;
        this.events = events;
        this.program = program;
        this.clock = clock;
        this.tried = new TransactionTemplate(transactions);
        this.tried.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Moves the case in the transaction that is running. When this throws, that transaction must be rolled back; then nothing has changed.
     *
     * @param line what the journal says of the move, by the version that the case followed
     * @param who the signature of whoever has the case moved
     * @throws CannotMove saying every reason why it cannot follow this version
     * @throws AtWork where the program is carrying out a step of it
     * @throws org.springframework.dao.ConcurrencyFailureException where somebody else changed the case at the same moment; it can be tried again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Moved move(String reference, Version to, UnaryOperator<String> line, String who) {
        return program.get(() -> moved(reference, to, line, who));
    }

    /**
     * What would be otherwise in the case. The move is really made and then taken back before anybody could see it, so that it is neither told nor recorded anywhere and nothing is sent.
     *
     * @throws CannotMove saying every reason why it cannot follow this version
     * @throws AtWork where the program is carrying out a step of it
     */
    public List<Change> preview(String reference, Version to) {
        return tried.execute(status -> {
            status.setRollbackOnly();
            return program.get(() -> moved(reference, to, from -> "Tried to move to " + to.inWords(), Officer.PROGRAM.signature())).changes();
        });
    }

    private Moved moved(String reference, Version to, UnaryOperator<String> line, String who) {
        try {
            return followed(reference, to, line, who);
        } catch (OptimisticLockingException clash) {
            throw new ConcurrencyFailureException("Somebody else changed case " + reference + " at the same moment", clash);
        }
    }

    private Moved followed(String reference, Version to, UnaryOperator<String> line, String who) {
        caseFiles.lock(reference);
        StandardsCase one = caseFiles.get(reference);
        if (!one.isOpen()) {
            throw new CannotMove(List.of("The case is closed."));
        }
        List<Running> running = Running.in(reference, runtime, engine);
        refuseWhatIsThere(one, running, to);
        Standing before = standings.of(reference);
        List<String> stages = stages(one, running, to);
        String from = one.procedureVersion();
        caseFiles.follow(reference, to.deployment(), line.apply(from), who);
        List<Running> resting = running.stream().filter(Running::suspended).toList();
        // what stands still cannot be changed, and a timer that is new in this version must stand still as well
        resting.forEach(process -> runtime.activateProcessInstanceById(process.instance()));
        refuse(running.stream().flatMap(process -> migration.bring(process, to).stream()).distinct().toList());
        running.forEach(process -> handedIn.handIn(process, to));
        List<String> reasons = new ArrayList<>(running.stream().flatMap(process -> questions.of(process, to).stream()).distinct().toList());
        reasons.addAll(tasks.withoutForms(reference, to));
        refuse(reasons);
        stages.forEach(stage -> caseFiles.renameStage(reference, stage));
        boolean offeredToOthers = tasks.asDrawn(reference);
        resting.forEach(process -> runtime.suspendProcessInstanceById(process.instance()));
        dueDates.refresh(reference, "the case follows %s of the procedure".formatted(to.inWords()));
        if (offeredToOthers) {
            events.publishEvent(new OffersMayHaveChanged(reference));
            one.actingOfficerId().ifPresent(officer -> events.publishEvent(new HandedOver(reference, officer)));
        }
        return new Moved(from, before.changesTo(standings.of(reference), LocalDate.now(clock)));
    }

    private void refuseWhatIsThere(StandardsCase one, List<Running> running, Version to) {
        if (running.isEmpty()) {
            throw new CannotMove(List.of("Nothing of this case runs in the procedure."));
        }
        boolean there = one.procedureVersion().equals(to.deployment())
                && running.stream().allMatch(process -> diagrams.in(to, process.process()).filter(found -> found.getId().equals(process.definition())).isPresent());
        if (there) {
            throw new CannotMove(List.of("The case follows %s already.".formatted(to.inWords())));
        }
        Date now = ClockUtil.getCurrentTime();
        boolean atWork = running.stream()
                .flatMap(process -> jobs.createJobQuery().processInstanceId(process.instance()).list().stream())
                .map(JobEntity.class::cast)
                .anyMatch(job -> job.getLockOwner() != null && job.getLockExpirationTime() != null && job.getLockExpirationTime().after(now));
        if (atWork) {
            throw new AtWork(one.reference());
        }
    }

    private static void refuse(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new CannotMove(reasons);
        }
    }

    /** What the version calls the stage in which the case is, where it calls it otherwise. */
    private List<String> stages(StandardsCase one, List<Running> running, Version to) {
        return running.stream()
                .flatMap(process -> process.call().stream())
                .filter(call -> stage(call.definition(), call.step()).equals(one.stage()))
                .flatMap(call -> diagrams.in(to, call.process()).flatMap(caller -> stage(caller.getId(), call.step())).stream())
                .filter(stage -> one.stage().filter(stage::equals).isEmpty())
                .limit(1)
                .toList();
    }

    private Optional<String> stage(String definition, String step) {
        return diagrams.step(definition, step).map(ElementProperties::of).map(properties -> properties.get("stage"));
    }
}

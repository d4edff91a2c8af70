package uk.nolan.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.Council;
import uk.nolan.deadline.Calendar;

/**
 * Opens the house in order: the version that is live is found, or the first one checked and deployed, roles and the first administrator are made, what the demonstration or a
 * changed calendar asks for is done, and only then do timers begin to fire.
 */
@Component
class Opening implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** An idle executor looks for due timers at least this often. */
    private static final long LONGEST_PAUSE_MILLISECONDS = 5_000;

    private final LiveVersion live;
    private final ProcedureDeployment deployment;
    private final Authorizations authorizations;
    private final FirstAdministrator administrator;
    private final List<BeforeOpening> before;
    private final DueDates dueDates;
    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final ProcedureVersion versions;
    private final Calendar calendar;
    private final Council council;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;
    private final boolean timersRun;

    Opening(
            LiveVersion live,
            ProcedureDeployment deployment,
            Authorizations authorizations,
            FirstAdministrator administrator,
            List<BeforeOpening> before,
            DueDates dueDates,
            CaseFiles caseFiles,
            CaseDeadlines deadlines,
            ProcedureVersion versions,
            Calendar calendar,
            Council council,
            ProcessEngineConfigurationImpl engine,
            Clock clock,
            @Value("${nolan.timers:true}") boolean timersRun) {
        this.live = live;
        this.deployment = deployment;
        this.authorizations = authorizations;
        this.administrator = administrator;
        this.before = before;
        this.dueDates = dueDates;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.versions = versions;
        this.calendar = calendar;
        this.council = council;
        this.engine = engine;
        this.clock = clock;
        this.timersRun = timersRun;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        authorizations.make();
        String version = live.atOpening();
        deployment.allowAll(version);
        before.forEach(BeforeOpening::open);
        administrator.ensure();
        dueDates.refreshAll("the bank holidays or the rules changed");
        warn(version);
        if (timersRun) {
            JobExecutor executor = engine.getJobExecutor();
            executor.setMaxWait(LONGEST_PAUSE_MILLISECONDS);
            executor.start();
        }
    }

    private void warn(String version) {
        LocalDate known = calendar.workingDays().knownUntil();
        LOG.info("Bank holidays are known until {}", known);
        council.warnings(LocalDate.now(clock)).forEach(LOG::warn);
        council.confirm().forEach(proposed -> LOG.info("Council to confirm: {}", proposed));
        versions.all(version).stream()
                .filter(rule -> !rule.confirmed())
                .forEach(rule -> LOG.info("Council to confirm: {}, {} (deadlines.dmn)", rule.name(), rule.period()));
        caseFiles.open().stream()
                .flatMap(one -> deadlines.open(one.reference()).stream()
                        .filter(open -> open.dueDate().beyondKnownHolidays())
                        .map(open -> one.reference() + ": " + open.rule().name()))
                .forEach(late -> LOG.warn("{} falls due after {}, the last day for which bank holidays are known. Bring processes/holidays.yaml up to date.", late, known));
    }
}

package uk.nolan.process.forms;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Hands;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.council.IndependentPerson;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;

/**
 * Who may act in a case, whatever door is used. Whoever has declared a conflict of interest acts in it no more (procedure a.6); an investigation
 * belongs to the officer who was appointed (NS-10-2), a view to the Independent Person who was asked (NS-3-3).
 */
@Component
public class CaseGate {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CaseFiles caseFiles;
    private final Council council;

    CaseGate(CaseFiles caseFiles, Council council) {
        this.caseFiles = caseFiles;
        this.council = council;
    }

    /**
     * Lets the officer pass.
     *
     * @param groups the groups to which the task is offered; none for a start form
     * @throws FormRefusal saying why not, and who can act instead
     */
    void mayAct(String reference, Officer officer, Set<String> groups) {
        refusal(reference, officer, groups).ifPresent(why -> {
            throw new FormRefusal(why);
        });
    }

    /**
     * Lets the officer read a task's form: whoever may act, and whoever does the Monitoring Officer's work in the case and waits for the task.
     *
     * @param groups the groups to which the task is offered
     * @throws FormRefusal saying why not
     */
    void mayRead(String reference, Officer officer, Set<String> groups) {
        refusal(reference, officer, groups).filter(why -> !watches(reference, officer)).ifPresent(why -> {
            throw new FormRefusal(why);
        });
    }

    private boolean watches(String reference, Officer officer) {
        boolean acts = officer.actsAsMonitoringOfficer() || caseFiles.get(reference).actingOfficerId().filter(officer.id()::equals).isPresent();
        return acts && conflict(reference, officer).isEmpty();
    }

    /** Whether the officer passes at a task that is offered to these groups. */
    public boolean lets(String reference, Officer officer, Set<String> groups) {
        return refusal(reference, officer, groups).isEmpty();
    }

    /** Why an officer to whom the task would be offered, or who declared a conflict of interest, does not pass; empty for anybody else, and where she passes. */
    Optional<String> keptFrom(String reference, Officer officer, Set<String> groups) {
        boolean offered = officer.roles().stream().anyMatch(role -> groups.contains(role.group()));
        return conflict(reference, officer).or(() -> offered ? refusal(reference, officer, groups) : Optional.empty());
    }

    private Optional<String> refusal(String reference, Officer officer, Set<String> groups) {
        return conflict(reference, officer).or(() -> {
            StandardsCase one = caseFiles.get(reference);
            return inOtherHands(new Hands(reference, one.actingOfficerId().orElse(null), one.investigatingOfficerId().orElse(null), one.independentPersonId().orElse(null)), officer, groups);
        });
    }

    private Optional<String> conflict(String reference, Officer officer) {
        return caseFiles.conflicts(reference).stream()
                .filter(declared -> declared.officerId().equals(officer.id()))
                .findFirst()
                .map(declared -> "You declared a conflict of interest in case %s on %s, so you can do nothing more in it (procedure for conflicts of interest). Somebody else must act; the Monitoring Officer has been told."
                        .formatted(reference, WrittenDate.inFull(LocalDate.ofInstant(declared.at(), LONDON))));
    }

    /** Whether a task that is offered to these groups is this officer's to do, by the hands in which the case is; conflicts of interest are not asked for here. */
    public boolean letsInto(Hands one, Officer officer, Set<String> groups) {
        return inOtherHands(one, officer, groups).isEmpty();
    }

    private Optional<String> inOtherHands(Hands one, Officer officer, Set<String> groups) {
        String reference = one.reference();
        if (officer.holds(Role.EXTERNAL_ASSESSOR) && !officer.actsAsMonitoringOfficer() && one.acting().filter(officer.id()::equals).isEmpty()) {
            return Optional.of("Case %s was not handed to you (NS-6-2). The Monitoring Officer or a deputy can do so by \"Hand over a case\".".formatted(reference));
        }
        Set<Role> capacities = officer.roles().stream().filter(role -> groups.contains(role.group())).collect(Collectors.toSet());
        boolean inPlace = groups.contains(Role.MONITORING_OFFICER.group()) && one.acting().filter(officer.id()::equals).isPresent();
        if (!groups.isEmpty() && capacities.isEmpty() && !inPlace && !officer.equals(Officer.PROGRAM)) {
            return Optional.of("This task of case %s is for somebody else to do: %s.".formatted(
                    reference, groups.stream().flatMap(group -> Role.ofGroup(group).stream()).sorted().map(Role::title).collect(Collectors.joining(", "))));
        }
        if (capacities.equals(Set.of(Role.INVESTIGATING_OFFICER))) {
            return one.investigating()
                    .filter(appointed -> !appointed.equals(officer.id()))
                    .map(appointed -> "Another officer was appointed to investigate case %s. The Monitoring Officer can choose you by \"Choose another Investigating Officer\".".formatted(reference));
        }
        if (capacities.equals(Set.of(Role.INDEPENDENT_PERSON)) && council.independentPersons().stream().anyMatch(person -> person.name().equals(officer.name()))) {
            return one.advising().flatMap(council::independentPerson).map(IndependentPerson::name)
                    .filter(asked -> !asked.equals(officer.name()))
                    .map(asked -> "%s is the Independent Person who was asked in case %s (NS-3-3). The Monitoring Officer can choose another by \"Choose another Independent Person\"."
                            .formatted(asked, reference));
        }
        return Optional.empty();
    }

    /** Whoever does the Monitoring Officer's work in the case in place of the officer, where it is offered to Monitoring Officers (NS-6-2). */
    Optional<String> actingOfficer(String reference, Collection<? extends IdentityLink> candidates) {
        boolean monitoringOfficers = candidates.stream().anyMatch(link -> Role.MONITORING_OFFICER.group().equals(link.getGroupId()));
        return monitoringOfficers ? caseFiles.get(reference).actingOfficerId() : Optional.empty();
    }
}

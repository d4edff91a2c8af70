package uk.nolan.process.forms;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
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
class CaseGate {

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
        caseFiles.conflicts(reference).stream().filter(declared -> declared.officerId().equals(officer.id())).findFirst().ifPresent(declared -> {
            throw new FormRefusal("You declared a conflict of interest in case %s on %s, so you can do nothing more in it (procedure for conflicts of interest). Somebody else must act; the Monitoring Officer has been told."
                    .formatted(reference, WrittenDate.inFull(LocalDate.ofInstant(declared.at(), LONDON))));
        });
        StandardsCase one = caseFiles.get(reference);
        if (groups.equals(Set.of(Role.INVESTIGATING_OFFICER.group()))) {
            one.investigatingOfficerId().filter(appointed -> !appointed.equals(officer.id())).ifPresent(appointed -> {
                throw new FormRefusal("Another officer was appointed to investigate case %s. The Monitoring Officer can choose you by \"Choose another Investigating Officer\".".formatted(reference));
            });
        }
        if (groups.equals(Set.of(Role.INDEPENDENT_PERSON.group())) && council.independentPersons().stream().anyMatch(person -> person.name().equals(officer.name()))) {
            one.independentPersonId().flatMap(council::independentPerson).map(IndependentPerson::name).filter(asked -> !asked.equals(officer.name())).ifPresent(asked -> {
                throw new FormRefusal("%s is the Independent Person who was asked in case %s (NS-3-3). The Monitoring Officer can choose another by \"Choose another Independent Person\"."
                        .formatted(asked, reference));
            });
        }
    }
}

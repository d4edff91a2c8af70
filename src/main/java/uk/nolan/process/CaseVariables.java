package uk.nolan.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;

/** The process variables that say what kind of case it is: its reference, whether it is a parish's, and whether its member sits on another council too. */
public final class CaseVariables {

    private CaseVariables() {}

    /** As they stand on the date of the complaint. */
    public static Map<String, Object> of(StandardsCase one, FactSheet facts, Council council) {
        LocalDate dated = facts.latest("complaint-dated").or(() -> facts.latest("received")).orElseThrow();
        boolean parish = council.authority(one.authorityId()).filter(Authority::parish).isPresent();
        boolean dualHatted = one.subjectMemberId().flatMap(council::memberById).filter(member -> member.dualHatted(dated)).isPresent();
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("caseReference", one.reference());
        variables.put("parish", parish ? "yes" : "no");
        variables.put("dualHatted", dualHatted ? "yes" : "no");
        return variables;
    }
}

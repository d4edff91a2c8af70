package uk.nolan.casefile;

import java.util.List;

/** The council's tables of sanctions in each version of the procedure. */
public interface SanctionRules {

    /** The sanctions that there are, in the table's order. */
    List<SanctionRule> sanctions(String procedureVersion);

    /** What no panel may choose. */
    List<ForbiddenSanction> forbidden(String procedureVersion);
}

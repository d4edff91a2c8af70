package uk.nolan.casefile;

import java.util.Set;

/**
 * Who looks for cases, as far as a search must know: a case that is not hers is neither found nor counted, and a complainant whom she may not know is not
 * found by name (NS-6-18, procedure a.6).
 *
 * @param all whether she may see every case
 * @param only the references of the cases that she may see otherwise
 * @param never the references of the cases that she may not see in any event, because she has declared a conflict of interest
 * @param officerId her sign-in name
 * @param knowsComplainants whether she may, by office, know who complains where the identity is withheld
 */
public record CaseSearchReader(boolean all, Set<String> only, Set<String> never, String officerId, boolean knowsComplainants) {

    /** Unchangeable. */
    public CaseSearchReader {
        only = Set.copyOf(only);
        never = Set.copyOf(never);
    }
}

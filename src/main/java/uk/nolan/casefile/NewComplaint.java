package uk.nolan.casefile;

import java.time.LocalDate;

/**
 * A complaint as it comes in (NS-4-2 to NS-4-9). Texts may hold anything that a person types; they are kept as text.
 *
 * @param receivedOn the day of receipt, from which the council's clocks run
 * @param dated the letter's own date, or the day of receipt: the date <em>of</em> the complaint (rule b.1-6)
 * @param identityWithheld whether the complainant asks for name and address to be withheld (NS-4-3)
 * @param subjectMemberId id in the council's book of members, or null where the person is not in it
 * @param lastEventOn the last event complained of, or null where the complaint does not say
 * @param anonymous whether nobody knows who complains (NS-4-4)
 * @param linkedTo the case from which this one is opened, or null
 */
public record NewComplaint(
        LocalDate receivedOn,
        LocalDate dated,
        String channel,
        String complainantName,
        String complainantCapacity,
        String complainantEmail,
        String complainantAddress,
        String complainantTelephone,
        boolean identityWithheld,
        String subjectMemberId,
        String subjectMemberName,
        String subjectMemberEmail,
        String authorityId,
        LocalDate lastEventOn,
        boolean anonymous,
        String linkedTo) {

    /** What stands for the name where nobody knows who complains. */
    public static final String NOBODY_NAMED = "somebody who gave no name";
}

package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.Map;

/**
 * The complaint as it comes in.
 *
 * @param answers the answers to the start form that can be taken as they stand, by the field's key
 * @param subjectMember the name of the person complained of, on the council's books or not
 * @param subjectMemberEmail where to reach a person who is not on the books, or null
 * @param authority the name or id of the authority on which that person sits
 * @param line where the subject member stands in the file
 */
record Complaint(
        LocalDate received, Map<String, Object> answers, String subjectMember, String subjectMemberEmail, String authority, int line) {}

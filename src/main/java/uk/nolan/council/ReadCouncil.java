package uk.nolan.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A council as it was read from its folder, once. */
record ReadCouncil(
        String key,
        String name,
        String prefix,
        String kind,
        List<String> address,
        String email,
        String telephone,
        String website,
        String arrangementsAddress,
        String monitoringOfficer,
        String escalationAddress,
        Contact leader,
        Contact councilContact,
        List<Group> groups,
        Labels labels,
        Switches switches,
        Arrangements arrangements,
        Map<String, Map<String, String>> choices,
        Reminders reminders,
        List<String> confirm,
        List<Authority> authorities,
        List<Member> members,
        Map<String, List<CodeProvision>> codes,
        List<IndependentPerson> independentPersons,
        List<LocalDate> committeeDates)
        implements Council {}

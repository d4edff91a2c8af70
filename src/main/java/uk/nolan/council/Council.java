package uk.nolan.council;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A council as its folder describes it, checked. {@link CouncilBooks} reads it.
 *
 * <p>The council that the program serves is the one of the live version: when another version goes live, everybody who holds it finds the new one behind it. That is right for what is a fact about the
 * world, such as people, parishes, addresses and dates. What is part of the procedure a case keeps as it was when it began: ask {@link #at} with the case's version for it.
 */
public interface Council extends CouncilProcedure {

    /** What is part of the procedure, as a version of it says: for a case, the version that it keeps. @param procedureVersion as the case notes it */
    default CouncilProcedure at(String procedureVersion) {
        return this;
    }

    /** Name of its folder, such as {@code mid-shire}; also the id of the district among the authorities. */
    String key();

    /** Such as "Mid Shire District Council". */
    String name();

    /** First part of a case reference, such as {@code NSDC}. */
    String prefix();

    /** Such as {@code district}. */
    String kind();

    /** Postal address, one line each. */
    List<String> address();

    /** Where complaints come in and letters come from. */
    String email();

    /** Number to call for help. */
    String telephone();

    /** The council's site. */
    String website();

    /** Web address of the published code and procedure (NS-1-2). */
    String arrangementsAddress();

    /** Name of the Monitoring Officer. */
    String monitoringOfficer();

    /** E-mail address told when an overdue deadline stays unmet (procedure a.4). */
    String escalationAddress();

    /** The leader of the council, who gets recommendations about positions of responsibility (NS-15-5). */
    Contact leader();

    /** The post that takes recommendations to the council itself (procedure d.4). */
    Contact councilContact();

    /** The political groups on the district council. */
    List<Group> groups();

    /** The council's own words. */
    Labels labels();

    /** What in this folder was chosen by default and the council has still to confirm; one sentence each. */
    List<String> confirm();

    /** The district itself first, then its towns and parishes. */
    List<Authority> authorities();

    /** Every member on the books, past ones too. */
    List<Member> members();

    /** The catalogue of each code of conduct, by the code's id. */
    Map<String, List<CodeProvision>> codes();

    /** Everyone ever appointed. */
    List<IndependentPerson> independentPersons();

    /** Meetings of the committee, in order. */
    List<LocalDate> committeeDates();


    /** The district itself. */
    default Authority district() {
        return authorities().get(0);
    }

    /** The authority of that id. */
    default Optional<Authority> authority(String id) {
        return authorities().stream().filter(authority -> authority.id().equals(id)).findFirst();
    }

    /** The member of that id, in office or not. */
    default Optional<Member> memberById(String id) {
        return members().stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** The leader of the political group of that name; empty for {@link Member#NO_GROUP} and any name that no group has (NS-15-4). */
    default Optional<Contact> groupLeader(String groupName) {
        return group(groupName).map(Group::leader);
    }

    /** The secretary of the political group of that name, who hears of its own posts (NS-15-11); empty as for its leader. */
    default Optional<Contact> groupSecretary(String groupName) {
        return group(groupName).map(Group::secretary);
    }

    /** The whip of the political group of that name (ST-2.12-4); empty where it has none. */
    default Optional<Contact> groupWhip(String groupName) {
        return group(groupName).flatMap(Group::whip);
    }

    private Optional<Group> group(String groupName) {
        return groups().stream().filter(group -> group.name().equals(groupName)).findFirst();
    }

    /** The members who held a seat on any council of the district on that day. */
    default List<Member> membersInOffice(LocalDate on) {
        return members().stream().filter(member -> member.inOffice(on)).toList();
    }

    /**
     * The provisions of the code that binds the members of that authority, in the order of the code.
     *
     * @throws IllegalArgumentException if there is no authority of that id
     */
    default List<CodeProvision> codeProvisions(String authorityId) {
        Authority authority = authority(authorityId).orElseThrow(() -> new IllegalArgumentException("No authority " + authorityId));
        return codes().get(authority.code());
    }

    /** The provision of that number in the code of that authority. */
    default Optional<CodeProvision> codeProvision(String authorityId, String reference) {
        return codeProvisions(authorityId).stream().filter(provision -> provision.reference().equals(reference)).findFirst();
    }

    /** The Independent Persons appointed on that day. */
    default List<IndependentPerson> independentPersonsInOffice(LocalDate on) {
        return independentPersons().stream().filter(person -> person.inOffice(on)).toList();
    }

    /** The Independent Person of that id, in office or not. */
    default Optional<IndependentPerson> independentPerson(String id) {
        return independentPersons().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** The first committee meeting after that day (NS-6-31); empty if none is on the books. */
    default Optional<LocalDate> nextCommittee(LocalDate after) {
        return committeeDates().stream().filter(date -> date.isAfter(after)).findFirst();
    }

    /** The last committee meeting before that day; empty if none is on the books. */
    default Optional<LocalDate> lastCommittee(LocalDate before) {
        return committeeDates().stream().filter(date -> date.isBefore(before)).reduce((earlier, later) -> later);
    }

    /** What is not wrong but wants attention on that day, a sentence each with its cure; empty if nothing. */
    default List<String> warnings(LocalDate on) {
        List<String> warnings = new ArrayList<>();
        int inOffice = independentPersonsInOffice(on).size();
        if (inOffice < 2) {
            warnings.add("%s has %s on %s; there should be at least two (NS-3-3). Enter the next appointment in %s."
                    .formatted(name(), inOffice == 0 ? "no Independent Person" : "only one Independent Person", on, CouncilBooks.path(key(), "independent-persons.yaml")));
        }
        if (nextCommittee(on).isEmpty()) {
            warnings.add("%s has no committee meeting on the books after %s. Enter the next dates in %s.".formatted(name(), on, CouncilBooks.path(key(), "committee-dates.yaml")));
        }
        return List.copyOf(warnings);
    }

    /**
     * A political group on the district council.
     *
     * @param name such as "Trent Valley Group"
     * @param leader who gets recommendations about a member of the group (NS-15-4)
     * @param secretary who gets recommendations about a post in the group itself, which may be the leader's (NS-15-11)
     * @param whip who keeps discipline in the group, where there is one (ST-2.12-4)
     */
    record Group(String name, Contact leader, Contact secretary, Optional<Contact> whip) {}

    /**
     * The council's own words for its bodies.
     *
     * @param committee the committee that oversees standards
     * @param panel its panel that hears complaints
     */
    record Labels(String committee, String panel) {}

    /**
     * What this council does where others do not.
     *
     * @param ombudsmanInsert whether decisions tell the complainant of the Ombudsman (NS-17-2)
     * @param notToClerk notices of which the clerk gets no copy in a parish case (NS-6-30, ST-3.7-1)
     * @param localClosures whether the closures listed for this council in {@code processes/holidays.yaml} count as non-working days (procedure b.1-9)
     * @param publicationMonths for how many months a decision notice stays on the website (NS-16-5)
     * @param postWorkingDays how many working days after posting a letter counts as provided (procedure b.1-8)
     */
    record Switches(boolean ombudsmanInsert, List<String> notToClerk, boolean localClosures, int publicationMonths, int postWorkingDays) {}

    /**
     * When to remind and how often to repeat, all in working days (procedure a.4).
     *
     * @param leadWorkingDays how long before the due day the reminder goes out
     * @param longLeadWorkingDays the same for a long period
     * @param longFrom a period of more working days than this is long
     * @param repeatWorkingDays how often an escalation is repeated after expiry
     */
    record Reminders(int leadWorkingDays, int longLeadWorkingDays, int longFrom, int repeatWorkingDays) {}
}

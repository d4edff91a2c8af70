package uk.nolan.people;

import java.util.Arrays;
import java.util.Optional;

/** A role in the procedure. Its {@link #group()} is the id of the engine's group, one name for one thing. */
public enum Role {
    MONITORING_OFFICER("monitoringOfficers", "Monitoring Officer"),
    DEPUTY("deputies", "Deputy Monitoring Officer"),
    EXTERNAL_ASSESSOR("externalAssessors", "External Assessor"),
    INDEPENDENT_PERSON("independentPersons", "Independent Person"),
    INVESTIGATING_OFFICER("investigatingOfficers", "Investigating Officer"),
    HEARING_PANEL("hearingPanel", "Hearing Panel"),
    PANEL_CHAIR("panelChair", "Panel Chair"),
    COMMITTEE_CHAIR("committeeChair", "Committee Chair"),
    DEMOCRATIC_SERVICES("democraticServices", "Democratic Services"),
    ADMINISTRATOR("administrators", "Administrator"),
    OPERATIONS("operations", "Operations");

    private final String group;
    private final String title;

    Role(String group, String title) {
        this.group = group;
        this.title = title;
    }

    /** The id of the engine's group, for example {@code monitoringOfficers}. */
    public String group() {
        return group;
    }

    /** The capacity as it stands under a decision or a letter, for example "Monitoring Officer" (NS-6-3). */
    public String title() {
        return title;
    }

    /** The role of an engine group, empty where the group is none of ours. */
    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }

    /** The role with this title, in any case, empty where there is none. */
    public static Optional<Role> ofTitle(String title) {
        return Arrays.stream(values()).filter(role -> role.title.equalsIgnoreCase(title)).findFirst();
    }
}

package uk.nolan.council;

import java.util.Map;

/** What in a council's council.yaml is part of the procedure: a case keeps it as it was in the version with which it began. */
public interface CouncilProcedure {

    /** What this council does where others do not (procedure a.10). */
    Council.Switches switches();

    /** What its procedure does where others do otherwise. */
    Arrangements arrangements();

    /** Lists of choices that forms offer and that differ by council, by name; each choice's code with its label. */
    Map<String, Map<String, String>> choices();

    /** When to remind and how often to repeat (procedure a.4). */
    Council.Reminders reminders();
}

package uk.nolan.rehearsal;

import java.util.List;
import java.util.Optional;

/**
 * A complaint told as a file: how it came in, what was done on which day, and how it ended.
 *
 * @param file where it was read, for messages
 * @param council the key of the council whose procedure is played
 * @param ending how the case must stand after the last step; empty in the demonstration, which expects nothing
 */
record Rehearsal(String file, String title, String council, Complaint complaint, List<Step> story, Optional<Ending> ending) {}

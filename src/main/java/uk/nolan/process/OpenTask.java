package uk.nolan.process;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A task that waits for somebody.
 *
 * @param due the day shown in Tasklist, empty where the procedure sets none
 * @param item which of several like things it is about, such as the code of a sanction; empty for most
 */
public record OpenTask(String id, String name, Optional<LocalDate> due, Optional<String> item) {}

package uk.nolan.process;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A task that waits for somebody.
 *
 * @param due the day shown in Tasklist, empty where the procedure sets none
 */
public record OpenTask(String id, String name, Optional<LocalDate> due) {}

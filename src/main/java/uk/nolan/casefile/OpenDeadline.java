package uk.nolan.casefile;

import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;

/** A deadline of a case that runs and is not met: its rule and when it falls due. */
public record OpenDeadline(DeadlineRule rule, DueDate dueDate) {}

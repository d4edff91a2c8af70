package uk.nolan.process.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.nolan.council.Council;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.notice.TextCheck;
import uk.nolan.process.forms.FormDefinition;

/**
 * What there is in a set, by the names under which its files speak of each other.
 *
 * @param council the council that is served; empty where its books cannot be read
 * @param diagrams those that could be read
 * @param processes ids of processes; of a diagram that cannot be read, the name that its process must have
 * @param forms likewise
 * @param tables likewise
 * @param definitions the forms that could be read
 * @param rules the council's deadlines, those of the rows that could be read
 * @param deadlines the names of the deadlines of any council: a diagram may name one that only another has
 * @param whole whether every file could be read, so that what is not found is not there
 * @param texts the council's letters, with the common ones
 * @param values what each routing code can be; a code whose values nobody knows has none
 * @param delegates the names of what carries out tasks
 * @param provisions the ids of the source documents' provisions; empty where their list is not at hand
 */
record Known(
        Optional<Council> council,
        Collection<Diagram> diagrams,
        Set<String> processes,
        Set<String> forms,
        Set<String> tables,
        Map<String, FormDefinition> definitions,
        List<DeadlineRule> rules,
        Set<String> deadlines,
        boolean whole,
        TextCheck texts,
        Map<String, Set<String>> values,
        Set<String> delegates,
        Set<String> provisions) {}

package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.nolan.people.Role;

/** What happens in a step. */
sealed interface Deed {

    /** Who does it, for the timeline. */
    String who();

    /** What it is called, for the timeline. */
    String what();

    /** Somebody completes a task by its form; {@code item} says which of several tasks of that name, such as the code of a sanction. */
    record Does(Role role, String task, Optional<String> item, Map<String, Object> answers) implements Deed {

        @Override
        public String who() {
            return role.title();
        }

        @Override
        public String what() {
            return task;
        }
    }

    /** Somebody starts a process of its own, such as an extension, by its start form. */
    record Starts(Role role, String process, Map<String, Object> answers) implements Deed {

        @Override
        public String who() {
            return role.title();
        }

        @Override
        public String what() {
            return process;
        }
    }

    /** Somebody attaches a document on the case's page. */
    record Attaches(Role role, String fileName, String description) implements Deed {

        @Override
        public String who() {
            return role.title();
        }

        @Override
        public String what() {
            return "Document attached: " + fileName;
        }
    }

    /** Bank holidays are proclaimed or taken back. */
    record Holidays(List<LocalDate> add, List<LocalDate> withdraw) implements Deed {

        @Override
        public String who() {
            return "the government";
        }

        @Override
        public String what() {
            return "Bank holidays changed";
        }
    }

    /** Nobody does anything; only the clock runs. */
    record Nothing() implements Deed {

        @Override
        public String who() {
            return "";
        }

        @Override
        public String what() {
            return "Nothing happens";
        }
    }
}

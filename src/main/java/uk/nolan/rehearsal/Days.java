package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.regex.Pattern;
import uk.nolan.council.YamlEntry;
import uk.nolan.deadline.WorkingDays;
import uk.nolan.deadline.WrittenDate;

/** How days are written in a file: as dates in a rehearsal, counted from today in the demonstration. */
interface Days {

    /** Days as they are, such as 2026-12-18. */
    Days AS_DATES = new Days() {
        @Override
        public LocalDate read(YamlEntry entry, String key) {
            return entry.date(key);
        }

        @Override
        public String fill(String text) {
            return text;
        }
    };

    /** The day that stands at this key. */
    LocalDate read(YamlEntry entry, String key);

    /** A text with the days in it filled in. */
    String fill(String text);

    /**
     * Days counted in working days from today: {@code on: -12} is the twelfth working day before it. In a text "day -12" becomes the date
     * in full; an answer that is nothing else becomes the date as a date field holds it.
     */
    static Days countedFrom(LocalDate today, WorkingDays workingDays) {
        return new Days() {
            private static final Pattern DAY = Pattern.compile("\\bday ([+-]\\d{1,3})\\b");

            @Override
            public LocalDate read(YamlEntry entry, String key) {
                String text = entry.text(key);
                if (!text.matches("-\\d{1,3}")) {
                    throw entry.problem(
                            key, "\"%s\" is no day before today. Write how many working days before, like -12.".formatted(text));
                }
                return counted(text);
            }

            @Override
            public String fill(String text) {
                return DAY.matcher(text).matches()
                        ? counted(text.substring(4)).toString()
                        : DAY.matcher(text).replaceAll(found -> WrittenDate.inFull(counted(found.group(1))));
            }

            private LocalDate counted(String number) {
                int days = Integer.parseInt(number);
                return days < 0 ? workingDays.subtract(today, -days) : workingDays.add(today, days);
            }
        };
    }
}

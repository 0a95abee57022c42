package io.meshline.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks cron expressions as schedulers read them, so that a wrong one is found before a scheduler stumbles over it. */
final class CronTypes {
    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(
                    1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    /** A star, a value or a range, each with or without a step. */
    private static final Pattern PART =
            Pattern.compile("(?:\\*|(?<from>\\w{1,3})(?:-(?<to>\\w{1,3}))?)(?:/(?<step>\\d{1,2}))?");

    static final Type<Text> CRON = Types.text(
            "a cron expression of five fields such as \"0 4 * * *\"",
            text -> isCron(text.strip().split("\\s+")));

    private CronTypes() {}

    private static boolean isCron(String[] fields) {
        boolean right = fields.length == FIELDS.size();
        for (int i = 0; right && i < fields.length; i++) {
            Field field = FIELDS.get(i);
            right = List.of(fields[i].split(",", -1)).stream().allMatch(field::takes);
        }
        return right;
    }

    /** One of the five, with the names that its values have besides numbers, counted from the least. */
    private record Field(int least, int most, List<String> names) {
        boolean takes(String text) {
            Matcher part = PART.matcher(text);
            if (!part.matches()) {
                return false;
            }
            String from = part.group("from");
            String to = part.group("to");
            String step = part.group("step");
            boolean bounds = from == null || isValue(from) && (to == null || isValue(to) && value(from) <= value(to));
            return bounds && (step == null || Integer.parseInt(step) > 0 && (from == null || to != null));
        }

        private boolean isValue(String text) {
            int value = value(text);
            return least <= value && value <= most;
        }

        private int value(String text) {
            int name = names.indexOf(text.toLowerCase(Locale.ROOT));
            if (name >= 0) {
                return name + least;
            }
            return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        }
    }
}

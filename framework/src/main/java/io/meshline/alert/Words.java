package io.meshline.alert;

import io.meshline.model.Destination.Event;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Words that messages and replies have in common. */
final class Words {
    /** As many names as a line on a telephone takes. */
    static final int MOST_NAMES = 5;

    private Words() {}

    static String of(Event event) {
        return switch (event) {
            case REFUSED -> "refused";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
            case WARNED -> "succeeded with warnings";
        };
    }

    static String jobs(int number) {
        return number + (number == 1 ? " job" : " jobs");
    }

    /** The first names, and how many there are beyond them. */
    static String some(List<String> names, int most) {
        String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() <= most ? shown : shown + " and " + (names.size() - most) + " more";
    }

    /** At most this many characters, the last of them an ellipsis where something is left out. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** A duration as its settings write it. */
    static String seconds(Duration time) {
        boolean whole = time.toMillis() % 1000 == 0;
        return whole ? time.toSeconds() + " s" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}

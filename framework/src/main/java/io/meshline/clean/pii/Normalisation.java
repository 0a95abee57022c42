package io.meshline.clean.pii;

import io.meshline.model.PersonalKind;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings values that mean the same into one form, so that their hashes can be joined. */
final class Normalisation {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^\\p{Nd}]");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s\\p{Z}-]+");
    private static final Pattern OUTER_BLANKS = Pattern.compile("\\A[\\s\\p{Z}]+|[\\s\\p{Z}]+\\z");

    private Normalisation() {}

    /**
     * The form of a value under which it is hashed: without outer blanks, in Unicode's composed form; mail addresses,
     * names, addresses and IP addresses in small letters; telephone numbers as their digits, with {@code +} for a
     * leading {@code 00}; postal codes in capitals without blanks and hyphens; blanks in names and addresses as one.
     */
    static String of(PersonalKind kind, String text) {
        String value = Normalizer.normalize(OUTER_BLANKS.matcher(text).replaceAll(""), Normalizer.Form.NFC);
        return switch (kind) {
            case EMAIL, IP -> value.toLowerCase(Locale.ROOT);
            case NAME, ADDRESS -> BLANKS.matcher(value).replaceAll(" ").toLowerCase(Locale.ROOT);
            case PHONE -> phone(value);
            case POSTCODE -> BETWEEN_GROUPS.matcher(value).replaceAll("").toUpperCase(Locale.ROOT);
            case FREE_TEXT, ID, BIRTH_DATE -> value;
        };
    }

    private static String phone(String value) {
        String digits = NO_DIGITS.matcher(value).replaceAll("");
        if (digits.isEmpty()) {
            return value;
        }
        if (value.startsWith("+")) {
            return "+" + digits;
        }
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }
}

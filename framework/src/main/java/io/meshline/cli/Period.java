package io.meshline.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a period begins. */
final class Period {
    /** What a value may be, as the end of a sentence. */
    static final String FORM = "a date that has begun, such as 2026-11-01, or a period such as 30d, 12h or 4w";

    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,3})([hdw])");

    private Period() {}

    /**
     * The begin of a period that lasts until {@code now}: {@code 30d} is 30 times 24 hours long; a date stands for its
     * first instant in UTC. Empty for anything else, and for a date to come.
     */
    static Optional<Instant> since(String value, Instant now) {
        Matcher length = LENGTH.matcher(value);
        if (length.matches()) {
            return Optional.of(now.minus(length(Integer.parseInt(length.group(1)), length.group(2))));
        }
        try {
            Instant begin = LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            return Optional.of(begin).filter(instant -> !instant.isAfter(now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration length(int number, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7L * number);
        };
    }
}

package io.meshline.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The types of values that keys of schedules take. */
final class ScheduleTypes {
    static final Type<ZoneId> TIME_ZONE = Type.of(
            "the name of a time zone such as Europe/London or UTC",
            value -> value.scalar()
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .map(ZoneId::of));

    static final Type<LocalDate> DATE =
            Type.of("a date such as 2026-11-01", value -> value.scalar().flatMap(ScheduleTypes::date));

    /** What may begin the name of a DAG. */
    static final Type<Text> ID_PREFIX =
            Types.text("letters, digits, '_', '-' and '.'", text -> text.matches("[A-Za-z0-9_.-]{0,100}"));

    private ScheduleTypes() {}

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

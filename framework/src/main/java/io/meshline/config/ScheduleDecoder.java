package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.model.DatasetId;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Trigger;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes {@code domain.schedule}: a cron expression, or an object that says more. */
final class ScheduleDecoder {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String EXAMPLE = "sales.aggregates.daily_revenue";

    static final Key<Text> CRON = Key.optional(
            "cron",
            CronTypes.CRON,
            "only inputs start it",
            "When time starts the domain; a run at 04:00 stands for the time since the expression came up before.");
    static final Key<ZoneId> TIME_ZONE = Key.optional(
            "time-zone",
            ScheduleTypes.TIME_ZONE,
            "UTC",
            "Whose clock the expression follows, with its summer time, and whose days intervals are told in.");
    static final Key<Trigger> TRIGGER = Key.optional(
            "trigger",
            Types.choice(Arrays.stream(Trigger.values()).collect(Collectors.toMap(Trigger::key, Function.identity()))),
            "none with cron, any without",
            "What new data in tables of other domains do: any starts the domain with each of them, all once every one"
                    + " has some, none leaves it to time.");
    static final Key<List<Text>> INPUTS = Key.optional(
            "inputs",
            Types.SOME_TEXTS,
            "all that its jobs read",
            "The tables of other domains that trigger looks at, <domain>.<zone>.<name>; leave out one that comes once a"
                    + " month, so that all does not wait for it.");
    static final Shape SHAPE = Shape.of("Schedule", "domain.schedule", CRON, TIME_ZONE, TRIGGER, INPUTS);

    /** Either form; the object is opened by {@link #decode}. */
    static final Type<Value> EITHER_FORM = new Type<>(
            CronTypes.CRON.words() + ", or an object",
            value -> Optional.of(value)
                    .filter(any -> any.is(ConfigValueType.OBJECT)
                            || CronTypes.CRON.reader().apply(any).isPresent()),
            Optional.of(SHAPE));

    private ScheduleDecoder() {}

    /** The schedule; empty, with the problem told, for one that would start nothing. */
    static Optional<Schedule> decode(Value value) {
        if (!value.is(ConfigValueType.OBJECT)) {
            Optional<String> cron = value.scalar().map(String::strip);
            return Optional.of(new Schedule(cron, UTC, Trigger.NONE, List.of(), value.origin()));
        }
        return Types.object(SHAPE).read(value).flatMap(ScheduleDecoder::decode);
    }

    private static Optional<Schedule> decode(Node node) {
        Optional<String> cron = node.find(CRON).map(text -> text.text().strip());
        ZoneId timeZone = node.find(TIME_ZONE).orElse(UTC);
        Trigger otherwise = node.has(CRON) && !node.has(TRIGGER) ? Trigger.NONE : Trigger.ANY;
        Trigger trigger = node.find(TRIGGER).orElse(otherwise);
        List<DatasetId> inputs = node.list(INPUTS).stream()
                .flatMap(text -> address(text).stream())
                .toList();
        if (trigger == Trigger.NONE && node.has(INPUTS)) {
            node.problem(INPUTS, "has no effect with trigger = none");
        }
        if (trigger == Trigger.NONE && !node.has(CRON)) {
            node.problem("starts nothing: it has no cron, and trigger = none. Leave it out for a domain run by hand");
        }
        // What is wrong has been told; a schedule without a start cannot be made.
        return trigger == Trigger.NONE && cron.isEmpty()
                ? Optional.empty()
                : Optional.of(new Schedule(cron, timeZone, trigger, inputs, node.origin()));
    }

    private static Optional<DatasetId> address(Text text) {
        Optional<DatasetId> address = DatasetId.parse(text.text());
        if (address.isEmpty()) {
            text.at().problem("must be an address such as " + EXAMPLE + ", was \"" + text.text() + "\"");
        }
        return address;
    }
}

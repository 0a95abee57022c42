package io.meshline.model.schedule;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import io.meshline.model.DatasetId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When a domain runs by itself.
 *
 * @param cron the cron expression; empty where only inputs start the domain
 * @param timeZone whose clock the expression and the days of intervals follow
 * @param trigger what new data in inputs do
 * @param inputs the tables of other domains that count for the trigger; empty for all that the domain's jobs read
 * @param origin where the schedule is declared
 */
public record Schedule(Optional<String> cron, ZoneId timeZone, Trigger trigger, List<DatasetId> inputs, Origin origin) {
    public Schedule {
        requireNonNull(cron, "cron");
        requireNonNull(timeZone, "timeZone");
        requireNonNull(trigger, "trigger");
        inputs = List.copyOf(inputs);
        requireNonNull(origin, "origin");
        if (cron.isEmpty() && trigger == Trigger.NONE) {
            throw new IllegalArgumentException("neither time nor inputs would start the domain");
        }
    }
}

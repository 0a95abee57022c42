package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.time.Duration;

/**
 * How far from a batch further deliveries of its facts are looked for.
 *
 * @param column a date or timestamp of the facts
 * @param period how far before the batch's earliest value of it, and after its latest one
 * @param origin where it is declared
 */
public record LookBack(String column, Duration period, Origin origin) {
    public LookBack {
        requireNonNull(column, "column");
        requireNonNull(period, "period");
        requireNonNull(origin, "origin");
    }
}

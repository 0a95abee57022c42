package io.meshline.model.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often, how long and in which pool a task is tried.
 *
 * @param retries how often a failure for an outside reason is tried again
 * @param delay how long the first retry waits; each further one about twice as long
 * @param longestDelay how long a retry waits at most
 * @param timeout how long one try may take
 * @param pool the scheduler's pool that limits how many tasks run at the same time
 * @param slots how much of the pool a task takes
 */
public record Attempts(int retries, Duration delay, Duration longestDelay, Duration timeout, String pool, int slots) {
    public Attempts {
        requireNonNull(delay, "delay");
        requireNonNull(longestDelay, "longestDelay");
        requireNonNull(timeout, "timeout");
        requireNonNull(pool, "pool");
    }
}

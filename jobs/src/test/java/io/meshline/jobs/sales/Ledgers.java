package io.meshline.jobs.sales;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Adds up what a run's document says of a job. */
final class Ledgers {
    private Ledgers() {}

    /** The records of which the ledger says what became of them. */
    static long accounted(JsonNode job) {
        return Stream.of("written", "updated", "unchanged", "duplicate", "filtered", "quarantined")
                .mapToLong(counter -> job.get(counter).asLong())
                .sum();
    }
}

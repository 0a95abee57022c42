package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands.Result;
import java.util.stream.Stream;

/** Adds up what a run's document says of a job. */
final class Ledgers {
    private Ledgers() {}

    /** Every job of a run says of each record what became of it. */
    static void assertBalance(Result run) {
        assertThat(run.json().get("jobs"))
                .allSatisfy(job -> assertThat(job.get("read").asLong())
                        .as(job.toString())
                        .isPositive()
                        .isEqualTo(accounted(job)));
    }

    /** The jobs tell lines sold, returned and adjusted apart, as the files do. */
    static void assertEvents(Result run, InvoiceOracle oracle) {
        JsonNode sold = run.job("sales.events.item_sold");
        assertThat(sold.get("written").asLong()).isEqualTo(oracle.sold());
        assertThat(sold.get("quarantined").asLong()).isEqualTo(oracle.worthless());
        assertThat(run.job("sales.events.item_returned").get("written").asLong())
                .isEqualTo(oracle.returned());
        assertThat(run.job("sales.events.stock_adjusted").get("written").asLong())
                .isEqualTo(oracle.adjusted());
    }

    /** The records of which the ledger says what became of them. */
    static long accounted(JsonNode job) {
        return Stream.of("written", "updated", "unchanged", "duplicate", "filtered", "quarantined")
                .mapToLong(counter -> job.get(counter).asLong())
                .sum();
    }
}

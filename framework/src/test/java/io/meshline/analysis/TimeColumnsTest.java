package io.meshline.analysis;

import static io.meshline.analysis.Meshes.aggregate;
import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.at;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.TimeColumn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeColumnsTest {
    private static final String SQL = "SELECT to_date(sold_at) AS day, sold_at, country FROM events.item_sold";

    @Test
    void acceptsDatesAndTimestamps() {
        assertThat(problems(invoiceLines(), sold("sold_at"), revenue("day"))).isEmpty();
        assertThat(problems(invoiceLines(), itemSold(), revenue("sold_at"))).isEmpty();
    }

    @Test
    void refusesWhatTellsNoTime() {
        assertThat(problems(invoiceLines(), sold("quantity"), revenue("dya")))
                .containsExactly(
                        "domain.conf:46: Cannot tell the time of rows of 'sales.events.item_sold': column 'quantity' is"
                                + " 'int', not 'date' or 'timestamp'",
                        "domain.conf:56: Cannot find time column 'dya' of 'sales.aggregates.revenue': its rows have no such"
                                + " column. Did you mean 'day'?");
    }

    @Test
    void isNoPartOfTheDefinition() {
        assertThat(analyzed(invoiceLines(), sold("sold_at")).fingerprints())
                .isEqualTo(analyzed(invoiceLines(), itemSold()).fingerprints());
    }

    private static Dataset sold(String time) {
        Dataset.Events plain = itemSold();
        return new Dataset.Events(
                plain.heading(),
                plain.from(),
                plain.structure(),
                plain.identity(),
                plain.partitionBy(),
                plain.gate(),
                Optional.of(new TimeColumn(time, at(46))));
    }

    private static Dataset revenue(String time) {
        Dataset.Aggregate plain = aggregate("revenue", SQL);
        return new Dataset.Aggregate(
                plain.heading(),
                plain.query(),
                List.of(),
                List.of(),
                plain.gate(),
                Optional.of(new TimeColumn(time, at(56))));
    }
}

package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The invoice lines that are shipped with Meshline. */
@ExtendWith(SharedSpark.class)
class SampleDataTest {
    private static final Path INVOICES = Path.of("../jobs/sample-data/sales/invoice_lines");

    @Test
    void everyLineOfEveryDayIsReadable(SparkSession spark) {
        FileRecords opened =
                new Landing(spark, INVOICES.toAbsolutePath().normalize()).open(Landing.CSV, Landing.COLUMNS);
        assertThat(opened.readable()).hasSize(20);
        assertThat(opened.records()
                        .selectExpr("count(*)", "count(_record_problem)", "count(distinct InvoiceNo)", "sum(Quantity)")
                        .first())
                .hasToString("[42481,0,2025,342228.0]");
    }
}

package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.WarehouseFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What holds of a warehouse whatever happened to the runs that wrote it. */
final class ExactlyOnce {
    private ExactlyOnce() {}

    /**
     * Every table of the domain has these rows, every commit that changed one says by which run and with a ledger that
     * balances, and the platform tables and quarantine tell of these commits, and of nothing else, once.
     */
    static void assertThatTablesSay(Map<String, List<String>> expected, Path warehouse) {
        WarehouseFiles files = new WarehouseFiles(warehouse);
        SalesTables tables = new SalesTables(warehouse);
        assertThat(tables.everything()).isEqualTo(expected);
        assertThat(PlatformFacts.unsigned(files)).isEmpty();
        assertThat(PlatformFacts.unbalanced(files)).isEmpty();
        assertThat(PlatformFacts.told(tables)).isEqualTo(PlatformFacts.committed(files));
        assertThat(tables.quarantined()).isEqualTo(PlatformFacts.quarantined(files));
    }
}

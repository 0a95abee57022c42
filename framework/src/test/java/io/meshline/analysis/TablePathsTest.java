package io.meshline.analysis;

import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.column;
import static io.meshline.analysis.Meshes.external;
import static io.meshline.analysis.Meshes.id;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.DerivedColumn;
import io.meshline.plan.JobGraph;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePathsTest {
    private static final String SOLD = "warehouse/sales/events/item_sold";
    private static final DatasetId REVENUE = id("management.external.revenue");

    @ParameterizedTest
    @ValueSource(strings = {SOLD, SOLD + "/", "warehouse//sales/./events/item_sold"})
    void readsATableOfTheMeshBehindTheJobThatWritesIt(String path) {
        Analyzed analyzed = analyzed(invoiceLines(), itemSold(), revenue(path, "amount"));
        assertThat(analyzed.inputs().get(REVENUE)).containsExactly(id("sales.events.item_sold"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elsewhere/sales/events/item_sold",
                "warehouse/sales/events/item_sold_quarantine",
                "/warehouse/sales/events/item_sold",
                "s3a:"
            })
    void takesAnyOtherTableForOneOfAnotherOwner(String path) {
        Analyzed analyzed = analyzed(invoiceLines(), itemSold(), revenue(path, "whatever_they_have"));
        assertThat(analyzed.inputs().get(REVENUE)).isEmpty();
    }

    @Test
    void findsAMisspelledColumnOfAnotherDomain() {
        assertThat(problems(invoiceLines(), itemSold(), revenue(SOLD, "amuont")))
                .containsExactly("domain.conf:61: Cannot read column 'revenue' of 'management.external.revenue':"
                        + " 'sales.events.item_sold' has no column 'amuont'. Did you mean 'amount'?");
    }

    @Test
    void isNoSecondProblemWhereTheTableIsBroken() {
        Dataset external = revenue(SOLD, "whatever");
        assertThat(problems(Meshes.mesh(Map.of(), Set.of(id("sales.events.item_sold")), external)))
                .isEmpty();
    }

    @Test
    void findsCirclesAcrossDomains() {
        Dataset theirs = external(
                "sales.external.plan", "warehouse/management/external/revenue", column("plan", "int", "revenue", 71));
        Dataset ours = revenue("warehouse/sales/external/plan", "plan");
        assertThat(circles(theirs, ours))
                .containsExactly("domain.conf:60: Cannot order jobs that need each other in a circle:"
                        + " management.external.revenue → sales.external.plan → management.external.revenue");
    }

    @Test
    void findsATableThatReadsItself() {
        assertThat(circles(revenue("warehouse/management/external/revenue", "revenue")))
                .containsExactly("domain.conf:60: Cannot order jobs that need each other in a circle:"
                        + " management.external.revenue → management.external.revenue");
    }

    private static Dataset revenue(String path, String from) {
        DerivedColumn column = column("revenue", "decimal(18,3)", from, 61);
        return external(REVENUE.toString(), path, column);
    }

    private static Iterable<String> circles(Dataset... datasets) {
        Map<DatasetId, Dataset> byId = new TreeMap<>();
        for (Dataset dataset : datasets) {
            byId.put(dataset.id(), dataset);
        }
        Problems problems = new Problems();
        JobGraph.of(analyzed(datasets).inputs(), job -> byId.get(job).origin(), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}

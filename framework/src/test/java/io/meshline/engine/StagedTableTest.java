package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.commit.TableSpec;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.model.Verdict;
import io.meshline.quality.Auditor;
import io.meshline.quality.Batch;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rules of the whole table where a write takes rows away: what is judged is what a reader sees after the commit. */
@ExtendWith(SharedSpark.class)
class StagedTableTest {
    private static final Gate GATE = new Gate(List.of(
            rule("RowCount = 4"),
            rule("Mean \"weight\" = 2.5"),
            rule("Completeness \"article\" = 0.75"),
            rule("ColumnValues \"weight\" >= 1"),
            rule("IsUnique \"article\"")));

    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    private TableSpec spec;

    StagedTableTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void create() {
        spec = new TableSpec(
                "shop.entities.article",
                warehouse.resolve("article").toString(),
                StructType.fromDDL("article STRING, weight INT, is_current BOOLEAN"),
                "",
                List.of("is_current"));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            transaction
                    .stage(rows("('A', 10, true), ('B', 2, true), (null, 3, false)"), FileSet.NONE)
                    .commit(new Commit(1, List.of(), ""));
        }
    }

    @Test
    void aMergeIsJudgedByTheRowsThatStayAndThoseThatItWrites() {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            FileSet current = transaction.files(col("is_current"));
            Dataset<Row> merged = transaction
                    .rows(current)
                    .drop(DeltaTable.FILE)
                    .filter("article = 'B'")
                    .withColumn("_change_type", lit(null).cast("string"))
                    .unionByName(changed("('A', 1, true), ('C', 4, true)", null))
                    .unionByName(changed("('A', 1, true)", "update_postimage"))
                    .unionByName(changed("('C', 4, true)", "insert"));
            assertJudgedAsCommitted(transaction, transaction.stage(merged, current));
        }
    }

    @Test
    void anOverwriteIsJudgedByItsRowsAlone() {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            Dataset<Row> rows = rows("('A', 1, true), ('B', 2, true), ('C', 3, true), (null, 4, false)");
            assertJudgedAsCommitted(transaction, transaction.stage(rows, transaction.files()));
        }
    }

    private void assertJudgedAsCommitted(GatedTransaction transaction, StagedWrite staged) {
        Batch batch = Batch.of(staged.rows(), staged.statistics()).into(new StagedTable(transaction, staged));
        Audit audit = Auditor.audit(GATE, batch, 3);
        assertThat(audit.verdicts()).extracting(Verdict::reason).containsOnly("");
        staged.commit(new Commit(2, List.of(), ""));
        Row table = spark.read()
                .format("delta")
                .load(spec.path())
                .selectExpr("count(*) + 0.0d", "avg(weight)", "min(weight) + 0.0d")
                .first();
        assertThat(figure(audit, "Size")).isEqualTo(table.getDouble(0)).isEqualTo(4);
        assertThat(figure(audit, "Mean")).isEqualTo(table.getDouble(1));
        assertThat(figure(audit, "Minimum")).isEqualTo(table.getDouble(2));
        assertThat(audit.states().orElseThrow().numbers()).containsEntry("Size(None)", "4");
    }

    private static double figure(Audit audit, String name) {
        return audit.metrics().stream()
                .filter(metric -> metric.name().equals(name) && metric.scope() == Scope.TABLE)
                .mapToDouble(Metric::value)
                .findFirst()
                .orElseThrow();
    }

    private Dataset<Row> changed(String values, String kind) {
        return rows(values).withColumn("_change_type", lit(kind).cast("string"));
    }

    private Dataset<Row> rows(String values) {
        return spark.sql("SELECT * FROM VALUES " + values + " AS t(article, weight, is_current)");
    }

    private static QualityRule rule(String dqdl) {
        return new QualityRule(dqdl, Severity.ERROR, Scope.TABLE, new Origin("domain.conf", 1));
    }
}

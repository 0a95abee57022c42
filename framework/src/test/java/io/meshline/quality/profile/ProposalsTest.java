package io.meshline.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.DerivedColumn.Presence;
import io.meshline.model.FactIdentity;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Lifecycle;
import io.meshline.model.Outlier;
import io.meshline.model.Statistics;
import io.meshline.model.Structure;
import io.meshline.model.Verdict;
import io.meshline.model.Zone;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.ProfileScope.Extent;
import io.meshline.model.profile.Proposal;
import io.meshline.quality.Auditor;
import io.meshline.quality.Batch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class ProposalsTest {
    private static final List<String> ALL = List.of(
            "error IsComplete \"sku\"",
            "error IsUnique \"sku\"",
            "warn ColumnLength \"sku\" = 3",
            "error IsComplete \"pieces\"",
            "error ColumnValues \"pieces\" >= 0",
            "warn ColumnValues \"pieces\" in [0, 1, 2]");

    @Test
    void sayWhatTheFiguresSuggest(SparkSession spark) {
        assertThat(proposed(Tables.scope(Tables.aggregate()), spark)).isEqualTo(ALL);
    }

    @Test
    void leaveOutWhatTheGateSaysAlready(SparkSession spark) {
        Dataset gated = Tables.aggregate(
                "IsPrimaryKey \"sku\"",
                "(ColumnValues \"pieces\" > -1) and (IsComplete \"pieces\" where \"pieces > 1\")",
                "ColumnValues \"sku\" matches \"[A-Z0-9]+\"");
        assertThat(proposed(Tables.scope(gated), spark))
                .containsExactly("error IsComplete \"pieces\"", "warn ColumnValues \"pieces\" in [0, 1, 2]");
    }

    @Test
    void leaveOutWhatTheDeclarationGuarantees(SparkSession spark) {
        Dataset events = new Dataset.Events(
                Tables.heading(Zone.EVENTS, "item_sold"),
                new DatasetId("sales", Zone.RAW, "lines"),
                structure(),
                FactIdentity.of(List.of("sku")),
                List.of(),
                Gate.OPEN);
        assertThat(proposed(Tables.scope(events), spark))
                .containsExactly("warn ColumnLength \"sku\" = 3", "warn ColumnValues \"pieces\" in [0, 1, 2]");
    }

    @Test
    void callNothingOfEntitiesUniqueSinceAWriteBringsSeveralStatesOfOne(SparkSession spark) {
        Dataset entities = new Dataset.Entities(
                Tables.heading(Zone.ENTITIES, "article"),
                new DatasetId("sales", Zone.RAW, "lines"),
                new Structure(Optional.empty(), List.of()),
                List.of("sku"),
                List.of("pieces"),
                Lifecycle.OF_CHANGES,
                Gate.OPEN);
        assertThat(proposed(Tables.scope(entities), spark))
                .doesNotContain("error IsUnique \"sku\"")
                .hasSize(5);
    }

    @Test
    void refuseNoRawBatchForWhatWasSeen(SparkSession spark) {
        FileSource files = new FileSource(
                "landing/lines", "*", new FileFormat.Json("UTF-8", FileFormat.Layout.LINES), Tables.HERE);
        Dataset raw = new Dataset.Raw(Tables.heading(Zone.RAW, "lines"), files, List.of(), Gate.OPEN);
        assertThat(proposed(Tables.scope(raw), spark)).hasSameSizeAs(ALL).allMatch(rule -> rule.startsWith("warn "));
    }

    @Test
    void neitherRefuseNorCallUniqueWhatASampleShows(SparkSession spark) {
        ProfileScope sample =
                new ProfileScope(Tables.aggregate(), "local", 3, Extent.TABLE, Optional.of(new BigDecimal("0.5")));
        assertThat(proposed(sample, spark))
                .hasSize(ALL.size() - 1)
                .allMatch(rule -> rule.startsWith("warn "))
                .noneMatch(rule -> rule.contains("IsUnique"));
    }

    @Test
    void holdOnTheRowsWhenTheGateHasThem(SparkSession spark) {
        org.apache.spark.sql.Dataset<Row> rows = Tables.ofEveryType(spark).select("country", "digits", "price");
        List<Proposal> proposals =
                Profiler.profile(Tables.scope(Tables.aggregate()), rows).proposals();
        Gate gate = Tables.aggregate(proposals.stream().map(Proposal::dqdl).toArray(String[]::new))
                .gate();
        assertThat(Auditor.audit(gate, Batch.of(rows, Statistics.ofRows(rows.count())), 0)
                        .verdicts())
                .hasSameSizeAs(proposals)
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PASSED));
    }

    private static Structure structure() {
        Outlier outlier = new Outlier(
                Optional.of(BigDecimal.ZERO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outlier.Action.QUARANTINE,
                Tables.HERE);
        return new Structure(
                Optional.empty(),
                List.of(
                        column("sku", Optional.empty(), Presence.REQUIRED, Optional.empty()),
                        column("pieces", Optional.of("0"), Presence.OPTIONAL, Optional.of(outlier))));
    }

    private static DerivedColumn column(
            String name, Optional<String> defaultValue, Presence presence, Optional<Outlier> outlier) {
        return new DerivedColumn(
                new Column(name, "string", "", Tables.HERE),
                new Derivation.FromSource(List.of(name), Optional.empty()),
                defaultValue,
                presence,
                outlier);
    }

    private static List<String> proposed(ProfileScope scope, SparkSession spark) {
        org.apache.spark.sql.Dataset<Row> rows =
                spark.range(0, 60, 1, 1).selectExpr("concat('A', lpad(id, 2, '0')) as sku", "id % 3 as pieces");
        return Profiler.profile(scope, rows).proposals().stream()
                .map(proposal -> proposal.severity().key() + " " + proposal.dqdl())
                .toList();
    }
}

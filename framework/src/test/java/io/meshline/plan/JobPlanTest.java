package io.meshline.plan;

import static io.meshline.plan.Jobs.ARTICLE;
import static io.meshline.plan.Jobs.LINES;
import static io.meshline.plan.Jobs.ORDERS;
import static io.meshline.plan.Jobs.REVENUE;
import static io.meshline.plan.Jobs.SOLD;
import static io.meshline.plan.Jobs.TARGETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import io.meshline.model.IntervalUse.Effect;
import io.meshline.model.Lifecycle;
import io.meshline.plan.DatasetState.Table;
import io.meshline.plan.TimeAxis.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobPlanTest {
    private static final Refresh INTERVAL = Refresh.of(new Interval(
            Bound.parse("2024-01-01T06:00").orElseThrow(),
            Bound.parse("2024-01-02").orElseThrow()));
    private static final Change FILES = new Change.NewFiles(3, 1_258_291);
    private static final Change APPENDED = new Change.Appended("sales.raw.invoice_lines", 3, 5);
    private static final Change REWRITTEN = new Change.Rewritten("sales.events.item_sold", 3, 5);

    @Test
    void appendsNewFilesToRawAndNeverRebuildsIt() {
        assertThat(decide(LINES, Table.ABSENT, FILES)).isEqualTo("append: 3 new files (1.2 MiB)");
        assertThat(decide(LINES, Table.CURRENT, new Change.NewFiles(1, 12))).isEqualTo("append: 1 new file (12 B)");
        assertThat(decide(LINES, Table.OUTDATED))
                .isEqualTo("up to date: no new files; the definition changed: rows that were taken in before stay as"
                        + " they are");
        assertThat(fully(LINES, Table.CURRENT))
                .isEqualTo("up to date: raw keeps what arrived and is never rebuilt; no new files");
        assertThat(fully(LINES, Table.CURRENT, FILES)).isEqualTo("append: 3 new files (1.2 MiB)");
    }

    @Test
    void overwritesManualDataWhenItsFilesChanged() {
        Change files = new Change.OtherFiles(2, 2048);
        assertThat(decide(TARGETS, Table.ABSENT, files)).isEqualTo("overwrite: first run");
        assertThat(decide(TARGETS, Table.CURRENT, files))
                .isEqualTo("overwrite: the files changed (now 2 files, 2.0 KiB)");
        assertThat(decide(TARGETS, Table.OUTDATED)).isEqualTo("overwrite: the definition changed");
        assertThat(fully(TARGETS, Table.CURRENT)).isEqualTo("overwrite: full refresh");
        assertThat(decide(TARGETS, Table.CURRENT)).isEqualTo("up to date: nothing new");
    }

    @Test
    void overwritesExternalDataWhenTheForeignTableChanged() {
        assertThat(decide(ORDERS, Table.CURRENT, new Change.Appended("s3://orders", 8, 9)))
                .isEqualTo("overwrite: s3://orders has new rows (version 8 to 9)");
        assertThat(decide(ORDERS, Table.CURRENT, new Change.Recreated("s3://orders")))
                .isEqualTo("overwrite: s3://orders was created anew");
        assertThat(decide(ORDERS, Table.CURRENT)).isEqualTo("up to date: nothing new");
    }

    @Test
    void appendsEventsUnlessOldRowsNoLongerStand() {
        assertThat(decide(SOLD, Table.ABSENT, APPENDED)).isEqualTo("append: first run");
        assertThat(fully(SOLD, Table.ABSENT, APPENDED)).isEqualTo("append: first run");
        assertThat(decide(SOLD, Table.CURRENT, APPENDED))
                .isEqualTo("append: sales.raw.invoice_lines has new rows (version 3 to 5)");
        assertThat(decide(SOLD, Table.CURRENT, REWRITTEN))
                .isEqualTo("rebuild: sales.events.item_sold was rewritten (version 3 to 5)");
        assertThat(decide(SOLD, Table.OUTDATED, APPENDED)).isEqualTo("rebuild: the definition changed");
        assertThat(fully(SOLD, Table.CURRENT)).isEqualTo("rebuild: full refresh");
        assertThat(decide(SOLD, Table.CURRENT)).isEqualTo("up to date: nothing new");
    }

    @Test
    void mergesEntitiesUnlessOldRowsNoLongerStand() {
        assertThat(decide(ARTICLE, Table.ABSENT)).isEqualTo("merge: first run");
        assertThat(decide(ARTICLE, Table.CURRENT, new Change.Pending(SOLD, Action.APPEND)))
                .isEqualTo("merge: after sales.events.item_sold");
        assertThat(decide(ARTICLE, Table.CURRENT, new Change.Pending(SOLD, Action.REBUILD)))
                .isEqualTo("rebuild: after sales.events.item_sold");
        assertThat(decide(ARTICLE, Table.OUTDATED)).isEqualTo("rebuild: the definition changed");
    }

    @Test
    void overwritesAggregatesWhenAnyInputChanged() {
        assertThat(decide(REVENUE, Table.ABSENT)).isEqualTo("overwrite: first run");
        assertThat(decide(REVENUE, Table.CURRENT, REWRITTEN, new Change.Pending(TARGETS, Action.OVERWRITE)))
                .isEqualTo("overwrite: sales.events.item_sold was rewritten (version 3 to 5),"
                        + " after sales.manual.targets");
        assertThat(decide(REVENUE, Table.OUTDATED)).isEqualTo("overwrite: the definition changed");
        assertThat(fully(REVENUE, Table.CURRENT)).isEqualTo("overwrite: full refresh");
        assertThat(decide(REVENUE, Table.CURRENT)).isEqualTo("up to date: nothing new");
    }

    @Test
    void replaysOpenRecordsUnlessTheTableIsComputedAnewAnyway() {
        assertThat(replay(LINES, Table.OUTDATED, 2)).isEqualTo("replay: 2 open records");
        assertThat(replay(SOLD, Table.CURRENT, 1)).isEqualTo("replay: 1 open record");
        assertThat(replay(SOLD, Table.OUTDATED, 2))
                .isEqualTo("rebuild: the definition changed, which settles 2 open records");
        assertThat(replay(ORDERS, Table.CURRENT, 2)).isEqualTo("overwrite: taken whole, which settles 2 open records");
        assertThat(replay(SOLD, Table.OUTDATED, 0)).isEqualTo("up to date: quarantine holds no open record");
        assertThat(replay(SOLD, Table.CURRENT, 2, new Change.Absent(LINES.toString())))
                .isEqualTo("up to date: sales.raw.invoice_lines is not there yet");
    }

    @Test
    void rebuildsEntitiesOfSnapshotsSinceASingleRecordIsNone() {
        Dataset.Entities article = (Dataset.Entities) Jobs.mesh().datasets().get(ARTICLE);
        Lifecycle lifecycle = new Lifecycle(Lifecycle.Past.KEPT, Optional.of(BigDecimal.ONE));
        Dataset ofSnapshots = new Dataset.Entities(
                article.heading(),
                article.from(),
                article.structure(),
                article.key(),
                article.sequenceBy(),
                lifecycle,
                article.gate());
        JobPlan plan = JobPlan.replay(ofSnapshots, new DatasetState(Table.CURRENT, List.of(), List.of()), 3);
        assertThat(plan.action()).isEqualTo(Action.REBUILD);
        assertThat(plan.reason()).isEqualTo("snapshots are read as a whole, which settles 3 open records");
    }

    @Test
    void computesRowsOfAnIntervalAnewBesidesWhereTheirTimeIsTold() {
        assertThat(recompute(SOLD, Table.CURRENT, Scale.MOMENTS))
                .isEqualTo("interval: 2024-01-01T06:00 to 2024-01-02 by at (recomputed)");
        assertThat(recompute(SOLD, Table.CURRENT, Scale.MOMENTS, APPENDED))
                .isEqualTo("interval: 2024-01-01T06:00 to 2024-01-02 by at, and sales.raw.invoice_lines has new rows"
                        + " (version 3 to 5) (recomputed)");
        assertThat(recompute(REVENUE, Table.CURRENT, Scale.DAYS))
                .isEqualTo("interval: 2024-01-01T06:00 to 2024-01-02 by at, whole days: 2024-01-01 up to and without"
                        + " 2024-01-02 (recomputed)");
    }

    @Test
    void anIntervalIsCoveredWhereAllRowsAreComputedAnew() {
        String covered = " (covered: all rows are computed anew)";
        assertThat(recompute(SOLD, Table.ABSENT, Scale.MOMENTS)).isEqualTo("append: first run" + covered);
        assertThat(recompute(SOLD, Table.OUTDATED, Scale.MOMENTS))
                .isEqualTo("rebuild: the definition changed" + covered);
        assertThat(recompute(REVENUE, Table.CURRENT, Scale.DAYS, new Change.Pending(SOLD, Action.INTERVAL)))
                .isEqualTo("overwrite: after sales.events.item_sold, if rows of it change" + covered);
        assertThat(decide(ARTICLE, Table.CURRENT, INTERVAL, new Change.Pending(SOLD, Action.INTERVAL)))
                .isEqualTo("rebuild: after sales.events.item_sold, if rows of it change" + covered);
    }

    @Test
    void saysWhyRowsOfAnIntervalAreNotComputedAnew() {
        assertThat(decide(LINES, Table.CURRENT, INTERVAL, FILES))
                .isEqualTo("append: 3 new files (1.2 MiB) (ignored: raw keeps what arrived)");
        assertThat(decide(TARGETS, Table.CURRENT, INTERVAL))
                .isEqualTo("up to date: nothing new (ignored: hand-kept files are taken whole)");
        assertThat(decide(ORDERS, Table.CURRENT, INTERVAL))
                .isEqualTo("up to date: nothing new (ignored: a table of others is taken whole)");
        assertThat(decide(ARTICLE, Table.CURRENT, INTERVAL, APPENDED))
                .isEqualTo(
                        "merge: sales.raw.invoice_lines has new rows (version 3 to 5) (ignored: each state of an object"
                                + " builds on those before)");
        assertThat(decide(SOLD, Table.CURRENT, INTERVAL, APPENDED))
                .isEqualTo("append: sales.raw.invoice_lines has new rows (version 3 to 5) (ignored: no time-column is"
                        + " declared)");
        assertThat(recompute(REVENUE, Table.ABSENT, Scale.DAYS, new Change.Absent("sales.manual.targets")))
                .isEqualTo(
                        "up to date: sales.manual.targets is not there yet (ignored: sales.manual.targets is not there"
                                + " yet)");
    }

    private static String recompute(DatasetId id, Table table, Scale scale, Change... changes) {
        Optional<TimeAxis> time = Optional.of(new TimeAxis("at", scale));
        return words(
                JobPlan.decide(Jobs.dataset(id), new DatasetState(table, List.of(), List.of(changes), time), INTERVAL));
    }

    private static String words(JobPlan plan) {
        String interval = plan.interval()
                .map(use -> " (" + use.effect().key() + (use.effect() == Effect.RECOMPUTED ? "" : ": " + use.reason())
                        + ")")
                .orElse("");
        return plan.action().label() + ": " + plan.reason() + interval;
    }

    private static String replay(DatasetId id, Table table, long open, Change... changes) {
        Dataset dataset = Jobs.mesh().datasets().get(id);
        DatasetState state = new DatasetState(table, List.of(), List.of(changes));
        JobPlan plan = JobPlan.replay(dataset, state, open);
        return plan.action().label() + ": " + plan.reason();
    }

    @Test
    void waitsForInputsThatAreNotThere() {
        assertThat(fully(REVENUE, Table.ABSENT, APPENDED, new Change.Absent("sales.manual.targets")))
                .isEqualTo("up to date: sales.manual.targets is not there yet");
    }

    private static String decide(DatasetId id, Table table, Change... changes) {
        return decide(id, table, Refresh.INCREMENTAL, changes);
    }

    private static String fully(DatasetId id, Table table, Change... changes) {
        return decide(id, table, Refresh.FULL, changes);
    }

    private static String decide(DatasetId id, Table table, Refresh refresh, Change... changes) {
        DatasetState state = new DatasetState(table, List.of(), List.of(changes));
        return words(JobPlan.decide(Jobs.dataset(id), state, refresh));
    }
}

package io.meshline.engine;

import io.meshline.clean.History;
import io.meshline.clean.Latest;
import io.meshline.clean.States;
import io.meshline.clean.Tracking;
import io.meshline.clean.Tracking.Deletions;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.model.Audit;
import io.meshline.model.Column;
import io.meshline.model.Dataset.Entities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records are merged into the states of their objects. */
final class EntitiesExecutor implements Executor {
    private final Entities entities;
    private final States states;

    EntitiesExecutor(Entities entities) {
        this.entities = entities;
        List<String> columns =
                entities.declaredColumns().stream().map(Column::name).toList();
        Deletions deletions = entities.haveDeletions() ? Deletions.POSSIBLE : Deletions.NONE;
        Tracking tracking = new Tracking(columns, entities.key(), entities.sequenceBy(), deletions);
        this.states = switch (entities.lifecycle().past()) {
            case KEPT -> new History(tracking);
            case FORGOTTEN -> new Latest(tracking);
        };
    }

    /** What was staged, and what it came to. */
    private record Merged(StagedWrite staged, Map<String, Long> counted, Audit found) {}

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        InputRows input = Inputs.changed(job, entities.from());
        StructuredPass pass = pass(job, input);
        Merged merged = entities.lifecycle()
                .maxMissing()
                .map(bound -> ofSnapshots(job, transaction, pass, bound))
                .orElseGet(() -> ofChanges(job, transaction, pass));
        return new Prepared(
                        merged.staged(),
                        pass.ledger(written(merged.counted())),
                        input.count(),
                        input.positions(),
                        pass.quarantine(job, entities.from().toString()),
                        pass.warnings())
                .judgedBy(pass)
                .with(merged.found());
    }

    private Merged ofChanges(JobContext job, GatedTransaction transaction, StructuredPass pass) {
        Merge merge = new Merge(transaction, states);
        Dataset<Row> batch = pass.accepted();
        StagedWrite staged = startsAnew(job, transaction)
                ? merge.anew(batch, batch.limit(0))
                : merge.into(batch, () -> source(job).accepted());
        return new Merged(staged, merge.counted(), Audit.NONE);
    }

    private Merged ofSnapshots(
            JobContext job, GatedTransaction transaction, StructuredPass pass, BigDecimal maxMissing) {
        SnapshotMerge merge = new SnapshotMerge(transaction, states, maxMissing);
        StagedWrite staged = startsAnew(job, transaction)
                ? merge.anew(pass.told())
                : merge.into(pass.told(), () -> source(job).told());
        return new Merged(staged, merge.counted(), merge.found());
    }

    private static boolean startsAnew(JobContext job, GatedTransaction transaction) {
        return job.startsAnew() || transaction.isNewTable();
    }

    /** All records that the states are made of, for objects whose past a late record changes. */
    private StructuredPass source(JobContext job) {
        return pass(job, Inputs.whole(job, entities.from()));
    }

    private StructuredPass pass(JobContext job, InputRows input) {
        return new StructuredPass(job, input.rows(), entities.structure(), entities.gate());
    }

    private static Written written(Map<String, Long> counted) {
        return new Written(
                counted.get("written"), counted.get("updated"), counted.get("unchanged"), counted.get("duplicate"));
    }
}

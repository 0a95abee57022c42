package io.meshline.engine;

import io.meshline.clean.History;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.model.Column;
import io.meshline.model.Dataset.Entities;
import io.meshline.model.Ledger;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records are merged into the histories of their objects. */
final class EntitiesExecutor implements Executor {
    private final Entities entities;
    private final History history;

    EntitiesExecutor(Entities entities) {
        this.entities = entities;
        List<String> columns =
                entities.declaredColumns().stream().map(Column::name).toList();
        this.history = new History(columns, entities.key(), entities.sequenceBy());
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        InputRows input = Inputs.changed(job, entities.from());
        StructuredPass pass = new StructuredPass(job, input.rows(), entities.structure(), entities.gate());
        Merge merge = new Merge(transaction, history, pass.accepted());
        boolean anew = job.startsAnew() || transaction.isNewTable();
        StagedWrite staged = anew ? merge.anew() : merge.into(() -> source(job));
        Map<String, Long> counted = merge.counted();
        Ledger ledger = pass.ledger(new Written(
                counted.get("written"), counted.get("updated"), counted.get("unchanged"), counted.get("duplicate")));
        return new Prepared(
                        staged,
                        ledger,
                        input.count(),
                        input.positions(),
                        pass.quarantine(job, entities.from().toString()),
                        pass.warnings())
                .judgedBy(pass);
    }

    /** All records that the histories are made of, for objects whose past a late record changes. */
    private Dataset<Row> source(JobContext job) {
        InputRows whole = Inputs.whole(job, entities.from());
        return new StructuredPass(job, whole.rows(), entities.structure(), entities.gate()).accepted();
    }
}

package io.meshline.engine;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.model.Dataset.External;
import io.meshline.model.Ledger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Another owner's table is taken whole and said in this domain's words. */
final class ExternalExecutor implements Executor {
    private final External external;

    ExternalExecutor(External external) {
        this.external = external;
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        InputRows input = Inputs.external(job, external);
        Dataset<Row> rows = PersonalIntake.ofTable(job, input.rows());
        StructuredPass pass = new StructuredPass(job, rows, external.structure(), external.gate());
        StagedWrite staged = transaction.stage(pass.accepted(), transaction.files());
        Ledger ledger = pass.ledger(Written.all(staged.countRows()));
        return new Prepared(
                        staged,
                        ledger,
                        input.count(),
                        input.positions(),
                        pass.quarantine(job, external.path()),
                        pass.warnings())
                .judgedBy(pass);
    }
}

package io.meshline.engine;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.meshline.analysis.QueryBinder;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
import io.meshline.engine.IntervalWrite.Beaten;
import io.meshline.engine.IntervalWrite.Outcome;
import io.meshline.model.Dataset.Aggregate;
import io.meshline.model.DatasetId;
import io.meshline.model.Ledger;
import io.meshline.model.Position;
import io.meshline.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A query's result replaces the table, or the rows of an interval those that the table has of it. Its ledger counts the rows
 * of the result.
 */
final class AggregateExecutor implements Executor {
    private static final String READ = "read";

    private final Aggregate aggregate;

    AggregateExecutor(Aggregate aggregate) {
        this.aggregate = aggregate;
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        List<Position> positions = new ArrayList<>();
        Map<String, Dataset<Row>> tables = new TreeMap<>();
        for (DatasetId input : job.run().project().analyzed().inputs().get(job.id())) {
            InputRows whole = Inputs.whole(job, input);
            tables.put(input.zone().key() + "." + input.name(), whole.rows());
            positions.addAll(whole.positions());
        }
        Dataset<Row> result = result(job, tables);
        return job.recomputed()
                .map(range -> ofInterval(range, result, positions, transaction))
                .orElseGet(() -> whole(result, positions, transaction));
    }

    private Prepared whole(Dataset<Row> result, List<Position> positions, GatedTransaction transaction) {
        Counters counters = new Counters();
        StagedWrite staged = staged(result, counters, transaction, transaction.files());
        Ledger ledger = new Ledger(counters.counted().get(READ), staged.countRows(), 0, 0, 0, 0, 0);
        return new Prepared(staged, ledger, OptionalLong.empty(), positions, List.of(), List.of());
    }

    /** The whole query is asked: what of its inputs a row is made of, only Spark can tell, and leaves out the rest where it can. */
    private Prepared ofInterval(
            TimeRange range, Dataset<Row> result, List<Position> positions, GatedTransaction transaction) {
        Counters counters = new Counters();
        StagedWrite staged = staged(result.where(range.holds()), counters, transaction, FileSet.NONE);
        Outcome outcome = new IntervalWrite(transaction, range).replace(staged, Beaten.NONE);
        Ledger ledger = new Ledger(
                counters.counted().get(READ),
                outcome.written(),
                outcome.updated(),
                outcome.difference().same(),
                0,
                0,
                0);
        return new Prepared(
                outcome.staged(), ledger, OptionalLong.empty(), positions, List.of(), outcome.warnings(range));
    }

    private StagedWrite staged(Dataset<Row> rows, Counters counters, GatedTransaction transaction, FileSet replaced) {
        Dataset<Row> counted = counters.observe(rows, List.of(count(lit(1)).as(READ)));
        return Transformations.blamed(aggregate.query(), () -> transaction.stage(counted, replaced));
    }

    private Dataset<Row> result(JobContext job, Map<String, Dataset<Row>> tables) {
        Query query = aggregate.query();
        return query instanceof Query.Sql sql
                ? QueryBinder.bind(job.spark(), sql.sql(), tables::get)
                : Transformations.apply((Query.Transformation) query, tables);
    }
}

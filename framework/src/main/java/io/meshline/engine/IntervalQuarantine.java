package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.clean.Quarantine;
import io.meshline.clean.Structuring;
import io.meshline.model.Dataset.Events;
import io.meshline.model.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * What becomes of quarantine where the records of an interval are read again: those that it holds open are settled, since
 * they are rows now or are put aside once more. Settled is what stands up to a batch, so that the open records of other
 * times are put aside anew as well, as they are.
 *
 * @param job the job
 * @param rejected what the batch puts aside
 * @param carried open records of other times; empty where none of the interval is open, and nothing is settled
 */
record IntervalQuarantine(JobContext job, Optional<SideTable> rejected, Optional<Dataset<Row>> carried) {
    IntervalQuarantine {
        requireNonNull(job, "job");
        requireNonNull(rejected, "rejected");
        requireNonNull(carried, "carried");
    }

    static IntervalQuarantine of(EventsInterval interval, JobContext job, StructuredPass pass, IntervalInput input) {
        Events events = interval.events();
        Optional<SideTable> rejected =
                pass.quarantine(job, events.from().toString()).stream().findFirst();
        Optional<Dataset<Row>> carried = HeldRecords.of(job)
                .filter(HeldRecords::mayBeOpen)
                .map(held -> held.openRows(job.spark()))
                .flatMap(open -> {
                    Dataset<Row> ofInterval = Structuring.kept(
                            open,
                            input.before().rows().schema(),
                            events.structure(),
                            interval.range().holds());
                    return ofInterval.isEmpty() ? Optional.empty() : Optional.of(others(open, ofInterval));
                });
        return new IntervalQuarantine(job, rejected, carried);
    }

    /** Up to where quarantine is settled then. */
    Stream<Position> settled(long lastBatch) {
        return carried.stream().flatMap(any -> HeldRecords.settledUpTo(lastBatch, job).stream());
    }

    /** What goes to quarantine beside the data. */
    List<SideTable> sides() {
        if (carried.isEmpty()) {
            return rejected.stream().toList();
        }
        return List.of(new SideTable(QuarantineTable.spec(job), batch -> {
            // A run that is overtaken takes back what stands under its id.
            Dataset<Row> again = carried.get()
                    .withColumn(HeldRecords.BATCH, lit(batch))
                    .withColumn("run_id", lit(job.run().runId()));
            return rejected.map(side -> side.rows().apply(batch).unionByName(again))
                    .orElse(again);
        }));
    }

    /** The open records that are none of the interval's, in today's columns. */
    private static Dataset<Row> others(Dataset<Row> open, Dataset<Row> ofInterval) {
        Dataset<Row> all = inColumns(open).as("held");
        Dataset<Row> read = inColumns(ofInterval).as("interval");
        Column isSame = Stream.of(
                        Quarantine.RECORD,
                        Quarantine.SOURCE_FILE,
                        Quarantine.POSITION,
                        HeldRecords.BATCH,
                        HeldRecords.AT)
                .map(name -> col("held." + name).eqNullSafe(col("interval." + name)))
                .reduce(lit(true), Column::and);
        return all.join(read, isSame, "left_anti");
    }

    private static Dataset<Row> inColumns(Dataset<Row> held) {
        List<String> given = Arrays.asList(held.columns());
        List<Column> columns = new ArrayList<>();
        for (StructField field : Quarantine.SCHEMA.fields()) {
            Column value = given.contains(field.name()) ? col(field.name()) : lit(null);
            columns.add(value.cast(field.dataType()).as(field.name()));
        }
        return held.select(columns.toArray(Column[]::new));
    }
}

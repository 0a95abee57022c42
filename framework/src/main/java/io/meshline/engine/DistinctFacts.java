package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.meshline.clean.Deduplication;
import io.meshline.model.FactIdentity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The facts of a batch, each once, and how many further records told of them. */
final class DistinctFacts {
    private static final String DUPLICATE = "duplicate";

    private final FactIdentity identity;
    private final Counters counters = new Counters();

    DistinctFacts(FactIdentity identity) {
        this.identity = identity;
    }

    /** The rows that stay; all where nothing tells facts apart. */
    Dataset<Row> of(Dataset<Row> rows) {
        if (!identity.tellsApart()) {
            return rows;
        }
        Dataset<Row> distinct = Deduplication.withinBatch(rows, identity);
        Column count = coalesce(sum(col(Deduplication.DUPLICATES)), lit(0L)).as(DUPLICATE);
        return counters.observe(distinct, List.of(count)).drop(Deduplication.DUPLICATES);
    }

    /** How many rows others stand for; known once the facts are written. */
    long duplicates() {
        return identity.tellsApart() ? counters.counted().get(DUPLICATE) : 0;
    }
}

package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.execution.datasources.SaveIntoDataSourceCommand;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.RelationProvider;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Writes rows inside a transaction as a command of Spark that names the table, so that whoever watches Spark sees which
 * table the rows are for: Delta's own way to write files tells nobody. OpenLineage's listener knows a command of this
 * kind by a data source whose class name contains {@code DeltaDataSource} and by the option {@code path}.
 */
final class StagingDeltaDataSource implements CreatableRelationProvider, RelationProvider {
    private final OptimisticTransaction transaction;
    private List<FileAction> written = List.of();

    private StagingDeltaDataSource(OptimisticTransaction transaction) {
        this.transaction = transaction;
    }

    /** Writes the rows to files of the table and returns what a commit would have to say of them. */
    static List<FileAction> write(Dataset<Row> rows, OptimisticTransaction transaction) {
        StagingDeltaDataSource source = new StagingDeltaDataSource(transaction);
        String path = transaction.deltaLog().dataPath().toUri().toString();
        Dataset.ofRows(
                rows.sparkSession(),
                new SaveIntoDataSourceCommand(
                        rows.queryExecution().analyzed(),
                        source,
                        ScalaCollections.scalaMap(Map.of("path", path)),
                        SaveMode.Append));
        return source.written;
    }

    @Override
    public BaseRelation createRelation(
            SQLContext context,
            SaveMode mode,
            scala.collection.immutable.Map<String, String> options,
            Dataset<Row> rows) {
        written = list(transaction.writeFiles(rows, Option.empty()));
        return new Written(context);
    }

    /** What is staged cannot be read by a path. */
    @Override
    public BaseRelation createRelation(SQLContext context, scala.collection.immutable.Map<String, String> options) {
        throw new UnsupportedOperationException("Staged files are read through their transaction");
    }

    /** What a command has to leave behind; nobody reads it. */
    private static final class Written extends BaseRelation {
        private final SQLContext context;

        private Written(SQLContext context) {
            this.context = context;
        }

        @Override
        public SQLContext sqlContext() {
            return context;
        }

        @Override
        public StructType schema() {
            return new StructType();
        }
    }
}

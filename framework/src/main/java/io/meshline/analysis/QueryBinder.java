package io.meshline.analysis;

import io.meshline.error.MeshlineException;
import io.meshline.error.Problem;
import io.meshline.model.SqlText;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Turns a SQL file into rows of given tables: its names resolve without a metastore and without views. */
public final class QueryBinder {
    private QueryBinder() {}

    /**
     * The rows of a query, not computed yet.
     *
     * @param tables the rows of a table by {@code <zone>.<name>}; null for a name that is none
     * @throws MeshlineException of the code INVALID_SQL or UNRESOLVED_SQL where the query does not fit the tables
     */
    public static Dataset<Row> bind(SparkSession spark, SqlText query, Function<String, Dataset<Row>> tables) {
        try {
            return Catalyst.bind(spark, query.text(), tables);
        } catch (AnalysisException error) {
            String subject = "'" + Path.of(query.origin().file()).getFileName() + "'";
            Problem problem = Reason.of(subject, query, error);
            throw new MeshlineException(problem.code(), problem.toString(), error);
        }
    }
}

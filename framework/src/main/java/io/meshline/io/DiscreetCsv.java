package io.meshline.io;

import com.univocity.parsers.common.TextParsingException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import scala.runtime.AbstractFunction1;

/**
 * Spark's CSV files, whose failures do not quote them: the messages of the parser and of the check of headers hold up to
 * a thousand characters of a file, and stand in Spark's log and event log for everyone to read.
 */
final class DiscreetCsv extends CSVFileFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
            SparkSession spark,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            Seq<Filter> filters,
            Map<String, String> options,
            Configuration configuration) {
        return new Reader(
                super.buildReader(spark, dataSchema, partitionSchema, requiredSchema, filters, options, configuration));
    }

    private static final class Reader extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Function1<PartitionedFile, Iterator<InternalRow>> reader;

        Reader(Function1<PartitionedFile, Iterator<InternalRow>> reader) {
            this.reader = reader;
        }

        @Override
        public Iterator<InternalRow> apply(PartitionedFile file) {
            return discreetly(() -> new Rows(reader.apply(file)));
        }
    }

    private static final class Rows extends AbstractIterator<InternalRow> {
        private final Iterator<InternalRow> rows;

        Rows(Iterator<InternalRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return discreetly(rows::hasNext);
        }

        @Override
        public InternalRow next() {
            return discreetly(rows::next);
        }
    }

    private static <T> T discreetly(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TextParsingException | IllegalArgumentException quoting) {
            IllegalStateException discreet =
                    new IllegalStateException("a CSV file cannot be parsed, or has another header than before");
            discreet.setStackTrace(quoting.getStackTrace());
            throw discreet;
        }
    }
}

package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import io.meshline.quality.MeasuredBatch;
import io.meshline.quality.MetricKey;
import io.meshline.quality.MetricsQuery;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.spark.sql.Column;

/** What is asked of {@code platform.quality_metrics} as a condition on its columns, so that Delta can leave files out. */
final class MetricsCondition {
    private static final Column AT = col("measured_at");
    private static final Column TAGS = col(QualityMetricsTable.TAGS);

    private MetricsCondition() {}

    static Column of(MetricsQuery query) {
        return query.tags().entrySet().stream()
                .map(tag -> has(tag.getKey(), tag.getValue()))
                .reduce(inTime(query), Column::and);
    }

    /** The rows of a key and no others. */
    static Column exactly(MetricKey key) {
        Column isExact = key.batch().isPresent()
                ? TAGS.isNull()
                : TAGS.isNotNull().and(size(TAGS).equalTo(key.tags().size()));
        return of(MetricsQuery.of(key)).and(isExact);
    }

    /** Of the time that is asked for; the table knows more than Deequ's milliseconds. */
    static Column inTime(MetricsQuery query) {
        Column from = query.from().map(time -> AT.geq(time(time))).orElse(lit(true));
        return query.to().map(time -> from.and(AT.lt(time(time.plusMillis(1))))).orElse(from);
    }

    private static Column has(String tag, String value) {
        return switch (tag) {
            case MeasuredBatch.JOB, MeasuredBatch.RUN_ID -> col(tag).equalTo(value);
            case MeasuredBatch.DOMAIN -> ofRun(col("job").startsWith(value + "."), tag, value);
            case MeasuredBatch.SCOPE -> ofRun(col(tag).equalTo(value), tag, value);
            case MeasuredBatch.BATCH -> ofRun(col("batch").cast("string").equalTo(value), tag, value);
            case MeasuredBatch.COMMITTED ->
                ofRun(col("batch").gt(0).cast("string").equalTo(value), tag, value);
            default -> TAGS.getItem(tag).equalTo(value);
        };
    }

    private static Column ofRun(Column condition, String tag, String value) {
        return TAGS.isNull().and(condition).or(TAGS.getItem(tag).equalTo(value));
    }

    private static Column time(Instant time) {
        return lit(Timestamp.from(time));
    }
}

package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/** What became of the records of the batch where one row is kept of each object. */
final class LatestDisposition {
    private static final Column LAST = col(Latest.LAST);
    private static final Column TOLD = col(Latest.TOLD);
    private static final Column STORED = col(Points.STORED);

    private LatestDisposition() {}

    /** The counters over moments, as aggregates. */
    static List<Column> counters() {
        Column isTold = TOLD.isNotNull();
        Column isUpdate =
                isTold.and(STORED.isNotNull()).and(isTrue(TOLD.equalTo(LAST)).and(not(isSameState())));
        Column isNew = isTold.and(STORED.isNull());
        return List.of(
                total(col(Timeline.OBSERVATIONS)).as("observations"),
                matching(isNew).as("written"),
                matching(isUpdate).as("updated"),
                matching(isTold.and(not(isNew)).and(not(isUpdate))).as("unchanged"),
                total(col(Timeline.OBSERVATIONS).minus(isTold.cast("bigint"))).as("duplicate"),
                matching(lit(false)).as("conflicts"));
    }

    private static Column isSameState() {
        return isTrue(STORED.getField(Points.STATE).equalTo(LAST.getField(Points.STATE)));
    }

    private static Column isTrue(Column condition) {
        return coalesce(condition, lit(false));
    }

    private static Column matching(Column condition) {
        return count(when(condition, 1));
    }

    private static Column total(Column value) {
        return coalesce(sum(value), lit(0L));
    }
}

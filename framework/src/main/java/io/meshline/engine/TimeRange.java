package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import io.meshline.plan.TimeAxis;
import io.meshline.plan.TimeAxis.Scale;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of an interval, as conditions that file statistics can decide: the bounds are literals of the column's type.
 *
 * @param interval the interval
 * @param time what tells the time of a row
 * @param zone whose clock bounds without an offset are of
 */
record TimeRange(Interval interval, TimeAxis time, ZoneId zone) {

    /** What a column tells apart; empty for one that is none or tells no time. */
    static Optional<TimeAxis> axis(String column, StructType columns) {
        return Arrays.stream(columns.fields())
                .filter(field -> field.name().equals(column))
                .flatMap(field -> scale(field.dataType()).stream())
                .map(scale -> new TimeAxis(column, scale))
                .findFirst();
    }

    private static Optional<Scale> scale(DataType type) {
        if (type.equals(DataTypes.DateType)) {
            return Optional.of(Scale.DAYS);
        }
        return type.equals(DataTypes.TimestampType) ? Optional.of(Scale.MOMENTS) : Optional.empty();
    }

    /** Whether a row is of the interval; null for rows without a time. */
    Column holds() {
        Column at = col("`" + time.column().replace("`", "``") + "`");
        return switch (time.scale()) {
            case DAYS -> at.geq(lit(interval.firstDay())).and(at.lt(lit(interval.dayAfter())));
            case MOMENTS -> at.geq(moment(interval.from())).and(at.lt(moment(interval.to())));
        };
    }

    /** Whether a row is of another time or of none; never null. */
    Column leavesOut() {
        return not(coalesce(holds(), lit(false)));
    }

    private Column moment(Bound bound) {
        return lit(bound.instant(zone));
    }
}

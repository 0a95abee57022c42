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

/** What became of the records of the batch at a moment: at most one of them counts, the others are duplicates. */
final class Disposition {
    private static final Column OBSERVED = col(Points.OBSERVED);
    private static final Column STATE = col(Points.STATE);

    private Disposition() {}

    /** The counters over moments, as aggregates. */
    static List<Column> counters() {
        Column first = col(Timeline.OPENS).and(not(col(Timeline.KNOWN)));
        return List.of(
                total(col(Timeline.OBSERVATIONS)).as("observations"),
                matching(startsVersion().and(first)).as("written"),
                matching(startsVersion().and(not(first))).as("updated"),
                matching(counts().and(not(startsVersion()))).as("unchanged"),
                total(col(Timeline.OBSERVATIONS).minus(counts().cast("bigint"))).as("duplicate"),
                matching(conflicts()).as("conflicts"));
    }

    /** Whether a stored version hides what has to be known of its points to place the batch's record. */
    static Column conflicts() {
        Column cover = col(Timeline.COVER);
        Column at = col(Points.AT);
        Column wins = OBSERVED.gt(cover.getField(Points.STATE));
        Column isInside = at.gt(cover.getField(Points.FROM)).and(at.lt(cover.getField(Points.SEEN)));
        Column differs = OBSERVED.notEqual(cover.getField(Points.STATE));
        Column isCovered = at.leq(cover.getField(Points.SEEN));
        return isTrue(isCovered.and(differs).and(wins.or(isInside)));
    }

    /** Whether a record of the batch has the state that holds. */
    private static Column counts() {
        return isTrue(OBSERVED.equalTo(STATE));
    }

    /** Whether that record starts a version that was not stored. */
    private static Column startsVersion() {
        return counts().and(col(Timeline.STARTS)).and(not(wasStored()));
    }

    private static Column wasStored() {
        return isTrue(col(Points.STORED + "." + Points.STATE).equalTo(STATE));
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

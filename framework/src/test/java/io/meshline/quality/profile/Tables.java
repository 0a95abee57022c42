package io.meshline.quality.profile;

import io.meshline.error.Origin;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Query;
import io.meshline.model.SqlText;
import io.meshline.model.Zone;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.ProfileScope.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables to look at. */
final class Tables {
    static final Origin HERE = new Origin("conf/domains/sales/domain.conf", 12);

    private Tables() {}

    /** A hundred rows of every type. */
    static org.apache.spark.sql.Dataset<Row> ofEveryType(SparkSession spark) {
        return spark.range(0, 100, 1, 1)
                .selectExpr(
                        "concat('A', lpad(id, 4, '0')) as code",
                        "if(id % 10 = 9, null, element_at(array('France', 'Italy', 'Spain'), int(id % 3) + 1)) as country",
                        "cast(id as string) as digits",
                        "cast(id as int) as pieces",
                        "cast(id % 7 as tinyint) as weekday",
                        "cast(id / 8 as decimal(12,3)) as price",
                        "cast(id - 50 as double) as balance",
                        "id % 2 = 0 as paid",
                        "date_add(date'2024-01-01', int(id)) as sold_on",
                        "timestamp'2024-01-01 00:00:00' + make_interval(0, 0, 0, 0, int(id)) as sold_at",
                        "timestamp_ntz'2024-01-01 12:30:00' as opened_at",
                        "cast(null as int) as nothing",
                        "cast(null as string) as silence",
                        "named_struct('x', id) as point",
                        "map('k', id) as tags",
                        "array(id) as steps",
                        "cast('b' as binary) as bytes");
    }

    static ProfileScope scope(Dataset dataset) {
        return new ProfileScope(dataset, "local", 3, Extent.TABLE, Optional.empty());
    }

    /** A query's result, of which the declaration guarantees nothing. */
    static Dataset aggregate(String... rules) {
        List<QualityRule> gate = Arrays.stream(rules)
                .map(rule -> new QualityRule(rule, Severity.ERROR, HERE))
                .toList();
        return new Dataset.Aggregate(
                heading(Zone.AGGREGATES, "revenue"),
                new Query.Sql(new SqlText("select 1", HERE)),
                List.<Column>of(),
                List.of(),
                new Gate(gate));
    }

    static Heading heading(Zone zone, String name) {
        return new Heading(new DatasetId("sales", zone, name), "Revenue of each day", HERE);
    }
}

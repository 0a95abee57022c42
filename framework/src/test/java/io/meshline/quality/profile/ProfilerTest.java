package io.meshline.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Golden;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.profile.ColumnProfile;
import io.meshline.model.profile.ColumnProfile.Distinct;
import io.meshline.model.profile.ColumnProfile.Precision;
import io.meshline.model.profile.ColumnProfile.ValueCount;
import io.meshline.model.profile.Figures;
import io.meshline.model.profile.Proposal;
import io.meshline.model.profile.TableProfile;
import io.meshline.report.profile.ProfileFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class ProfilerTest {

    @Test
    void looksAtColumnsOfEveryType(SparkSession spark) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        TableProfile profile;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            profile = profile(Tables.ofEveryType(spark));
        } finally {
            System.setOut(terminal);
        }
        Golden.check("profile/every-type.txt", ProfileFormat.TEXT.write(profile));
        Golden.check("profile/every-type.json", ProfileFormat.JSON.write(profile));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void looksAtColumnsOfEveryName(SparkSession spark) {
        Dataset<Row> rows = spark.range(3)
                .selectExpr(
                        "id as `Größe in m²`",
                        "id as `a.b`",
                        "id as `back``tick`",
                        "id as `order`",
                        "string(id) as `say \"so\"`",
                        "if(id = 0, null, id) as `with space`");
        TableProfile profile = profile(rows);
        assertThat(profile.columns()).extracting(ColumnProfile::name).containsExactly(rows.columns());
        assertThat(profile.columns()).extracting(ColumnProfile::present).containsExactly(3L, 3L, 3L, 3L, 3L, 2L);
        assertThat(profile.proposals())
                .extracting(Proposal::dqdl)
                .containsExactly(
                        "IsComplete \"Größe in m²\"",
                        "IsUnique \"Größe in m²\"",
                        "ColumnValues \"Größe in m²\" >= 0",
                        "IsComplete \"order\"",
                        "IsUnique \"order\"",
                        "ColumnValues \"order\" >= 0",
                        "Completeness \"with space\" >= 0.13",
                        "ColumnValues \"with space\" >= 0 where \"`with space` is not null\"");
    }

    @Test
    void tellsTheColumnsOfATableWithoutRows(SparkSession spark) {
        TableProfile profile = profile(
                Tables.ofEveryType(spark).select("code", "price", "point").limit(0));
        assertThat(profile.rows()).isZero();
        assertThat(profile.proposals()).isEmpty();
        assertThat(profile.columns())
                .hasSize(3)
                .allSatisfy(column -> assertThat(column)
                        .isEqualTo(new ColumnProfile(
                                column.name(), column.type(), 0, Optional.empty(), new Figures.None(), List.of())));
    }

    @Test
    void tellsATextThatReadsLikeDeequsWordForNullFromNull(SparkSession spark) {
        ColumnProfile column = profile(
                        spark.range(6).selectExpr("element_at(array('NullValue', null, 'x'), int(id % 3) + 1) as word"))
                .columns()
                .get(0);
        assertThat(column.distinct()).contains(new Distinct(2, Precision.EXACT));
        assertThat(column.commonest()).containsExactly(new ValueCount("NullValue", 2), new ValueCount("x", 2));
    }

    @Test
    void estimatesManyDifferentValuesAndTellsNoneOfThem(SparkSession spark) {
        ColumnProfile column = profile(spark.range(5000).selectExpr("concat('x', id) as word"))
                .columns()
                .get(0);
        assertThat(column.commonest()).isEmpty();
        assertThat(column.distinct()).hasValueSatisfying(distinct -> {
            assertThat(distinct.precision()).isEqualTo(Precision.APPROXIMATE);
            assertThat(distinct.count()).isBetween(4600L, 5000L);
        });
    }

    @Test
    void readsTimesInUtcWhateverTheSessionsZone(SparkSession spark) {
        spark.conf().set("spark.sql.session.timeZone", "America/New_York");
        try {
            TableProfile profile = profile(spark.range(1)
                    .selectExpr(
                            "timestamp'2024-07-01 00:00:00Z' as sold_at",
                            "timestamp_ntz'2024-07-01 00:00:00.000001' as opened_at",
                            "date'1969-12-31' as born_on"));
            assertThat(IntStream.range(0, 3).mapToObj(i ->
                            (Figures.Times) profile.columns().get(i).figures()))
                    .extracting(Figures.Times::first)
                    .containsExactly("2024-07-01 00:00:00", "2024-07-01 00:00:00.000001", "1969-12-31");
        } finally {
            spark.conf().set("spark.sql.session.timeZone", "UTC");
        }
    }

    private static TableProfile profile(Dataset<Row> rows) {
        return Profiler.profile(Tables.scope(Tables.aggregate()), rows);
    }
}

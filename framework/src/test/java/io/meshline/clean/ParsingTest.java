package io.meshline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.DerivedColumn;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class ParsingTest {
    /** Would evaluate the literals while planning, and leave nothing to the generated code. */
    private static final String CONSTANT_FOLDING = "org.apache.spark.sql.catalyst.optimizer.ConstantFolding";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "'17850'     | int | 17850",
                "' 17850 '   | int | 17850",
                "'17850.0'   | int | 17850",
                "'1e3'       | int | 1000",
                "'3.7'       | int | -",
                "'abc'       | int | -",
                "'2147483648'| int | -",
                "'2147483648'| bigint | 2147483648",
                "'9223372036854775808'| bigint | -",
                "'128'       | tinyint | -",
                "'2.55'      | decimal(12,3) | 2.550",
                "'2.5500000' | decimal(12,3) | 2.550",
                "'2.5501'    | decimal(12,3) | -",
                "'1e-9'      | decimal(12,3) | -",
                "'1234567890'| decimal(12,3) | -",
                "'0.1'       | decimal(38,2) | 0.10",
                "'0.101'     | decimal(38,2) | -",
                "'2.5'       | double | 2.5",
                "'x'         | double | -",
                "'yes'       | boolean | true",
                "'maybe'     | boolean | -",
                "'2010-12-01'| date | 2010-12-01",
                "'2010-12-01 00:00:00'| date | 2010-12-01",
                "'2010-12-01 08:26:00'| date | -",
                "'2010-12-01 junk'| date | -",
                "'2010'      | date | -",
                "'201012'    | date | -",
                "'2010-12-01T08:26:00Z'| timestamp | 2010-12-01 08:26:00",
                "'2010-12-01 08:26'| timestamp | 2010-12-01 08:26:00",
                "'2010-13-01'| timestamp | -",
                "'12:30'     | timestamp | -",
                "cast(3.0 as double)  | int | 3",
                "cast(3.5 as double)  | int | -",
                "2.50        | decimal(3,1) | 2.5",
                "2.55        | decimal(3,1) | -",
                "300         | tinyint | -",
                "7           | string | 7",
                "timestamp'2010-12-01 00:00:00' | date | 2010-12-01",
                "timestamp'2010-12-01 01:00:00' | date | -",
                "date'2010-12-01' | timestamp | 2010-12-01 00:00:00",
                "0.1D        | decimal(12,3) | 0.100"
            })
    void holdsAValueExactlyOrNotAtAllWhateverTheAnsiMode(
            String literal, String type, String expected, SparkSession shared) {
        for (boolean ansi : new boolean[] {false, true}) {
            SparkSession spark = shared.newSession();
            spark.conf().set("spark.sql.ansi.enabled", ansi);
            spark.conf().set("spark.sql.optimizer.excludedRules", CONSTANT_FOLDING);

            assertThat(read(
                            spark.sql("select " + literal + " as value from range(1)"),
                            Structures.from("value", type, "value")))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXCEPTION", "CORRECTED"})
    void aFormatReadsDatesAndTimestampsAndFailsQuietly(String policy, SparkSession shared) {
        SparkSession spark = shared.newSession();
        spark.conf().set("spark.sql.legacy.timeParserPolicy", policy);

        assertThat(read(spark.sql("select '01/12/2010' as day"), Structures.patterned("day", "date", "dd/MM/yyyy")))
                .isEqualTo("2010-12-01");
        assertThat(read(spark.sql("select '1/12/2010' as day"), Structures.patterned("day", "date", "dd/MM/yyyy")))
                .isNull();
        assertThat(read(
                        spark.sql("select '01/12/2010 08:26' as at"),
                        Structures.patterned("at", "timestamp", "dd/MM/yyyy HH:mm")))
                .isEqualTo("2010-12-01 08:26:00");
        assertThat(Structures.structured(
                                spark.sql("select '32/12/2010' as day"),
                                Structures.structure(Structures.patterned("day", "date", "dd/MM/yyyy")))
                        .selectExpr("_reasons[0].message")
                        .head()
                        .getString(0))
                .isEqualTo("day: cannot cast '32/12/2010' to date with format 'dd/MM/yyyy'");
    }

    private static String read(Dataset<Row> source, DerivedColumn column) {
        Row row = Structures.structured(source, Structures.structure(column))
                .selectExpr("cast(`" + column.name() + "` as string)", "size(_reasons)")
                .head();
        assertThat(row.getInt(1)).isEqualTo(row.isNullAt(0) ? 1 : 0);
        return row.getString(0);
    }
}

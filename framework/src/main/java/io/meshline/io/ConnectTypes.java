package io.meshline.io;

import static io.meshline.io.ChangeDialect.part;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_dt_interval;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.map_zip_with;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDateTime;
import org.apache.spark.sql.Column;

/**
 * Values of Kafka Connect's logical types as one would write them: a decimal as a number instead of its bytes, a date
 * as {@code 2010-12-01} instead of a count of days. Only the schema beside a document tells them from other values, and
 * only columns of the row itself are looked at, not what is nested in them.
 */
final class ConnectTypes {
    private static final String TYPE = "field STRING, name STRING, parameters STRUCT<scale STRING>";
    /** What is read of the schema beside a document. */
    static final String SCHEMA =
            "schema STRUCT<fields ARRAY<STRUCT<" + TYPE + ", fields ARRAY<STRUCT<" + TYPE + ">>>>>";

    private static final String CONNECT = "org.apache.kafka.connect.data.";
    private static final String UNREADABLE = "^(org\\.apache\\.kafka\\.connect\\.data\\.(Decimal|Date|Time|Timestamp)"
            + "|io\\.debezium\\.data\\.VariableScaleDecimal"
            + "|io\\.debezium\\.time\\.(Date|Time|MicroTime|NanoTime|Timestamp|MicroTimestamp|NanoTimestamp))$";
    private static final Column EPOCH = lit(LocalDateTime.of(1970, 1, 1, 0, 0));
    private static final String EXACT = "decimal(20,0)";
    private static final long SECONDS_TO_YEAR_9999 = 250_000_000_000L;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 15;

    private ConnectTypes() {}

    /** The types of the columns in the row images of a document. */
    static Column ofImages() {
        Column images =
                filter(part("schema.fields"), field -> field.getField("field").isin("after", "before"));
        return get(images, lit(0)).getField("fields");
    }

    /** The types of the columns where the document is the row itself. */
    static Column ofDocument() {
        return transform(
                part("schema.fields"),
                field -> struct(
                        field.getField("field").as("field"),
                        field.getField("name").as("name"),
                        field.getField("parameters").as("parameters")));
    }

    /** A row image whose values of the given types can be read. */
    static Column plain(Column image, Column types) {
        Column unreadable = filter(types, type -> type.getField("name").rlike(UNREADABLE));
        Column byName = map_from_entries(transform(unreadable, type -> struct(type.getField("field"), type)));
        Column values = map_zip_with(JsonText.fields(image), byName, (name, value, type) -> readable(value, type));
        Column there = map_filter(values, (name, value) -> value.isNotNull());
        Column isNeeded = exists(types, type -> type.getField("name").rlike(UNREADABLE));
        return coalesce(when(isNeeded, JsonText.object(there)), image);
    }

    private static Column readable(Column value, Column type) {
        Column name = type.getField("name");
        Column readable = when(name.equalTo(CONNECT + "Decimal"), decimal(value, type))
                .when(name.equalTo("io.debezium.data.VariableScaleDecimal"), decimalOfAnyScale(value))
                .when(name.isNotNull(), Bound.to(moment(value, name), moment -> quoted(shown(moment, name))));
        return coalesce(readable, value);
    }

    /** Connect writes decimals as bytes or as numbers, as it is told. */
    private static Column decimal(Column value, Column type) {
        Column scale = coalesce(type.getField("parameters").getField("scale"), lit("0"));
        return when(value.startsWith("\""), ConnectDecimal.number(regexp_replace(value, "\"", ""), scale));
    }

    private static Column decimalOfAnyScale(Column value) {
        return ConnectDecimal.number(get_json_object(value, "$.value"), get_json_object(value, "$.scale"));
    }

    /** Days, or what has passed since an epoch or midnight, as a moment without a zone; exact to a microsecond. */
    private static Column moment(Column value, Column name) {
        Column digits = when(name.contains(".Nano"), regexp_replace(value, "[0-9]{3}$", ""))
                .otherwise(value);
        Column perSecond = when(name.contains(".Nano").or(name.contains(".Micro")), lit(1_000_000L))
                .otherwise(lit(1_000L));
        return Bound.to(Change.number(digits), count -> {
            Column seconds = when(name.endsWith(".Date"), count.cast(EXACT).multiply(lit(SECONDS_A_DAY)))
                    .otherwise(count.cast(EXACT).divide(perSecond.cast("decimal(7,0)")))
                    .cast("decimal(18,6)");
            Column moment = EPOCH.plus(make_dt_interval(lit(0), lit(0), lit(0), seconds));
            return when(abs(seconds).lt(SECONDS_TO_YEAR_9999), moment.cast("string"));
        });
    }

    private static Column shown(Column moment, Column name) {
        return when(name.endsWith(".Date"), substring(moment, 1, DATE_LENGTH))
                .when(name.endsWith("Time"), moment.substr(DATE_LENGTH + 2, TIME_LENGTH))
                .otherwise(replace(moment, lit(" "), lit("T")));
    }

    private static Column quoted(Column plain) {
        return concat(lit("\""), plain, lit("\""));
    }
}

package io.meshline.clean;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The fields of a document that no column reads, in the document itself and in the objects that columns read a part of;
 * not in the elements of arrays. A field of an inner object has a dotted name, such as {@code actor.login}.
 *
 * @param document the document, of which everything has been asked
 * @param declared fields that are known although no column reads them, as dotted names
 */
record Leftovers(Document document, List<String> declared) {
    private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);
    private static final DataType VALUES = DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
    private static final String KEY = "key";
    private static final String VALUE = "value";

    /** The names of the fields; empty for a document without, never null. */
    Column names() {
        Column[] all = document.knownFields().keySet().stream()
                .map(object -> coalesce(named(object), array().cast(TEXTS)))
                .toArray(Column[]::new);
        return array_except(concat(all), array(known().map(name -> lit(name)).toArray(Column[]::new)));
    }

    /**
     * The fields with their values as a JSON object, each value a string; null without one.
     *
     * @param names the column that {@link #names} was put into
     */
    Column kept(Column names) {
        Column[] all =
                document.knownFields().keySet().stream().map(this::entries).toArray(Column[]::new);
        Column unknown = filter(concat(all), entry -> array_contains(names, entry.getField(KEY)));
        Column members =
                transform(unknown, entry -> concat(quoted(entry.getField(KEY)), lit(":"), json(entry.getField(VALUE))));
        return when(size(names).gt(0), concat(lit("{"), array_join(members, ","), lit("}")));
    }

    private Column named(List<String> object) {
        Column keys = call_function("json_object_keys", document.object(object));
        return object.isEmpty() ? keys : transform(keys, key -> concat(lit(prefix(object)), key));
    }

    private Column entries(List<String> object) {
        Column entries = map_entries(from_json(document.object(object), VALUES, Map.of()));
        Column named = transform(
                entries,
                entry -> struct(
                        concat(lit(prefix(object)), entry.getField(KEY)).as(KEY),
                        entry.getField(VALUE).as(VALUE)));
        return coalesce(named, array().cast("array<struct<key:string,value:string>>"));
    }

    private Stream<String> known() {
        return Stream.concat(
                declared.stream(),
                document.knownFields().entrySet().stream()
                        .flatMap(object -> fields(object.getKey(), object.getValue())));
    }

    private static Stream<String> fields(List<String> object, Set<String> names) {
        return names.stream().map(name -> prefix(object) + name);
    }

    private static String prefix(List<String> object) {
        return object.isEmpty() ? "" : String.join(".", object) + ".";
    }

    private static Column json(Column value) {
        return when(value.isNull(), lit("null")).otherwise(quoted(value));
    }

    /** A text as JSON writes it: the only element of an array, without its brackets. */
    private static Column quoted(Column text) {
        Column list = to_json(array(text));
        return list.substr(lit(2), length(list).minus(2));
    }
}

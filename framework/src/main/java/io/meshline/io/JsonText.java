package io.meshline.io;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.map_zip_with;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.transform_values;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Parts of JSON documents as they are written. Where Spark's parser is asked for an object as text, it prints the object
 * anew and takes numbers with a fraction through double: 1.10 becomes 1.1, and digits beyond the seventeenth are lost.
 * So such numbers go through it as texts with a mark, which is taken off afterwards. The marks are made of a code point
 * that stands for no character.
 */
final class JsonText {
    /** How documents are parsed: by the letter of RFC 8259. */
    static final Map<String, String> STRICT = Map.of("allowSingleQuotes", "false", "allowNonNumericNumbers", "false");

    private static final String NUMBER = "\uFFFF#\uFFFF";
    private static final String TEXT = "\uFFFF'\uFFFF";
    private static final DataType TEXTS = DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

    private static final String INSIDE = "[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+";
    private static final String MAY_HOLD_FRACTION = "[:,\\[]\\s*-?[0-9]+[.eE]";
    /** What goes before the next number with a fraction, texts as a whole, and that number. */
    private static final String FRACTION =
            "\\G((?:[^\"0-9\\-]++|\"" + INSIDE + "\"|-?[0-9]++(?![.eE]))*+)" + "(-?[0-9]++[.eE][0-9.eE+\\-]*+)";
    /** What goes before the next text that is no key, and that text without its first quote. */
    private static final String VALUE = "\\G((?:[^\"]++|\"" + INSIDE + "\"\\s*+:)*+)\"(" + INSIDE + "\")";

    private JsonText() {}

    /** A document of which Spark's parser leaves the numbers as they are written. */
    static Column guarded(Column document) {
        Column marked = regexp_replace(document, FRACTION, "$1\"" + NUMBER + "$2" + NUMBER + "\"");
        return when(document.rlike(MAY_HOLD_FRACTION), marked).otherwise(document);
    }

    /** An object that the parser printed of a {@link #guarded} document, with the numbers as they were written. */
    static Column restored(Column printed) {
        return without(without(printed, "\"" + NUMBER), NUMBER + "\"");
    }

    /** The names of an object with their values as JSON; null for what is no object. */
    static Column fields(Column object) {
        Column marked = guarded(regexp_replace(object, VALUE, "$1\"" + TEXT + "$2"));
        return transform_values(from_json(marked, TEXTS, STRICT), (name, value) -> asJson(value));
    }

    /** An object of names with values as JSON. */
    static Column object(Column fields) {
        Column members = transform(
                map_entries(fields), field -> concat(quoted(field.getField("key")), lit(":"), field.getField("value")));
        return concat(lit("{"), array_join(members, ","), lit("}"));
    }

    /** An object whose values give way to those of another one. */
    static Column overlaid(Column object, Column over) {
        return object(map_zip_with(fields(object), fields(over), (name, value, overlaid) -> coalesce(overlaid, value)));
    }

    /** A text as JSON. */
    static Column quoted(Column text) {
        Column list = to_json(array(text));
        return list.substr(lit(2), length(list).minus(2));
    }

    private static Column asJson(Column value) {
        Column plain = without(without(restored(value), NUMBER), TEXT);
        return when(value.isNull(), lit("null"))
                .when(value.startsWith(TEXT), quoted(value.substr(lit(TEXT.length() + 1), length(value))))
                .otherwise(plain);
    }

    private static Column without(Column text, String mark) {
        return replace(text, lit(mark), lit(""));
    }
}

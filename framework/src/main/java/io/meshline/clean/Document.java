package io.meshline.clean;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.JsonPath;
import io.meshline.model.JsonPath.Root;
import io.meshline.model.JsonPath.Step;
import io.meshline.model.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * The JSON document of a record, parsed once into what all columns ask of it. Values are read as text, which is what
 * Spark's parser refuses least; decimals as such, since numbers with a fraction come out of it as text only after they
 * have been a double. What does not fit into the one parse is looked up by itself.
 */
final class Document {
    /** Which element of the exploded array a row is, counted from 0; null where there is none. */
    static final String POSITION = "_position";

    private static final String PARSED = "_document";
    private static final String PROBLEM = "_document_problem";
    private static final String ELEMENT = "_element";
    private static final String ONLY = "_only";
    private static final String CORRUPT = "_corrupt";
    /** The field of a wrapping object, for documents that may be arrays. */
    private static final Step.Field WRAPPED = new Step.Field("document");
    /** Bringing such a number, or a text that is one, to the scale of a decimal would write out all of its zeros. */
    private static final String VAST_NUMBER = "[:\\[,\"]\\s*-?\\d+([.]\\d+)?[eE][+-]?\\d{6,}\\s*[,\\]}\"]";

    /**
     * The locale decides how a decimal is read from a JSON string: with that of the United States, commas are dropped
     * wherever they stand, so that {@code 12,50} would be 1250.
     */
    private static final Map<String, String> OPTIONS = Map.of(
            "columnNameOfCorruptRecord",
            CORRUPT,
            "allowSingleQuotes",
            "false",
            "allowNonNumericNumbers",
            "false",
            "locale",
            "de-CH");

    private final Column text;
    private final Optional<JsonPath> explode;
    private final boolean isWrapped;
    private final Map<List<String>, Set<String>> known = new LinkedHashMap<>();
    private JsonSchema whole = JsonSchema.NOTHING;
    private JsonSchema element = JsonSchema.NOTHING;

    private Document(Structure structure) {
        this.text = Names.column(structure.payloadColumn());
        this.explode = structure.explode();
        this.isWrapped = Stream.concat(
                        explode.stream(),
                        structure.columns().stream()
                                .flatMap(column -> column.paths())
                                .filter(JsonPath::isPath)
                                .map(JsonPath::of))
                .filter(path -> path.root() == Root.DOCUMENT)
                .anyMatch(path -> path.steps().isEmpty() || path.steps().get(0) instanceof Step.Index);
        explode.ifPresent(this::know);
    }

    /** The document of a structure, of which nothing is asked yet. */
    static Document of(Structure structure) {
        return new Document(structure);
    }

    /** Whether a row is one element of an array. */
    boolean isExploded() {
        return explode.isPresent();
    }

    /**
     * Asks for the first of some paths that has a value. All has to be asked for before the document is parsed.
     *
     * @param type the type that the value is for
     * @param keepsBlanks whether a blank text is a value
     */
    JsonValue ask(List<JsonPath> paths, DataType type, boolean keepsBlanks) {
        paths.forEach(this::know);
        DataType leaf = leaf(type);
        JsonSchema wholeBefore = whole;
        JsonSchema elementBefore = element;
        if (!leaf.equals(DataTypes.StringType) && paths.stream().allMatch(path -> claim(path, leaf))) {
            return typed(paths, leaf);
        }
        whole = wholeBefore;
        element = elementBefore;
        Column text = first(paths.stream().map(path -> SourceValues.text(askText(path), keepsBlanks)));
        return new JsonValue(text, lit(null).cast(DataTypes.StringType));
    }

    /** What the parser leaves out is looked up as a text, which may yet be of the type. */
    private JsonValue typed(List<JsonPath> paths, DataType leaf) {
        Column found = first(paths.stream().map(this::found));
        Column left = when(
                isCorrupt().and(found.isNull()),
                first(paths.stream().map(path -> SourceValues.text(lookedUp(path), false))));
        Column read = leaf instanceof DecimalType ? coalesce(found, CatalystExpressions.tryCast(left, leaf)) : found;
        return new JsonValue(read, when(read.isNull(), left));
    }

    /** The text of one path. */
    Column askText(JsonPath path) {
        know(path);
        return claim(path, DataTypes.StringType) ? found(path) : lookedUp(path);
    }

    /** Parses the document, and makes a row of each element where an array is exploded. */
    Dataset<Row> parse(Dataset<Row> source) {
        if (!isRead()) {
            return source;
        }
        JsonSchema asked = asked();
        Column bounded = holdsDecimals(asked.type()) ? when(not(isVast()), text) : text;
        Column document = isWrapped ? concat(lit("{\"document\":"), bounded, lit("}")) : bounded;
        StructType type = ((StructType) asked.type()).add(CORRUPT, DataTypes.StringType);
        Dataset<Row> parsed =
                source.withColumn(PARSED, from_json(document, type, OPTIONS)).withColumn(PROBLEM, foundProblem());
        return explode.map(path -> exploded(parsed, path)).orElse(parsed);
    }

    /** Why nothing can be read from the document, as the end of a sentence; null where something can. */
    Column problem() {
        return isRead() ? Names.column(PROBLEM) : lit(null).cast(DataTypes.StringType);
    }

    private boolean isRead() {
        return !asked().equals(JsonSchema.NOTHING);
    }

    private Column foundProblem() {
        JsonSchema asked = asked();
        Column isVast = holdsDecimals(asked.type()) ? isVast() : lit(false);
        Column isOther = isWrapped
                ? get_json_object(text, "$").isNull()
                : call_function("json_object_keys", text).isNull();
        Column problem = when(
                        isVast, lit("holds a number with an exponent of six digits, which is not read beside decimals"))
                .when(isCorrupt().and(isOther), lit(isWrapped ? "is not a JSON document" : "is not a JSON object"));
        return explode.map(path -> problem.when(
                        isCorrupt().and(found(path).isNull()).and(lookedUp(path).isNotNull()),
                        lit("has no array at '" + path.text() + "'")))
                .orElse(problem);
    }

    /** Whether the exploded array is missing or empty. */
    Column isEmpty() {
        return isExploded() ? Names.column(POSITION).isNull().and(problem().isNull()) : lit(false);
    }

    /** The names of the fields that are asked for, under the names that lead to the object that they are in. */
    Map<List<String>, Set<String>> knownFields() {
        return known;
    }

    /** The text of the object that some names lead to, where it is one. */
    Column object(List<String> names) {
        return names.isEmpty()
                ? text
                : get_json_object(
                        text,
                        new JsonPath(
                                        Root.DOCUMENT,
                                        names.stream()
                                                .<Step>map(Step.Field::new)
                                                .toList())
                                .text());
    }

    private void know(JsonPath path) {
        List<String> names = new ArrayList<>();
        for (Step step : path.steps()) {
            if (!(step instanceof Step.Field field) || path.root() == Root.ELEMENT) {
                return;
            }
            known.computeIfAbsent(List.copyOf(names), any -> new LinkedHashSet<>())
                    .add(field.name());
            names.add(field.name());
        }
    }

    /** With the exploded array, which must fit first and so is put in before all columns are asked for. */
    private JsonSchema asked() {
        return explode.map(path -> whole.with(steps(path), JsonSchema.elements(elementOrText()))
                        .orElseThrow(() -> new IllegalArgumentException("array '" + path.text() + "' is no array")))
                .orElse(whole);
    }

    private JsonSchema elementOrText() {
        return element.equals(JsonSchema.NOTHING) ? JsonSchema.leaf(DataTypes.StringType) : element;
    }

    private boolean claim(JsonPath path, DataType leaf) {
        if (path.root() == Root.ELEMENT) {
            Optional<JsonSchema> more = path.steps().isEmpty()
                    ? Optional.of(JsonSchema.leaf(leaf))
                            .filter(only -> element.equals(JsonSchema.NOTHING) || element.equals(only))
                    : element.with(path.steps(), JsonSchema.leaf(leaf));
            more.ifPresent(schema -> element = schema);
            return more.isPresent();
        }
        Optional<JsonSchema> more = whole.with(steps(path), JsonSchema.leaf(leaf))
                .filter(schema -> explode.map(
                                array -> schema.with(steps(array), JsonSchema.elements(JsonSchema.NOTHING))
                                        .isPresent())
                        .orElse(true));
        more.ifPresent(schema -> whole = schema);
        return more.isPresent();
    }

    private Dataset<Row> exploded(Dataset<Row> parsed, JsonPath path) {
        boolean isRestricted = List.of(parsed.columns()).contains(POSITION);
        Dataset<Row> source = isRestricted ? parsed.withColumnRenamed(POSITION, ONLY) : parsed;
        Column[] columns = Stream.concat(
                        Stream.of(source.columns()).map(Names::column),
                        Stream.of(posexplode_outer(found(path)).as(new String[] {POSITION, ELEMENT})))
                .toArray(Column[]::new);
        Dataset<Row> rows = source.select(columns);
        Column isMeant = Names.column(ONLY).isNull().or(Names.column(ONLY).equalTo(Names.column(POSITION)));
        return isRestricted ? rows.where(isMeant).drop(ONLY) : rows;
    }

    /** The value of the parsed document that a path leads to. */
    private Column found(JsonPath path) {
        boolean isElement = path.root() == Root.ELEMENT;
        Column value = Names.column(isElement ? ELEMENT : PARSED);
        for (Step step : isElement ? path.steps() : steps(path)) {
            value = step instanceof Step.Index index
                    ? get(value, lit(index.index()))
                    : value.getField(((Step.Field) step).name());
        }
        return value;
    }

    /** The text that a path leads to, in a parse of its own. */
    private Column lookedUp(JsonPath path) {
        if (path.root() == Root.DOCUMENT) {
            return get_json_object(text, path.text());
        }
        Column beginning = concat(
                lit(explode.orElseThrow().text() + "["), Names.column(POSITION).cast(DataTypes.StringType), lit("]"));
        Column full = concat(beginning, lit(path.text().substring(1)));
        return CatalystExpressions.jsonObject(text, full);
    }

    private List<Step> steps(JsonPath path) {
        return isWrapped
                ? Stream.concat(Stream.of(WRAPPED), path.steps().stream()).toList()
                : path.steps();
    }

    private Column isCorrupt() {
        return Names.column(PARSED).getField(CORRUPT).isNotNull();
    }

    private Column isVast() {
        return coalesce(text.rlike(VAST_NUMBER), lit(false));
    }

    private static Column first(Stream<Column> values) {
        return coalesce(values.toArray(Column[]::new));
    }

    /** Room for more digits than the type has tells a value that does not fit from one that does. */
    private static DataType leaf(DataType type) {
        if (type instanceof DecimalType decimal) {
            return Parsing.wide(decimal);
        }
        return Parsing.isNested(type) ? type : DataTypes.StringType;
    }

    private static boolean holdsDecimals(DataType type) {
        return type.catalogString().contains("decimal(");
    }
}

package io.meshline.clean;

import io.meshline.model.JsonPath.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The part of a JSON document that is asked for, as the type that Spark's parser fills in one go. What does not fit into
 * one type, such as an object of which both a field and the whole text are asked for, is refused.
 */
sealed interface JsonSchema {
    /** A document of which nothing is asked. */
    JsonSchema NOTHING = new Fields(Map.of());

    /** The type to parse with. */
    DataType type();

    /** The same with something more asked for; empty where it does not fit. */
    Optional<JsonSchema> with(List<Step> steps, JsonSchema end);

    /** A value of one type. */
    static JsonSchema leaf(DataType type) {
        return new Leaf(type);
    }

    /** The elements of an array. */
    static JsonSchema elements(JsonSchema element) {
        return new Elements(element);
    }

    private static Optional<JsonSchema> at(List<Step> steps, JsonSchema end) {
        if (steps.isEmpty()) {
            return Optional.of(end);
        }
        Step first = steps.get(0);
        List<Step> rest = steps.subList(1, steps.size());
        if (first instanceof Step.Field) {
            return new Fields(Map.of()).with(steps, end);
        }
        return first instanceof Step.Index ? at(rest, end).map(Elements::new) : Optional.empty();
    }

    /**
     * An object.
     *
     * @param fields what is asked of which of its fields
     */
    record Fields(Map<String, JsonSchema> fields) implements JsonSchema {
        @Override
        public DataType type() {
            StructType type = new StructType();
            for (Map.Entry<String, JsonSchema> field : fields.entrySet()) {
                type = type.add(field.getKey(), field.getValue().type());
            }
            return type;
        }

        @Override
        public Optional<JsonSchema> with(List<Step> steps, JsonSchema end) {
            if (steps.isEmpty() || !(steps.get(0) instanceof Step.Field field)) {
                return Optional.empty();
            }
            List<Step> rest = steps.subList(1, steps.size());
            JsonSchema known = fields.get(field.name());
            return (known == null ? fresh(field.name(), rest, end) : known.with(rest, end))
                    .map(schema -> and(field.name(), schema));
        }

        /** Spark finds fields whatever their case, and cannot tell apart two that differ in nothing else. */
        private Optional<JsonSchema> fresh(String name, List<Step> steps, JsonSchema end) {
            Map<String, JsonSchema> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(fields);
            return anyCase.containsKey(name) ? Optional.empty() : at(steps, end);
        }

        private JsonSchema and(String name, JsonSchema schema) {
            Map<String, JsonSchema> more = new LinkedHashMap<>(fields);
            more.put(name, schema);
            return new Fields(more);
        }
    }

    /**
     * An array.
     *
     * @param element what is asked of each of its elements
     */
    record Elements(JsonSchema element) implements JsonSchema {
        @Override
        public DataType type() {
            return DataTypes.createArrayType(element.type());
        }

        @Override
        public Optional<JsonSchema> with(List<Step> steps, JsonSchema end) {
            return steps.isEmpty() || !(steps.get(0) instanceof Step.Index)
                    ? Optional.empty()
                    : element.with(steps.subList(1, steps.size()), end).map(Elements::new);
        }
    }

    /**
     * A value.
     *
     * @param type the type as which it is read
     */
    record Leaf(DataType type) implements JsonSchema {
        @Override
        public Optional<JsonSchema> with(List<Step> steps, JsonSchema end) {
            return steps.isEmpty() && equals(end) ? Optional.of(this) : Optional.empty();
        }
    }
}

package io.meshline.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value with its absolute path.
 *
 * @param config the value as the library knows it
 * @param path where it stands in the tree
 * @param reading what it is read for
 */
record Value(ConfigValue config, KeyPath path, Reading reading) {

    boolean is(ConfigValueType type) {
        return config.valueType() == type;
    }

    boolean isAbsent() {
        return is(ConfigValueType.NULL);
    }

    /** Strings, numbers and booleans as they are written; empty for anything else. */
    Optional<String> scalar() {
        return switch (config.valueType()) {
            case STRING -> Optional.of((String) config.unwrapped());
            // Rendering would go through a double: 0.10 would come out as 0.1, and long numbers rounded.
            case NUMBER, BOOLEAN -> Optional.of(config.atKey("value").getString("value"));
            case OBJECT, LIST, NULL -> Optional.empty();
        };
    }

    /** The elements of a list; none for anything else. */
    List<Value> elements() {
        if (!is(ConfigValueType.LIST)) {
            return List.of();
        }
        ConfigList list = (ConfigList) config;
        return IntStream.range(0, list.size())
                .mapToObj(index -> new Value(list.get(index), path.element(index), reading))
                .toList();
    }

    /** The members of an object in the order of the text; none for anything else. */
    List<Value> members() {
        if (!is(ConfigValueType.OBJECT)) {
            return List.of();
        }
        return ((ConfigObject) config)
                .entrySet().stream()
                        .map(entry -> new Value(entry.getValue(), path.child(entry.getKey()), reading))
                        .filter(member -> !member.isAbsent())
                        .sorted(byText())
                        .toList();
    }

    /** The same value, read for something else. */
    Value readFor(Reading other) {
        return new Value(config, path, other);
    }

    /** The place of the value's key; for what was substituted as a whole, the place that it came from. */
    Origin origin() {
        Tree tree = reading.tree();
        return tree.places()
                .of(path)
                .or(() -> Places.of(config.origin()))
                .or(() -> tree.places().around(path))
                .orElse(tree.top());
    }

    /** Adds a problem with this value; {@code predicate} follows the name of its key. */
    void problem(String predicate) {
        problem(ErrorCode.INVALID_CONFIG, predicate);
    }

    void problem(ErrorCode code, String predicate) {
        reading.problem(this, code, predicate);
    }

    /** The value as a problem's sentence shows it. */
    String shown() {
        return switch (config.valueType()) {
            case OBJECT -> "an object";
            case LIST -> elements().isEmpty() ? "an empty list" : "a list";
            case NUMBER, BOOLEAN -> scalar().orElseThrow();
            case STRING, NULL -> config.render(ConfigRenderOptions.concise());
        };
    }

    private Comparator<Value> byText() {
        return Comparator.comparingInt((Value member) -> reading.tree().places().order(member.path()))
                .thenComparing(Value::origin)
                .thenComparing(member -> member.path().name());
    }
}

package io.meshline.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.meshline.error.Origin;
import java.util.List;
import java.util.Optional;

/** An object of known shape. Opening it tells its unknown keys; only keys of the shape can be read. */
final class Node {
    private final Value value;
    private final Shape shape;

    private Node(Value value, Shape shape) {
        this.value = value;
        this.shape = shape;
    }

    /** Opens a value that is an object. */
    static Node open(Value object, Shape shape) {
        Node node = new Node(object, shape);
        object.members().stream()
                .filter(member -> !shape.names().contains(member.path().name()))
                .forEach(member -> node.reading().unknownKey(member, shape.names()));
        return node;
    }

    Reading reading() {
        return value.reading();
    }

    Origin origin() {
        return value.origin();
    }

    /** The last part of the path: the name under which the object is declared. */
    String name() {
        return value.path().name();
    }

    boolean has(Key<?> key) {
        return at(key).isPresent();
    }

    /** Whether a key has the value that stands for none, which elsewhere is as if the key were not there. */
    boolean saysNull(Key<?> key) {
        return at(key).isEmpty() && ((ConfigObject) value.config()).containsKey(key.name());
    }

    /** Where a key stands; the object itself for a key that is not there. */
    Origin origin(Key<?> key) {
        return at(key).map(Value::origin).orElseGet(this::origin);
    }

    /** The value of a key; empty, with the problem told, where it is needed and missing or not of its type. */
    <T> Optional<T> find(Key<T> key) {
        Optional<Value> at = at(key);
        if (at.isEmpty() && key.need() != Key.Need.OPTIONAL) {
            reading().missingKey(value, key.name());
        }
        Optional<T> found = at.flatMap(key.type()::read);
        if (found.isEmpty() && key.need() == Key.Need.REQUIRED) {
            reading().breakOff();
        }
        return found;
    }

    /** The string of a key, or the empty string. */
    String text(Key<Text> key) {
        return find(key).map(Text::text).orElse("");
    }

    /** The list of a key, or the empty list. */
    <T> List<T> list(Key<List<T>> key) {
        return find(key).orElse(List.of());
    }

    /** Adds the problem that a key is missing here, without which the thing cannot be built. */
    void missing(Key<?> key) {
        reading().missingKey(value, key.name());
        reading().breakOff();
    }

    /** Adds a problem with the object; {@code predicate} follows its name. */
    void problem(String predicate) {
        value.problem(predicate);
    }

    /** Adds a problem with a key that is there, if it is; {@code predicate} follows its name. */
    void problem(Key<?> key, String predicate) {
        at(key).ifPresent(there -> there.problem(predicate));
    }

    private Optional<Value> at(Key<?> key) {
        if (!shape.keys().contains(key)) {
            throw new IllegalArgumentException("'" + shape.path() + "' does not declare the key '" + key.name() + "'");
        }
        ConfigValue found = ((ConfigObject) value.config()).get(key.name());
        return Optional.ofNullable(found)
                .map(config -> new Value(config, value.path().child(key.name()), reading()))
                .filter(there -> !there.isAbsent());
    }
}

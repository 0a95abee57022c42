package io.meshline.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What values a key takes.
 *
 * @param words the values in words, the end of {@code must be …}
 * @param reader the value, or empty for one of another type
 * @param nested the keys of the object, or of each of its members
 */
record Type<T>(String words, Function<Value, Optional<T>> reader, Optional<Shape> nested) {

    static <T> Type<T> of(String words, Function<Value, Optional<T>> reader) {
        return new Type<>(words, reader, Optional.empty());
    }

    /** Reads a value; empty, with the problem told, for one of another type. */
    Optional<T> read(Value value) {
        if (Resolution.isMarked(value.config())) {
            value.reading().breakOff();
            return Optional.empty();
        }
        Optional<T> read = reader.apply(value);
        if (read.isEmpty()) {
            value.problem("must be " + words + ", was " + value.shown());
        }
        return read;
    }
}

package io.meshline.config;

import static java.util.Objects.requireNonNull;

/**
 * A key that a decoder reads. There is no other way to read one, so that each is known to the check for unknown keys
 * and to the reference.
 *
 * @param name the name
 * @param type what values it takes
 * @param need what its absence means
 * @param otherwise what holds without it, for the reference
 * @param meaning what it is for, a sentence for the reference
 */
record Key<T>(String name, Type<T> type, Need need, String otherwise, String meaning) {

    /** What the absence of a key means. */
    enum Need {
        /** A problem; the thing cannot be read without it. */
        REQUIRED,
        /** A problem; the rest can be read without it. */
        EXPECTED,
        /** Nothing. */
        OPTIONAL
    }

    Key {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(need, "need");
        requireNonNull(otherwise, "otherwise");
        if (meaning.isBlank()) {
            throw new IllegalArgumentException("key '" + name + "' has no meaning");
        }
    }

    static <T> Key<T> required(String name, Type<T> type, String meaning) {
        return new Key<>(name, type, Need.REQUIRED, "required", meaning);
    }

    static <T> Key<T> expected(String name, Type<T> type, String meaning) {
        return new Key<>(name, type, Need.EXPECTED, "required", meaning);
    }

    static <T> Key<T> optional(String name, Type<T> type, String otherwise, String meaning) {
        return new Key<>(name, type, Need.OPTIONAL, otherwise, meaning);
    }
}

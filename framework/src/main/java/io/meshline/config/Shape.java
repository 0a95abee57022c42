package io.meshline.config;

import java.util.List;

/**
 * The keys of an object.
 *
 * @param title the heading in the reference
 * @param path where such objects stand, such as {@code events.<name>}
 * @param keys the keys, in the order of the reference
 */
record Shape(String title, String path, List<Key<?>> keys) {
    Shape {
        keys = List.copyOf(keys);
    }

    static Shape of(String title, String path, Key<?>... keys) {
        return new Shape(title, path, List.of(keys));
    }

    List<String> names() {
        return keys.stream().<String>map(Key::name).toList();
    }
}

package io.meshline.config;

import io.meshline.error.Origin;
import io.meshline.model.SqlText;

/**
 * A string that knows where it stands.
 *
 * @param text the string
 * @param at its value
 */
record Text(String text, Value at) {
    Origin origin() {
        return at.origin();
    }

    SqlText sql() {
        return new SqlText(text, origin());
    }
}

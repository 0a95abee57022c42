package io.meshline.config;

import io.meshline.error.Origin;
import java.util.List;

/**
 * What the text of a HOCON file says beyond its values: the parser merges what is declared twice and forgets the order
 * of keys.
 *
 * @param declarations keys in the order of the text
 * @param substitutions what is put in from elsewhere
 * @param includes the files that are asked for
 */
record Scan(List<Declaration> declarations, List<Substitution> substitutions, List<Include> includes) {
    Scan {
        declarations = List.copyOf(declarations);
        substitutions = List.copyOf(substitutions);
        includes = List.copyOf(includes);
    }

    /** How a path comes to be in the text. */
    enum Form {
        /** A key with a value or an object; a second one in the same layer is a mistake. */
        DECLARED,
        /** An addition to a list by {@code +=}; there may be several. */
        ADDED,
        /** Something that may stand several times: an element of a list, a prefix of a dotted key. */
        IMPLIED
    }

    /** A key. */
    record Declaration(KeyPath path, Form form, Origin origin) {}

    /** A {@code ${expression}} that must have a value, at the key that uses it. */
    record Substitution(KeyPath path, KeyPath target, Origin origin) {}

    /** An {@code include} inside {@code prefix}; {@code statement} is what follows the word. */
    record Include(KeyPath prefix, String statement, Origin origin) {}
}

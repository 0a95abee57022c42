package io.meshline.clean.pii;

import io.meshline.model.FieldPath;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The marked fields of a document as the tree in which they stand; each leaf has a treatment. */
final class FieldTree implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, FieldTree> children = new HashMap<>();
    private TextTreatment treatment;

    /** Adds a field; no other may lie on the way to it or below it. */
    void add(FieldPath path, TextTreatment ofField) {
        FieldTree at = this;
        for (String name : path.names()) {
            at = at.children.computeIfAbsent(name, any -> new FieldTree());
        }
        at.treatment = ofField;
    }

    boolean isEmpty() {
        return children.isEmpty();
    }

    /** What is marked below a field; empty where nothing is. */
    Optional<FieldTree> below(String name) {
        return Optional.ofNullable(children.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The treatment of what stands here; empty where only something below is marked. */
    Optional<TextTreatment> treatment() {
        return Optional.ofNullable(treatment);
    }
}

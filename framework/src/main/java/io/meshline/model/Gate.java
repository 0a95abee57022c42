package io.meshline.model;

import java.util.List;

/**
 * The quality rules that a write must pass to be committed.
 *
 * @param rules the rules, in the order of their declaration, errors first
 */
public record Gate(List<QualityRule> rules) {
    /** A gate that lets everything through. */
    public static final Gate OPEN = new Gate(List.of());

    public Gate {
        rules = List.copyOf(rules);
    }
}

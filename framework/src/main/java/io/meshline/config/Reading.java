package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.error.Suggestions;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** The reading of one thing, such as a dataset: where its problems go, and whether it can still be used. */
final class Reading {
    private final Subject subject;
    private final Tree tree;
    private final Problems problems;
    private boolean broken;

    Reading(Subject subject, Tree tree, Problems problems) {
        this.subject = subject;
        this.tree = tree;
        this.problems = problems;
    }

    /** The reading of another thing in the same files. */
    Reading of(Subject other) {
        return new Reading(other, tree, problems);
    }

    Tree tree() {
        return tree;
    }

    /** Notes that a part is missing without which the thing cannot be built. */
    void breakOff() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    /** Adds a problem with the thing as such. */
    void problem(Origin origin, ErrorCode code, String reason) {
        problems.add(origin, code, subject.sentence(reason));
    }

    /** Adds a problem with a value; {@code predicate} follows the name of its key. */
    void problem(Value value, ErrorCode code, String predicate) {
        add(value, code, about -> about.sentence(value.path(), predicate));
    }

    void unknownKey(Value value, Collection<String> known) {
        KeyPath path = value.path();
        String suggestions = Suggestions.further(path.name(), known);
        add(
                value,
                ErrorCode.INVALID_CONFIG,
                about -> about.sentence("unknown key '" + about.inside(path) + "'" + suggestions));
    }

    void missingKey(Value object, String key) {
        KeyPath path = object.path().child(key);
        add(object, ErrorCode.INVALID_CONFIG, about -> about.sentence("missing key '" + about.inside(path) + "'"));
    }

    /** A key that the command line sets has no file to point to; the option takes the place of the thing then. */
    private void add(Value at, ErrorCode code, Function<Subject, String> sentence) {
        Optional<KeyPath> option = tree.places().option(at.path());
        if (option.isPresent()) {
            problems.add(Problem.of(code, sentence.apply(Overrides.subject(option.get()))));
        } else {
            problems.add(at.origin(), code, sentence.apply(subject));
        }
    }
}

package io.meshline.error;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong, in a sentence, with the place it comes from.
 *
 * @param code the kind of error
 * @param message what is wrong and what to do, without the place
 * @param origin the place; empty where no file is to blame, such as the command line
 */
public record Problem(ErrorCode code, String message, Optional<Origin> origin) {
    /** Sorts by file and line; problems without a place come first. */
    static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.origin().map(Origin::file).orElse(""))
            .thenComparingInt(problem -> problem.origin().map(Origin::line).orElse(0))
            .thenComparing(Problem::message);

    public Problem {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(origin, "origin");
    }

    /** A problem at a place. */
    public static Problem at(Origin origin, ErrorCode code, String message) {
        return new Problem(code, message, Optional.of(origin));
    }

    /** A problem that no file is to blame for. */
    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, Optional.empty());
    }

    /** The same problem in other words for its files. */
    Problem named(UnaryOperator<String> naming) {
        return new Problem(
                code, naming.apply(message), origin.map(place -> new Origin(naming.apply(place.file()), place.line())));
    }

    /** The sentence with the place in front, as it is shown to a user. */
    @Override
    public String toString() {
        return origin.map(place -> place + ": " + message).orElse(message);
    }
}

package io.meshline.error;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Collects problems, so that all of them are reported in one pass, sorted by file and line. Not thread safe. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();
    private final UnaryOperator<String> naming;

    public Problems() {
        this(UnaryOperator.identity());
    }

    /**
     * Problems of files that are read elsewhere than where the user has them.
     *
     * @param naming puts the user's names of files into a text
     */
    public Problems(UnaryOperator<String> naming) {
        this.naming = requireNonNull(naming, "naming");
    }

    /** Adds a problem; the same problem at the same place counts once. */
    public void add(Problem problem) {
        found.add(problem.named(naming));
    }

    /** Adds a problem at a place. */
    public void add(Origin origin, ErrorCode code, String message) {
        add(Problem.at(origin, code, message));
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems so far, sorted by file and line. */
    public List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Problem.BY_PLACE);
        return List.copyOf(sorted);
    }

    /** Throws all problems as one exception of the first one's code, or does nothing where there are none. */
    public void throwIfAny() {
        if (!isEmpty()) {
            List<Problem> problems = sorted();
            String message = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            throw new MeshlineException(problems.get(0).code(), message, problems);
        }
    }
}

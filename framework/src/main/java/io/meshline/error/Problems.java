package io.meshline.error;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects problems, so that all of them are reported in one pass, sorted by file and line. Not thread safe. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds a problem; the same problem at the same place counts once. */
    public void add(Problem problem) {
        found.add(problem);
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

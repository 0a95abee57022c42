package io.meshline.config;

import io.meshline.config.Scan.Declaration;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds keys whose value the parser would drop without a word: those that one layer declares twice, of which the last one
 * wins or objects are merged, and additions to a list that stand before the list.
 */
final class Duplicates {
    private final Subject.Naming naming;
    private final Problems problems;
    private final Map<KeyPath, Origin> first = new HashMap<>();
    private final Map<KeyPath, Origin> added = new HashMap<>();
    private final Set<KeyPath> twice = new HashSet<>();

    private Duplicates(Subject.Naming naming, Problems problems) {
        this.naming = naming;
        this.problems = problems;
    }

    static void report(List<Declaration> declarations, Subject.Naming naming, Problems problems) {
        Duplicates duplicates = new Duplicates(naming, problems);
        for (Declaration declaration : declarations) {
            switch (declaration.form()) {
                case DECLARED -> duplicates.declared(declaration.path(), declaration.origin());
                case ADDED -> duplicates.added.putIfAbsent(declaration.path(), declaration.origin());
                case IMPLIED -> {}
            }
        }
    }

    private void declared(KeyPath path, Origin origin) {
        Origin earlier = first.putIfAbsent(path, origin);
        if (earlier != null) {
            twice.add(path);
            if (!isInside(path.parent())) {
                problem(path, origin, "is declared twice, first at " + earlier);
            }
        } else if (isLostAt(path, origin)) {
            problem(path, origin, "takes away what is added to it at " + added.get(path) + ". Add to it below");
        }
    }

    /** Only in one file is the order of the text that of the keys. */
    private boolean isLostAt(KeyPath path, Origin origin) {
        return added.containsKey(path) && added.get(path).file().equals(origin.file());
    }

    private void problem(KeyPath path, Origin origin, String predicate) {
        problems.add(origin, ErrorCode.INVALID_CONFIG, naming.of(path).sentence(path, predicate));
    }

    /** Whether the object around is declared twice itself; its inner keys are then no news. */
    private boolean isInside(KeyPath path) {
        return twice.contains(path) || !path.isRoot() && isInside(path.parent());
    }
}

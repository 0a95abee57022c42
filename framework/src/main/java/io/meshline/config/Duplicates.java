package io.meshline.config;

import io.meshline.config.Scan.Declaration;
import io.meshline.config.Scan.Form;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds keys that one layer declares twice. The parser lets the last one win, or merges objects, and says nothing. */
final class Duplicates {
    private Duplicates() {}

    static void report(List<Declaration> declarations, Subject.Naming naming, Problems problems) {
        Map<KeyPath, Origin> first = new HashMap<>();
        Set<KeyPath> twice = new HashSet<>();
        for (Declaration declaration : declarations) {
            KeyPath path = declaration.path();
            Origin earlier = declaration.form() == Form.DECLARED ? first.putIfAbsent(path, declaration.origin()) : null;
            if (earlier != null) {
                twice.add(path);
                if (!isInside(path.parent(), twice)) {
                    String reason = "is declared twice, first at " + earlier;
                    problems.add(
                            declaration.origin(),
                            ErrorCode.INVALID_CONFIG,
                            naming.of(path).sentence(path, reason));
                }
            }
        }
    }

    /** Whether the object around is declared twice itself; its inner keys are then no news. */
    private static boolean isInside(KeyPath path, Set<KeyPath> twice) {
        return twice.contains(path) || !path.isRoot() && isInside(path.parent(), twice);
    }
}

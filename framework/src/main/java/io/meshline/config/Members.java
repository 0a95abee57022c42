package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.model.DatasetId;
import java.util.List;

/** Opens objects that stand under free names, such as columns. */
final class Members {
    private Members() {}

    /** The members that are objects; with any other one, whose problem is told, the thing cannot be built. */
    static List<Node> open(Node parent, Key<List<Value>> key) {
        Shape shape = key.type().nested().orElseThrow();
        List<Value> members = parent.list(key);
        if (members.isEmpty() && parent.has(key)) {
            parent.problem(key, "must not be empty");
        }
        List<Node> nodes = members.stream()
                .flatMap(member -> Types.object(shape).read(member).stream())
                .toList();
        if (nodes.size() < members.size()) {
            parent.reading().breakOff();
        }
        return nodes;
    }

    /** Checks the name of a column or dataset of ours; nothing can be built under an illegal one. */
    static void requireLegalName(Node node, String kind) {
        if (!DatasetId.NAME.matcher(node.name()).matches()) {
            node.reading()
                    .problem(
                            node.origin(),
                            ErrorCode.INVALID_CONFIG,
                            "invalid " + kind + " '" + node.name() + "' (must match " + DatasetId.NAME + ")");
            node.reading().breakOff();
        }
    }
}

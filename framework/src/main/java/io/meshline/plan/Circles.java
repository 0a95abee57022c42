package io.meshline.plan;

import io.meshline.model.DatasetId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds jobs that need themselves through others. */
final class Circles {
    private final Map<DatasetId, List<DatasetId>> inputs;
    private final Set<DatasetId> finished = new HashSet<>();
    private final List<DatasetId> path = new ArrayList<>();
    private final Set<List<DatasetId>> found = new LinkedHashSet<>();

    Circles(Map<DatasetId, List<DatasetId>> inputs) {
        this.inputs = inputs;
    }

    /** The circles that a walk through all jobs closes, each once and from its smallest address on. */
    Set<List<DatasetId>> find() {
        inputs.keySet().forEach(this::visit);
        return found;
    }

    private void visit(DatasetId job) {
        int seen = path.indexOf(job);
        if (seen >= 0) {
            found.add(fromSmallest(path.subList(seen, path.size())));
            return;
        }
        if (finished.contains(job)) {
            return;
        }
        path.add(job);
        inputs.get(job).forEach(this::visit);
        path.remove(path.size() - 1);
        finished.add(job);
    }

    /** In the direction of the data: from a job to the one that reads it. */
    private static List<DatasetId> fromSmallest(List<DatasetId> circle) {
        List<DatasetId> turned = new ArrayList<>(circle);
        Collections.reverse(turned);
        Collections.rotate(turned, -turned.indexOf(Collections.min(turned)));
        return List.copyOf(turned);
    }
}

package io.meshline.clean;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The definition of a history in plain Java, written for being obvious and not for being fast. */
final class HistoryOracle {
    /** One record of an object; {@code colour} and {@code size} are its attributes. */
    record Observation(long id, int at, String colour, Integer size) {
        static final Comparator<Observation> BY_STATE = Comparator.comparing(
                        Observation::colour, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Observation::size, Comparator.nullsFirst(Comparator.naturalOrder()));

        boolean hasStateOf(Observation other) {
            return BY_STATE.compare(this, other) == 0;
        }
    }

    /** One version; {@code first} is the observation that starts it. */
    record Version(Observation first, Integer until, int seen) {}

    /** What a batch counts. */
    record Counts(long observations, long written, long updated, long unchanged, long duplicate) {}

    private HistoryOracle() {}

    /** The versions of one object. */
    static List<Version> versions(Collection<Observation> observations) {
        List<Version> versions = new ArrayList<>();
        for (Observation point : winners(observations).values()) {
            Version open = versions.isEmpty() ? null : versions.remove(versions.size() - 1);
            if (open != null && open.first().hasStateOf(point)) {
                versions.add(new Version(open.first(), null, point.at()));
            } else {
                if (open != null) {
                    versions.add(new Version(open.first(), point.at(), open.seen()));
                }
                versions.add(new Version(point, null, point.at()));
            }
        }
        return versions;
    }

    /** What becomes of a batch of one object, given what was observed before. */
    static Counts counts(Collection<Observation> earlier, Collection<Observation> batch) {
        List<Observation> all = new ArrayList<>(earlier);
        all.addAll(batch);
        SortedMap<Integer, Observation> winners = winners(all);
        List<Version> before = versions(earlier);
        List<Version> after = versions(all);
        long written = 0;
        long updated = 0;
        long unchanged = 0;
        for (Observation told : winners(batch).values()) {
            if (!told.hasStateOf(winners.get(told.at()))) {
                continue;
            }
            boolean starts = after.stream().anyMatch(version -> version.first().at() == told.at());
            boolean wasThere =
                    before.stream().anyMatch(version -> version.first().equals(told));
            if (!starts || wasThere) {
                unchanged++;
            } else if (earlier.isEmpty() && after.get(0).first().equals(told)) {
                written++;
            } else {
                updated++;
            }
        }
        return new Counts(batch.size(), written, updated, unchanged, batch.size() - written - updated - unchanged);
    }

    /** Observations by object. */
    static Map<Long, List<Observation>> byObject(Collection<Observation> observations) {
        Map<Long, List<Observation>> objects = new HashMap<>();
        observations.forEach(one ->
                objects.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one));
        return objects;
    }

    private static SortedMap<Integer, Observation> winners(Collection<Observation> observations) {
        SortedMap<Integer, Observation> winners = new TreeMap<>();
        for (Observation one : observations) {
            winners.merge(
                    one.at(), one, (left, right) -> Observation.BY_STATE.compare(left, right) >= 0 ? left : right);
        }
        return winners;
    }
}

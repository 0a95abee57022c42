package io.meshline.clean;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The definition of states in plain Java, written for being obvious and not for being fast. */
final class StatesOracle {
    /** What a record is. */
    enum Kind {
        /** It tells a state. */
        STATE,
        /** It tells that the object is gone. */
        GONE,
        /** It was rejected, and shows no more than that the object is there. */
        REJECTED
    }

    /** One record of an object; {@code colour} and {@code size} are its attributes. */
    record Observation(long id, int at, Integer rank, Kind kind, String colour, Integer size) {
        static final Comparator<Observation> BY_STATE = Comparator.comparing(
                        Observation::rank, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
                .thenComparing(Observation::isGone)
                .thenComparing(Observation::colour, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Observation::size, Comparator.nullsFirst(Comparator.naturalOrder()));

        static Observation gone(long id, int at) {
            return new Observation(id, at, null, Kind.GONE, null, null);
        }

        boolean isGone() {
            return kind == Kind.GONE;
        }

        boolean hasStateOf(Observation other) {
            return BY_STATE.compare(this, other) == 0;
        }
    }

    /** One version; {@code first} is the observation that starts it. */
    record Version(Observation first, Integer until, int seen) {}

    /** What a batch counts. */
    record Counts(long observations, long written, long updated, long unchanged, long duplicate) {}

    private StatesOracle() {}

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

    /** The last state of one object. */
    static Observation last(Collection<Observation> observations) {
        SortedMap<Integer, Observation> winners = winners(observations);
        return winners.get(winners.lastKey());
    }

    /** The ends of objects that complete snapshots tell by what they leave out. */
    static List<Observation> absences(Collection<Observation> records) {
        TreeSet<Integer> snapshots = new TreeSet<>();
        states(records).forEach(record -> snapshots.add(record.at()));
        List<Observation> absences = new ArrayList<>();
        byObject(records).forEach((id, told) -> {
            Set<Integer> seen = new HashSet<>();
            Set<Integer> withState = new HashSet<>();
            told.forEach(record -> seen.add(record.at()));
            states(told).forEach(record -> withState.add(record.at()));
            boolean isThere = false;
            for (int snapshot : snapshots) {
                if (isThere && !seen.contains(snapshot)) {
                    absences.add(Observation.gone(id, snapshot));
                    isThere = false;
                }
                isThere |= withState.contains(snapshot);
            }
        });
        return absences;
    }

    /** The records that became rows. */
    static List<Observation> states(Collection<Observation> records) {
        return records.stream().filter(record -> record.kind() != Kind.REJECTED).toList();
    }

    /** What becomes of a batch of one object where all versions are kept, given what was observed before. */
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
            boolean wasThere = before.stream()
                    .anyMatch(version ->
                            version.first().at() == told.at() && version.first().hasStateOf(told));
            if (!starts || wasThere) {
                unchanged++;
            } else if (earlier.isEmpty() && after.get(0).first().at() == told.at()) {
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

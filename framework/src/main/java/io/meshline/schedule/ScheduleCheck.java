package io.meshline.schedule;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problems;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.Mesh;
import io.meshline.model.Zone;
import io.meshline.model.schedule.Granularity;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Trigger;
import io.meshline.plan.JobGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether the schedules of domains can work, as far as it takes more than one domain to see that. */
public final class ScheduleCheck {
    private final Mesh mesh;
    private final Neighbourhood neighbourhood;
    private final Problems problems;

    private ScheduleCheck(Mesh mesh, JobGraph graph, Problems problems) {
        this.mesh = mesh;
        this.neighbourhood = new Neighbourhood(mesh, graph);
        this.problems = problems;
    }

    /** Adds what is wrong with the schedules of a mesh. */
    public static void check(Mesh mesh, JobGraph graph, Problems problems) {
        ScheduleCheck check = new ScheduleCheck(mesh, graph, problems);
        mesh.domains().forEach(check::check);
        check.circles();
    }

    private void check(Domain domain) {
        domain.scheduling().schedule().ifPresent(schedule -> inputs(domain, schedule));
        if (domain.scheduling().granularity() == Granularity.ZONE) {
            zones(domain);
        }
    }

    private void inputs(Domain domain, Schedule schedule) {
        Set<DatasetId> read = neighbourhood.foreignInputs(domain);
        boolean isComplete = mesh.broken().stream().noneMatch(id -> id.domain().equals(domain.name()));
        if (schedule.trigger() != Trigger.NONE && read.isEmpty() && isComplete) {
            problem(schedule.origin(), ScheduleErrors.nothingTriggers(domain.name()));
        }
        Set<String> known = read.stream().map(DatasetId::toString).collect(Collectors.toCollection(TreeSet::new));
        schedule.inputs().stream()
                .filter(input -> !read.isEmpty() && !read.contains(input))
                .forEach(input -> problem(schedule.origin(), ScheduleErrors.noInput(domain.name(), input, known)));
    }

    /** Tasks that stand for zones would wait for each other. */
    private void zones(Domain domain) {
        Map<Zone, Set<Zone>> needed = new TreeMap<>();
        for (DatasetId job : neighbourhood.jobs(domain)) {
            Set<Zone> zones = needed.computeIfAbsent(job.zone(), zone -> new TreeSet<>());
            neighbourhood.graph().inputs(job).stream()
                    .filter(input -> input.domain().equals(domain.name()) && input.zone() != job.zone())
                    .forEach(input -> zones.add(input.zone()));
        }
        List<Zone> circle = inCircle(needed);
        if (!circle.isEmpty()) {
            problem(domain.origin(), ScheduleErrors.zonesInCircle(domain.name(), circle));
        }
    }

    private void circles() {
        Map<String, Set<String>> startedBy = new TreeMap<>();
        mesh.domains()
                .forEach(domain -> startedBy.put(
                        domain.name(),
                        neighbourhood.triggers(domain).stream()
                                .map(DatasetId::domain)
                                .collect(Collectors.toCollection(TreeSet::new))));
        List<String> circle = inCircle(startedBy);
        if (!circle.isEmpty()) {
            Domain first = mesh.domain(circle.get(0)).orElseThrow();
            problem(first.origin(), ScheduleErrors.circle(circle));
        }
    }

    /** The members of the smallest one's circle, in the direction of the data; empty where there is none. */
    private static <T extends Comparable<T>> List<T> inCircle(Map<T, Set<T>> needed) {
        for (T start : needed.keySet()) {
            List<T> way = way(start, start, needed, new LinkedHashSet<>());
            if (!way.isEmpty()) {
                return way;
            }
        }
        return List.of();
    }

    /** A way from one to another through what needs it; empty where there is none. */
    private static <T> List<T> way(T from, T to, Map<T, Set<T>> needed, Set<T> passed) {
        if (!passed.add(from)) {
            return List.of();
        }
        for (Map.Entry<T, Set<T>> reader : needed.entrySet()) {
            if (reader.getValue().contains(from)) {
                if (reader.getKey().equals(to)) {
                    return List.of(from);
                }
                List<T> rest = way(reader.getKey(), to, needed, passed);
                if (!rest.isEmpty()) {
                    return Stream.concat(Stream.of(from), rest.stream()).toList();
                }
            }
        }
        return List.of();
    }

    private void problem(Origin origin, String message) {
        problems.add(origin, ErrorCode.INVALID_CONFIG, message);
    }
}

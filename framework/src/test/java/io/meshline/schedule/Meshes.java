package io.meshline.schedule;

import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Alerts;
import io.meshline.model.Archetype;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Mesh;
import io.meshline.model.Owner;
import io.meshline.model.Query;
import io.meshline.model.Settings;
import io.meshline.model.SqlText;
import io.meshline.model.schedule.Granularity;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Scheduling;
import io.meshline.model.schedule.Trigger;
import io.meshline.plan.JobGraph;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Meshes of a few jobs: each line is a job, an arrow and what it reads. */
final class Meshes {
    private final Map<DatasetId, List<DatasetId>> inputs = new LinkedHashMap<>();
    private final Map<String, Scheduling> ways = new TreeMap<>();

    static Meshes of(String... lines) {
        Meshes meshes = new Meshes();
        for (String line : lines) {
            String[] sides = line.split(" <- ");
            List<DatasetId> read = sides.length == 1
                    ? List.of()
                    : Arrays.stream(sides[1].split(" ")).map(Meshes::id).toList();
            meshes.inputs.put(id(sides[0]), read);
            meshes.ways.putIfAbsent(id(sides[0]).domain(), Scheduling.BY_HAND);
        }
        return meshes;
    }

    static DatasetId id(String address) {
        return DatasetId.parse(address).orElseThrow();
    }

    /** Schedules a domain by its inputs, besides time where there is a cron expression. */
    Meshes on(String domain, String cron, Trigger trigger, String... triggering) {
        ways.put(
                domain,
                Scheduling.BY_HAND.on(Optional.of(new Schedule(
                        Optional.of(cron).filter(text -> !text.isEmpty()),
                        ZoneId.of("Europe/London"),
                        trigger,
                        Arrays.stream(triggering).map(Meshes::id).toList(),
                        new Origin(domain + ".conf", 2)))));
        return this;
    }

    Meshes by(String domain, Granularity granularity) {
        Scheduling old = ways.get(domain);
        ways.put(domain, new Scheduling(old.schedule(), granularity, old.runs(), old.attempts(), old.submission()));
        return this;
    }

    Mesh mesh() {
        Settings settings = new Settings("local", "warehouse", "logs", 2, 5, Map.of(), Alerts.NONE);
        List<Domain> domains = ways.entrySet().stream()
                .map(entry -> domain(entry.getKey(), entry.getValue()))
                .toList();
        return new Mesh(settings, domains, Set.of());
    }

    JobGraph graph() {
        return JobGraph.of(inputs, job -> new Origin("domain.conf", 1), new Problems());
    }

    List<String> problems() {
        Problems problems = new Problems();
        ScheduleCheck.check(mesh(), graph(), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private Domain domain(String name, Scheduling scheduling) {
        List<Dataset> datasets = inputs.keySet().stream()
                .filter(id -> id.domain().equals(name))
                .sorted()
                .map(Meshes::dataset)
                .toList();
        Owner owner = new Owner(name + "-data", name + "@example.com");
        Origin origin = new Origin(name + ".conf", 1);
        return new Domain(name, "The " + name, owner, Archetype.SOURCE_ALIGNED, scheduling, datasets, origin);
    }

    private static Dataset dataset(DatasetId id) {
        Origin origin = new Origin("domain.conf", 1);
        Query query = new Query.Sql(new SqlText("SELECT 1", origin));
        Heading heading = new Heading(id, "What " + id.name() + " is", origin);
        return new Dataset.Aggregate(heading, query, List.of(), List.of(), Gate.OPEN);
    }
}

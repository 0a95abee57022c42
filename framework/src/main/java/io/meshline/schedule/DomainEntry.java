package io.meshline.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.schedule.Attempts;
import io.meshline.model.schedule.Runs;
import io.meshline.model.schedule.Runs.Missed;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Scheduling;
import io.meshline.model.schedule.Submission;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the manifest says of a domain. Its keys are promised; new ones may come. */
final class DomainEntry {
    private final Domain domain;
    private final Neighbourhood neighbourhood;
    private final Scheduling scheduling;

    DomainEntry(Domain domain, Neighbourhood neighbourhood) {
        this.domain = domain;
        this.neighbourhood = neighbourhood;
        this.scheduling = domain.scheduling();
    }

    void write(ObjectNode node) {
        node.put("name", domain.name());
        node.put("description", domain.description());
        node.putObject("owner")
                .put("team", domain.owner().team())
                .put("contact", domain.owner().contact());
        node.put("archetype", domain.archetype().key());
        node.put("granularity", scheduling.granularity().key());
        scheduling
                .schedule()
                .ifPresentOrElse(
                        schedule -> write(schedule, node.putObject("schedule")), () -> node.putNull("schedule"));
        write(scheduling.runs(), node.putObject("runs"));
        write(scheduling.attempts(), node.putObject("attempts"));
        write(scheduling.submission(), node.putObject("submission"));
        Map<DatasetId, Dataset> datasets =
                domain.datasets().stream().collect(Collectors.toMap(Dataset::id, Function.identity()));
        ArrayNode jobs = node.putArray("jobs");
        neighbourhood.jobs(domain).forEach(job -> write(datasets.get(job), jobs.addObject()));
    }

    private void write(Schedule schedule, ObjectNode node) {
        node.put("cron", schedule.cron().orElse(null));
        node.put("timeZone", schedule.timeZone().getId());
        node.put("trigger", schedule.trigger().key());
        assets(neighbourhood.triggers(domain), node.putArray("assets"));
    }

    private static void write(Runs runs, ObjectNode node) {
        node.put("idPrefix", runs.idPrefix());
        node.put("startDate", runs.start().toString());
        node.put("catchUp", runs.missed() == Missed.CAUGHT_UP);
        node.put("maxActive", runs.mostActive());
        node.put("intervals", runs.intervals().key());
        runs.tags().forEach(node.putArray("tags")::add);
    }

    private static void write(Attempts attempts, ObjectNode node) {
        node.put("retries", attempts.retries());
        node.put("delaySeconds", seconds(attempts.delay()));
        node.put("longestDelaySeconds", seconds(attempts.longestDelay()));
        node.put("timeoutSeconds", seconds(attempts.timeout()));
        node.put("pool", attempts.pool());
        node.put("slots", attempts.slots());
    }

    private static void write(Submission submission, ObjectNode node) {
        node.put("connection", submission.connection());
        node.put("deployMode", submission.deployMode().key());
        node.put("jar", submission.jar());
        node.put("confDir", submission.confDir());
        node.put("results", submission.results());
        ObjectNode spark = node.putObject("spark");
        submission.spark().forEach(spark::put);
    }

    private void write(Dataset dataset, ObjectNode node) {
        DatasetId job = dataset.id();
        node.put("job", job.toString());
        node.put("zone", job.zone().key());
        node.put("name", job.name());
        node.put("description", dataset.description());
        ArrayNode upstream = node.putArray("upstream");
        neighbourhood.graph().inputs(job).stream()
                .filter(input -> input.domain().equals(job.domain()))
                .sorted()
                .forEach(input -> upstream.add(input.toString()));
        assets(neighbourhood.foreignInputs(job), node.putArray("inlets"));
        node.put("outlet", neighbourhood.isAsset(job) ? asset(job) : null);
    }

    private static void assets(Collection<DatasetId> datasets, ArrayNode node) {
        datasets.forEach(dataset -> node.add(asset(dataset)));
    }

    private static String asset(DatasetId dataset) {
        return "x-meshline://" + dataset.path();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

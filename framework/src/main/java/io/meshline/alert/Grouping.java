package io.meshline.alert;

import io.meshline.error.ErrorCode;
import io.meshline.model.DatasetId;
import io.meshline.model.Destination.Event;
import io.meshline.model.Domain;
import io.meshline.model.Mesh;
import io.meshline.model.Owner;
import io.meshline.model.Verdict;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts together what belongs together. Jobs of a domain that failed with the same words are one trouble, whatever names,
 * places and numbers stand in the words; a refusal is always one of its own, since its rules are.
 */
final class Grouping {
    private final Mesh mesh;

    Grouping(Mesh mesh) {
        this.mesh = mesh;
    }

    /** The troubles, those of a domain in a row. */
    List<Trouble> of(List<JobRun> jobs) {
        Map<List<Object>, List<JobRun>> alike = new LinkedHashMap<>();
        jobs.stream()
                .sorted(Comparator.comparing(job -> job.job().domain()))
                .forEach(job -> alike.computeIfAbsent(likeness(job), key -> new ArrayList<>())
                        .add(job));
        return alike.values().stream().map(this::trouble).toList();
    }

    private static List<Object> likeness(JobRun job) {
        Event event = News.event(job).orElseThrow();
        if (event == Event.REFUSED || event == Event.WARNED) {
            return List.of(job.job());
        }
        Failure failure = job.failure().orElseThrow();
        return List.of(job.job().domain(), event, failure.code(), pattern(failure.message(), job.job()));
    }

    private static String pattern(String message, DatasetId job) {
        return message.replace(job.toString(), "").replaceAll("'[^']*'", "''").replaceAll("[0-9]+", "0");
    }

    private Trouble trouble(List<JobRun> alike) {
        JobRun first = alike.get(0);
        Event event = News.event(first).orElseThrow();
        Owner owner = mesh.domain(first.job().domain()).map(Domain::owner).orElse(new Owner("", ""));
        List<String> messages = Stream.concat(first.failure().stream().map(Failure::message), first.warnings().stream())
                .toList();
        return new Trouble(
                event,
                alike.stream().map(JobRun::job).toList(),
                owner,
                first.failure().<ErrorCode>map(Failure::code),
                messages,
                rules(first, event));
    }

    /** Of a refused batch, the rules that refuse it: others are for the day. */
    private static List<Verdict> rules(JobRun job, Event event) {
        return job.audit().verdicts().stream()
                .filter(verdict ->
                        event == Event.REFUSED ? verdict.refuses() : verdict.outcome() == Verdict.Outcome.FAILED)
                .toList();
    }
}

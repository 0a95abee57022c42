package io.meshline.plan;

import io.meshline.model.MissingPeriods;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays a plan out for people. */
final class PlanText {
    private static final String GAP = "  ";
    private static final int MOST_GAPS = 5;

    private final RunPlan plan;

    PlanText(RunPlan plan) {
        this.plan = plan;
    }

    /** The text; {@code gate} words what the rules of a job cost. */
    String write(Function<JobPlan, List<String>> gate) {
        List<JobPlan> jobs = plan.jobs();
        int widestJob = widest(jobs.stream().map(job -> job.job().toString()));
        int widestAction = widest(Arrays.stream(Action.values()).map(Action::label));
        StringBuilder text = new StringBuilder();
        for (JobPlan job : jobs) {
            text.append(padded(job.job().toString(), widestJob))
                    .append(GAP)
                    .append(padded(job.action().label(), widestAction))
                    .append(GAP)
                    .append(job.reason())
                    .append('\n');
            job.inputs()
                    .forEach(input ->
                            text.append(GAP).append("from ").append(input).append('\n'));
            interval(job).ifPresent(line -> text.append(GAP).append(line).append('\n'));
            missing(plan.missing(job.job()))
                    .ifPresent(line -> text.append(GAP).append(line).append('\n'));
            gate.apply(job).forEach(line -> text.append(GAP).append(line).append('\n'));
        }
        return text.append(summary(jobs)).append('\n').toString();
    }

    /** What is computed anew stands in the reason already. */
    private static Optional<String> interval(JobPlan job) {
        return job.interval().flatMap(use -> switch (use.effect()) {
            case RECOMPUTED -> Optional.empty();
            case COVERED -> Optional.of("interval: covered, since " + use.reason());
            case IGNORED -> Optional.of("interval: not computed anew, since " + use.reason());
        });
    }

    private static Optional<String> missing(List<MissingPeriods> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        long periods = missing.stream().mapToLong(MissingPeriods::periods).sum();
        String told =
                missing.stream().limit(MOST_GAPS).map(MissingPeriods::words).collect(Collectors.joining(", "));
        int others = missing.size() - MOST_GAPS;
        String more = others > 0 ? " and " + others + (others == 1 ? " more gap" : " more gaps") : "";
        return Optional.of(
                "lacks " + periods + (periods == 1 ? " expected period: " : " expected periods: ") + told + more);
    }

    private static String summary(List<JobPlan> jobs) {
        String counts = Arrays.stream(Action.values())
                .map(action -> new Count(
                        action,
                        jobs.stream().filter(job -> job.action() == action).count()))
                .filter(count -> count.jobs() > 0)
                .map(count -> count.jobs() + " " + count.action().label())
                .collect(Collectors.joining(", "));
        String all = jobs.size() + (jobs.size() == 1 ? " job" : " jobs");
        return counts.isEmpty() ? all : all + ": " + counts;
    }

    private static int widest(Stream<String> cells) {
        return cells.mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private record Count(Action action, long jobs) {}
}

package io.meshline.engine;

import io.meshline.lineage.Ancestors;
import io.meshline.lineage.LineageDesk;
import io.meshline.lineage.RunFacts;
import io.meshline.lineage.RunFacts.NominalTime;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.plan.Action;
import io.meshline.plan.JobPlan;
import io.meshline.report.JobRun;
import io.meshline.report.LineageCount;
import io.meshline.report.RunReport;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import scala.Tuple2;

/** Lets lineage backends be told of a run, where one is configured, and passes on to the run's own listener. */
final class RunLineage implements RunListener {
    private final Optional<LineageDesk> desk;
    private final LineageFacts facts;
    private final RunListener listener;

    private RunLineage(Optional<LineageDesk> desk, LineageFacts facts, RunListener listener) {
        this.desk = desk;
        this.facts = facts;
        this.listener = listener;
    }

    /**
     * What a run is asked to do.
     *
     * @param title the command in words
     * @param interval the time whose rows are computed anew besides
     */
    record Asked(String title, Optional<Interval> interval) {}

    /** Opens what a run is told to. */
    static RunLineage open(RunContext run, Asked asked, RunListener listener) {
        SparkContext context = run.spark().sparkContext();
        Map<String, String> submitted = Stream.of(context.getConf().getAll())
                .collect(Collectors.toMap(Tuple2::_1, Tuple2::_2, (first, second) -> second));
        Optional<LineageDesk> desk = Optional.of(run.settings().lineage())
                .filter(lineage -> lineage.transport().isPresent())
                .map(lineage -> LineageDesk.open(lineage, facts(run, asked, submitted), run.clock()));
        desk.ifPresent(open -> open.watch(context));
        return new RunLineage(desk, new LineageFacts(run.project(), context.hadoopConfiguration()), listener);
    }

    /** The clock of an interval without an offset is that of the session. */
    private static RunFacts facts(RunContext run, Asked asked, Map<String, String> submitted) {
        ZoneId zone = ZoneId.of(run.spark().sessionState().conf().sessionLocalTimeZone());
        Optional<NominalTime> time = asked.interval()
                .map(interval -> new NominalTime(
                        interval.from().instant(zone), interval.to().instant(zone)));
        return new RunFacts(run.runId(), asked.title(), time, Ancestors.find(submitted, System.getenv()));
    }

    /** Carries the run out, tells how it ended, and says in its report what became of the events. */
    RunReport during(Function<RunListener, RunReport> run) {
        RunReport report;
        try {
            report = run.apply(this);
        } catch (RuntimeException | Error e) {
            desk.ifPresent(open -> open.brokeOff(e));
            throw e;
        }
        Optional<LineageCount> count = desk.map(open -> open.ended(report));
        return report.with(count);
    }

    @Override
    public void started(JobPlan plan) {
        if (plan.action() != Action.UP_TO_DATE) {
            desk.ifPresent(open -> open.started(() -> facts.of(plan.job())));
        }
        listener.started(plan);
    }

    @Override
    public void progressed(DatasetId job, double share) {
        listener.progressed(job, share);
    }

    @Override
    public void finished(JobRun run) {
        desk.ifPresent(open -> open.ended(() -> facts.of(run.job()), run));
        listener.finished(run);
    }
}

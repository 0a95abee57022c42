package io.meshline.alert;

import io.meshline.model.Destination;
import io.meshline.model.Destination.Event;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to tell one destination. Jobs add to it and go on; whoever tells it waits here. */
final class News {
    private final Destination destination;
    private final List<JobRun> untold = new ArrayList<>();
    private int skipped;
    private int ended;
    private int good;
    private Optional<RunState> end = Optional.empty();
    private boolean runIsToldOf = true;

    /**
     * What is to be told at a moment.
     *
     * @param jobs jobs that the destination wants to know of, in the order in which they ended
     * @param skipped how many jobs were skipped since they need one that did not succeed, beyond those in {@code jobs}
     * @param state how the run stands
     */
    record Untold(List<JobRun> jobs, int skipped, RunState state) {
        Untold {
            jobs = List.copyOf(jobs);
        }
    }

    News(Destination destination) {
        this.destination = destination;
    }

    synchronized void add(JobRun job) {
        ended++;
        good += job.status().isGood() ? 1 : 0;
        boolean told = event(job)
                .filter(event -> destination.wants(event, job.job().domain()))
                .isPresent();
        if (told) {
            untold.add(job);
            notifyAll();
        } else if (job.status() == JobStatus.SKIPPED) {
            skipped++;
        }
    }

    /** The run ended; what failed beside its jobs is worth a message of its own. */
    synchronized void end(String status, Optional<Failure> failure) {
        end = Optional.of(new RunState(status, good, ended, failure));
        runIsToldOf = failure.isEmpty() || !destination.on().contains(Event.FAILED);
        notifyAll();
    }

    /** Waits for something to tell, or the end of the run. */
    synchronized void awaitSomething() throws InterruptedException {
        while (end.isEmpty() && !hasUntold()) {
            wait();
        }
    }

    /** Waits for the end of the run, but no longer than this. */
    synchronized void awaitEnd(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (end.isEmpty() && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    synchronized void awaitEnd() throws InterruptedException {
        while (end.isEmpty()) {
            wait();
        }
    }

    synchronized boolean hasUntold() {
        return !untold.isEmpty() || !runIsToldOf;
    }

    synchronized Untold untold() {
        RunState state = end.orElseGet(() -> RunState.running(good, ended));
        return new Untold(untold, skipped, state);
    }

    /** A message with this arrived. */
    synchronized void told(Untold told) {
        untold.removeAll(told.jobs());
        skipped -= told.skipped();
        runIsToldOf |= !told.state().isRunning();
    }

    /** What a job's end is to those who are told; empty for one that is good without a word. */
    static Optional<Event> event(JobRun job) {
        return switch (job.status()) {
            case REFUSED -> Optional.of(Event.REFUSED);
            case FAILED -> Optional.of(Event.FAILED);
            case SKIPPED -> Optional.of(Event.SKIPPED);
            case SUCCEEDED -> job.countWarnings() == 0 ? Optional.empty() : Optional.of(Event.WARNED);
            case UP_TO_DATE -> Optional.empty();
        };
    }
}

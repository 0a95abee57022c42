package io.meshline.alert;

import static java.util.Objects.requireNonNull;

import io.meshline.error.ErrorCode;
import io.meshline.model.DatasetId;
import io.meshline.model.Destination.Event;
import io.meshline.model.Owner;
import io.meshline.model.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell: a job, or several of a domain that ended badly for one reason.
 *
 * @param event what happened
 * @param jobs the jobs, all of one domain
 * @param owner who answers for them
 * @param code the kind of error; empty for a job that succeeded with warnings
 * @param messages what happened, told by the first of the jobs
 * @param rules the broken rules that led to it
 */
record Trouble(
        Event event,
        List<DatasetId> jobs,
        Owner owner,
        Optional<ErrorCode> code,
        List<String> messages,
        List<Verdict> rules) {
    Trouble {
        requireNonNull(event, "event");
        jobs = List.copyOf(jobs);
        requireNonNull(owner, "owner");
        requireNonNull(code, "code");
        messages = List.copyOf(messages);
        rules = List.copyOf(rules);
    }

    String domain() {
        return jobs.get(0).domain();
    }

    /** What shows more than a message can; empty where Spark's log is the place to look. */
    Optional<String> command(String environment) {
        return switch (event) {
            case REFUSED, WARNED -> Optional.of("./meshline report quality " + jobs.get(0) + " --env " + environment);
            case FAILED, SKIPPED -> Optional.empty();
        };
    }
}

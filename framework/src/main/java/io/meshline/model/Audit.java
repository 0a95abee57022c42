package io.meshline.model;

import java.util.List;

/**
 * What a gate found in a batch.
 *
 * @param verdicts one for each rule, in the gate's order
 * @param metrics the figures behind them
 */
public record Audit(List<Verdict> verdicts, List<Metric> metrics) {
    /** The audit of a gate without rules. */
    public static final Audit NONE = new Audit(List.of(), List.of());

    public Audit {
        verdicts = List.copyOf(verdicts);
        metrics = List.copyOf(metrics);
    }

    /** Whether the batch must not be committed. */
    public boolean refuses() {
        return verdicts.stream().anyMatch(Verdict::refuses);
    }
}

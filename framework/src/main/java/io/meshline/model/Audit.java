package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a gate found in a batch.
 *
 * @param verdicts one for each rule, in the gate's order
 * @param metrics the figures behind them
 * @param states what the table came to, as far as rules ask; empty where none asks
 */
public record Audit(List<Verdict> verdicts, List<Metric> metrics, Optional<TableStates> states) {
    /** The audit of a gate without rules. */
    public static final Audit NONE = new Audit(List.of(), List.of());

    public Audit {
        verdicts = List.copyOf(verdicts);
        metrics = List.copyOf(metrics);
        requireNonNull(states, "states");
    }

    /** An audit of rules that speak of the batch alone. */
    public Audit(List<Verdict> verdicts, List<Metric> metrics) {
        this(verdicts, metrics, Optional.empty());
    }

    /** The same audit with other verdicts. */
    public Audit with(List<Verdict> others) {
        return new Audit(others, metrics, states);
    }

    /** The same audit with what became of one rule more, and other states. */
    public Audit with(Verdict further, TableStates others) {
        List<Verdict> all = Stream.concat(verdicts.stream(), Stream.of(further)).toList();
        return new Audit(all, metrics, Optional.of(others));
    }

    /** The same audit without the figures of some rows, which are then not remembered. */
    public Audit withoutFiguresOf(Scope scope) {
        return new Audit(
                verdicts,
                metrics.stream().filter(metric -> metric.scope() != scope).toList(),
                states);
    }

    /** The same audit with further figures, as far as they were not measured by it. */
    public Audit and(List<Metric> figures) {
        Stream<Metric> others = figures.stream()
                .filter(figure -> metrics.stream()
                        .noneMatch(metric -> metric.scope() == figure.scope()
                                && metric.name().equals(figure.name())
                                && metric.instance().equals(figure.instance())));
        return new Audit(verdicts, Stream.concat(metrics.stream(), others).toList(), states);
    }

    /** The same audit together with what another found in the same batch. */
    public Audit and(Audit other) {
        List<Verdict> all =
                Stream.concat(verdicts.stream(), other.verdicts.stream()).toList();
        return new Audit(all, metrics, states).and(other.metrics);
    }

    /** Whether the batch must not be committed. */
    public boolean refuses() {
        return verdicts.stream().anyMatch(Verdict::refuses);
    }
}

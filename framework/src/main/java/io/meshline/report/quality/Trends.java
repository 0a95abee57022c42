package io.meshline.report.quality;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What is worth a chart: figures that moved. Those that did not are told in a line each.
 *
 * @param moving figures with more than one value, those of the ledger first
 * @param still figures that were the same in every run
 */
record Trends(List<Trend> moving, List<Trend> still) {
    /** The new or changed rows of each run, as a figure. */
    static final String WRITTEN = "RowsOfRun";
    /** The records that runs put into quarantine, as a figure. */
    static final String QUARANTINED = "RecordsQuarantined";

    static Trends of(DatasetQuality dataset) {
        List<Trend> all = Stream.of(
                        ledger(dataset, WRITTEN, PastRun::written),
                        ledger(dataset, QUARANTINED, PastRun::quarantined),
                        dataset.trends().stream())
                .flatMap(trends -> trends)
                .toList();
        return new Trends(
                all.stream().filter(Trend::isMoving).toList(),
                all.stream().filter(trend -> !trend.isMoving()).toList());
    }

    /** Runs that were not skipped and did not fail, as a figure over time; nothing where there are none. */
    private static Stream<Trend> ledger(DatasetQuality dataset, String name, ToLongFunction<PastRun> count) {
        List<Trend.Point> points = dataset.history().runs().stream()
                .filter(run -> run.standing().isGood() || run.standing() == Standing.REFUSED)
                .map(run -> new Trend.Point(
                        run.at(), count.applyAsLong(run), run.standing().isGood() ? 1 : 0))
                .toList();
        return points.isEmpty() ? Stream.empty() : Stream.of(new Trend(name, "*", points));
    }
}

package io.meshline.report.quality;

import io.meshline.model.Owner;
import io.meshline.report.Words;
import io.meshline.report.quality.Standing.Urgency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader has to know first, in every format in the same words.
 *
 * @param headline whether anything needs a person now
 * @param now datasets that need a person now, the gravest first
 * @param follows datasets that wait for one of these
 * @param soon datasets to look at when there is time
 */
record Summary(String headline, List<Attention> now, List<Attention> follows, List<Attention> soon) {

    /**
     * Somebody to call.
     *
     * @param owner whom
     * @param about the datasets to talk about
     */
    record Call(Owner owner, List<Attention> about) {
        /** {@code sales-data, sales-data@example.com}. */
        String address() {
            return owner.team() + ", " + owner.contact();
        }
    }

    static Summary of(QualityReport report) {
        List<Attention> now = with(report, Urgency.NOW);
        List<Attention> soon = isUntouched(report) ? List.of() : with(report, Urgency.SOON);
        return new Summary(headline(report, now.size()), now, with(report, Urgency.FOLLOWS), soon);
    }

    /** Whom to call now, the one with the most datasets first. */
    List<Call> calls() {
        Map<Owner, List<Attention>> byOwner = new LinkedHashMap<>();
        now.forEach(entry -> byOwner.computeIfAbsent(entry.owner(), owner -> new ArrayList<>())
                .add(entry));
        return byOwner.entrySet().stream()
                .map(entry -> new Call(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingInt((Call call) -> call.about().size())
                        .reversed())
                .toList();
    }

    private static List<Attention> with(QualityReport report, Urgency urgency) {
        return report.domains().stream()
                .flatMap(domain -> domain.datasets().stream()
                        .filter(dataset -> dataset.standing().urgency() == urgency)
                        .map(dataset -> Attention.of(dataset, domain.owner())))
                .sorted(Comparator.comparing(entry -> entry.dataset().standing()))
                .toList();
    }

    /** Whether nothing ever ran: the headline says so, once for all. */
    private static boolean isUntouched(QualityReport report) {
        return report.datasets().allMatch(dataset -> dataset.standing() == Standing.NEVER_RUN);
    }

    private static String headline(QualityReport report, int now) {
        long all = report.datasets().count();
        if (all == 0) {
            return "There is no dataset to report on.";
        }
        if (isUntouched(report)) {
            return "No dataset has been refreshed yet. Fill the tables with 'meshline run', then ask again.";
        }
        if (now == 0) {
            return "Nothing needs a person now: no dataset's newest rows were refused, and no last run failed.";
        }
        return now + " of " + Words.count(all, "dataset") + (now == 1 ? " needs" : " need") + " a person now.";
    }
}

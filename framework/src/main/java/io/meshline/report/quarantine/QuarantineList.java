package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import io.meshline.report.Words;
import io.meshline.report.quality.QuarantineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What quarantine holds of some datasets.
 *
 * @param environment the environment
 * @param datasets the datasets that can have a quarantine, in the order of the graph
 */
public record QuarantineList(String environment, List<HeldDataset> datasets) {
    private static final String INDENT = "  ";

    public QuarantineList {
        requireNonNull(environment, "environment");
        datasets = List.copyOf(datasets);
    }

    /** The list for people: what is open first, with what to do about it. */
    public String toText() {
        List<HeldDataset> open =
                datasets.stream().filter(dataset -> dataset.open() > 0).toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                open.isEmpty()
                        ? "No record is open in quarantine (" + Words.count(datasets.size(), "dataset") + ")."
                        : open.size() + " of " + Words.count(datasets.size(), "dataset")
                                + (open.size() == 1 ? " has" : " have") + " open records in quarantine.");
        open.forEach(dataset -> describe(dataset, lines));
        settled(lines);
        if (!open.isEmpty()) {
            String first = open.get(0).dataset().toString();
            lines.addAll(List.of(
                    "",
                    "See them:     meshline quarantine show " + first,
                    "After a fix:  meshline quarantine replay " + first));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void describe(HeldDataset dataset, List<String> lines) {
        lines.add("");
        lines.add(dataset.dataset() + INDENT + Words.number(dataset.open()) + " open since "
                + dataset.since().map(Words::minute).orElse("-") + " UTC"
                + (dataset.settled() == 0 ? "" : ", " + Words.number(dataset.settled()) + " settled"));
        dataset.reasons().forEach(reason -> lines.add(INDENT + words(reason)));
    }

    private static String words(QuarantineReason reason) {
        String suchAs = reason.suchAs().isEmpty() ? "" : ", such as " + reason.suchAs();
        return String.format(Locale.ROOT, "%,8d", reason.records()) + INDENT + reason.words() + suchAs;
    }

    /** Datasets without an open record are told only where quarantine holds others of them. */
    private void settled(List<String> lines) {
        List<String> settled = datasets.stream()
                .filter(dataset -> dataset.open() == 0 && dataset.settled() > 0)
                .map(dataset -> dataset.dataset() + INDENT + Words.number(dataset.settled()) + " settled")
                .toList();
        if (!settled.isEmpty()) {
            lines.add("");
            lines.addAll(settled);
        }
    }

    /** The list as one JSON document. */
    public String toJson() {
        return QuarantineJson.of(this);
    }
}

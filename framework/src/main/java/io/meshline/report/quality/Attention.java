package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Owner;
import io.meshline.report.Words;
import java.util.List;

/**
 * A dataset that somebody has to look at.
 *
 * @param dataset the dataset
 * @param owner whom to call
 * @param happened what happened and what it means for readers, in sentences
 */
record Attention(DatasetQuality dataset, Owner owner, String happened) {
    Attention {
        requireNonNull(dataset, "dataset");
        requireNonNull(owner, "owner");
        requireNonNull(happened, "happened");
    }

    static Attention of(DatasetQuality dataset, Owner owner) {
        String happened = dataset.history()
                .latest()
                .map(run -> sentences(dataset, run))
                .orElse("It is configured, but no run of it is on record.");
        return new Attention(dataset, owner, happened);
    }

    private static String sentences(DatasetQuality dataset, PastRun run) {
        String at = Words.minute(run.at()) + " UTC";
        return switch (run.standing()) {
            case REFUSED ->
                "Its newest rows were refused on " + at + again(dataset, "were those of") + ": " + broken(dataset)
                        + ". " + readers(dataset);
            case FAILED ->
                "Its last run failed on " + at + again(dataset, "did") + ": " + ended(run.error()) + " "
                        + readers(dataset);
            case SKIPPED -> "It was not refreshed on " + at + ". " + ended(run.error()) + " " + readers(dataset);
            case WARNED -> "Its newest rows, written on " + at + ", broke " + broken(dataset) + ".";
            case NEVER_RUN, UNCHECKED, PASSED -> "Its newest rows were written on " + at + ".";
        };
    }

    /** How often it has happened in a row: {@code , as did the 2 runs before}. */
    private static String again(DatasetQuality dataset, String verb) {
        int before = dataset.history().streak() - 1;
        if (before < 1) {
            return "";
        }
        return ", as " + verb + " the " + (before == 1 ? "run" : before + " runs") + " before";
    }

    private static String broken(DatasetQuality dataset) {
        boolean isRefused = dataset.standing() == Standing.REFUSED;
        List<RuleRecord> broken = dataset.broken().stream()
                .filter(rule -> !isRefused || rule.latest().refuses())
                .toList();
        if (broken.isEmpty()) {
            return "the broken rules are not on record";
        }
        RuleRecord first = broken.get(0);
        String found = first.rule() + " ("
                + Words.finding(first.latest().words(), first.latest().reason()) + ")";
        int others = broken.size() - 1;
        return others == 0 ? found : found + " and " + Words.count(others, "other rule");
    }

    private static String ended(String sentence) {
        return sentence.isEmpty() || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String readers(DatasetQuality dataset) {
        return dataset.history()
                .lastGood()
                .map(at -> "Readers still see the rows of " + Words.minute(at) + " UTC.")
                .orElse("Nothing was ever written, so readers find no table.");
    }
}

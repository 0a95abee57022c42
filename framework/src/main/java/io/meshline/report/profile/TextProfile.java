package io.meshline.report.profile;

import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.TableProfile;
import io.meshline.report.Escapes;
import io.meshline.report.Paragraph;
import io.meshline.report.TextTable;
import io.meshline.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The profile for a terminal: a table for each kind of figures, and the proposed rules ready to paste. */
final class TextProfile {
    private static final String NOTE =
            "A tilde marks an estimate, as a rule within 5 %. Quartiles (25 %, median, 75 %) are approximate.";

    private final TableProfile profile;
    private final List<String> lines = new ArrayList<>();

    private TextProfile(TableProfile profile) {
        this.profile = profile;
    }

    static String write(TableProfile profile) {
        TextProfile text = new TextProfile(profile);
        text.head();
        if (profile.rows() > 0) {
            text.figures();
            text.proposals();
        }
        // One line stays one line, whatever is in it.
        return text.lines.stream().map(Escapes::terminal).collect(Collectors.joining("\n", "", "\n"));
    }

    private void head() {
        ProfileScope scope = profile.scope();
        lines.add(scope.dataset().id() + ": " + scope.dataset().description());
        lines.add("Environment " + scope.environment() + ", version " + scope.version() + ", "
                + Words.count(profile.rows(), "row") + " (" + extent(scope) + "), "
                + Words.count(profile.columns().size(), "column"));
        if (profile.rows() == 0) {
            lines.add("");
            lines.add("There is no row to look at.");
        }
    }

    private static String extent(ProfileScope scope) {
        return scope.sample()
                .map(share -> "a sample of "
                        + share.movePointRight(2).stripTrailingZeros().toPlainString() + " % of the "
                        + scope.extent().words() + "; all figures are of the sample")
                .orElse(
                        scope.extent() == ProfileScope.Extent.TABLE
                                ? "the whole table"
                                : "the current states; former ones are left out");
    }

    private void figures() {
        table(FigureRows.columns(profile));
        table(FigureRows.numbers(profile));
        table(FigureRows.times(profile));
        table(FigureRows.texts(profile));
        table(FigureRows.commonest(profile));
        lines.add("");
        lines.add(NOTE);
    }

    private void table(TextTable table) {
        if (table.lines().size() > 1) {
            lines.add("");
            lines.addAll(table.lines());
        }
    }

    private void proposals() {
        lines.add("");
        if (profile.proposals().isEmpty()) {
            lines.addAll(Paragraph.lines(
                    "No rule to propose: what these figures suggest, the gate or the declaration says already.", ""));
            return;
        }
        ProposedRules rules = new ProposedRules(profile);
        String tried = profile.scope().sample().isPresent()
                ? "each holds on the sample, and other rows may break it"
                : "each holds on these rows";
        lines.addAll(Paragraph.lines(
                "Proposed rules: " + tried + ". They tell what is so, not what has to be: keep those that you mean."
                        + " Paste them " + rules.place() + ":",
                ""));
        lines.add("");
        lines.addAll(rules.lines());
    }
}

package io.meshline.report.profile;

import io.meshline.model.Dataset;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.profile.Proposal;
import io.meshline.model.profile.TableProfile;
import io.meshline.report.Escapes;
import java.util.ArrayList;
import java.util.List;

/** Proposed rules as configuration that can be pasted into a dataset's section as it is. */
final class ProposedRules {
    private static final String INDENT = "  ";

    private final Dataset dataset;
    private final List<Proposal> proposals;

    ProposedRules(TableProfile profile) {
        this.dataset = profile.scope().dataset();
        this.proposals = profile.proposals();
    }

    /** Where the lines belong, as the end of a sentence. */
    String place() {
        String section = "section '" + dataset.id().zone() + "." + dataset.id().name() + "' of "
                + dataset.origin().file();
        return hasGate() ? "below 'quality' in " + section : "into " + section;
    }

    /** The lines: a block of its own, or additions to the lists of the one that is there. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (hasGate()) {
            proposals.stream()
                    .sorted((left, right) -> left.severity().compareTo(right.severity()))
                    .forEach(proposal ->
                            lines.add("quality." + proposal.severity().key() + " += " + rule(proposal)));
            return indented(lines);
        }
        lines.add("quality {");
        for (Severity severity : Severity.values()) {
            lines.addAll(indented(list(severity)));
        }
        lines.add("}");
        return indented(lines);
    }

    /** A second {@code quality} in a section would be a mistake. */
    private boolean hasGate() {
        return !dataset.gate().equals(Gate.OPEN);
    }

    private List<String> list(Severity severity) {
        List<String> rules = proposals.stream()
                .filter(proposal -> proposal.severity() == severity)
                .map(ProposedRules::rule)
                .toList();
        if (rules.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(severity.key() + " = [");
        lines.addAll(indented(rules));
        lines.add("]");
        return lines;
    }

    private static String rule(Proposal proposal) {
        // A quotation mark right before those that end the string would be hard to see.
        String gap = proposal.dqdl().endsWith("\"") ? " " : "";
        String text = "\"\"\"" + proposal.dqdl() + gap + "\"\"\"";
        String rule = switch (proposal.scope()) {
            case BATCH -> text;
            case TABLE -> "{ rule = " + text + ", scope = table }";
        };
        return rule + "  # " + Escapes.terminal(proposal.evidence());
    }

    private static List<String> indented(List<String> lines) {
        return lines.stream().map(line -> INDENT + line).toList();
    }
}

package io.meshline.model.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was found in a table.
 *
 * @param scope what was looked at
 * @param rows how many rows were looked at
 * @param columns the columns, in the table's order
 * @param proposals rules that hold on these rows and that neither the gate nor the declaration says yet
 */
public record TableProfile(ProfileScope scope, long rows, List<ColumnProfile> columns, List<Proposal> proposals) {
    public TableProfile {
        requireNonNull(scope, "scope");
        columns = List.copyOf(columns);
        proposals = List.copyOf(proposals);
    }
}

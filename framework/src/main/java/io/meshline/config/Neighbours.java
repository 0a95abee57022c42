package io.meshline.config;

import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the datasets of a domain may refer to.
 *
 * @param domain the domain's name
 * @param declared all datasets of the domain, also those that cannot be read
 * @param sqlFolder the folder of the domain's SQL files
 */
record Neighbours(String domain, Set<DatasetId> declared, Path sqlFolder) {
    Neighbours {
        declared = Set.copyOf(declared);
    }

    /** The dataset that a reference names; empty, with the problem told, where there is none. */
    Optional<DatasetId> refer(Text reference) {
        Optional<DatasetId> id = DatasetId.resolve(domain, reference.text());
        Optional<String> complaint = id.map(this::complaint).orElseGet(() -> Optional.of(noAddress(reference.text())));
        complaint.ifPresent(predicate -> {
            reference.at().problem(predicate);
            reference.at().reading().breakOff();
        });
        return complaint.isPresent() ? Optional.empty() : id;
    }

    private static String noAddress(String reference) {
        return "must be <zone>.<name> of a dataset of the domain, was \"" + reference + "\"";
    }

    private Optional<String> complaint(DatasetId id) {
        if (!id.domain().equals(domain)) {
            return Optional.of(
                    "refers to '" + id + "' of another domain. Declare it under 'external' and refer to that");
        }
        if (declared.contains(id)) {
            return Optional.empty();
        }
        String suggestions = Suggestions.further(
                inside(id), declared.stream().map(Neighbours::inside).toList());
        return Optional.of("refers to '" + inside(id) + "', which is not declared" + suggestions);
    }

    private static String inside(DatasetId id) {
        return id.zone() + "." + id.name();
    }
}

package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import io.meshline.model.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Resolves the tables that a query names: {@code <zone>.<name>} inside the domain, and nothing else. */
final class TableNames {
    private static final int ZONE_AND_NAME = 2;

    private final Desk desk;
    private final DatasetId reader;
    private final Origin origin;
    private boolean allKnown = true;

    /**
     * Resolves in the domain of a reader.
     *
     * @param origin the place of the query's first line
     */
    TableNames(Desk desk, DatasetId reader, Origin origin) {
        this.desk = desk;
        this.reader = reader;
        this.origin = origin;
    }

    /** The datasets by the names in the query, as they first occur; a name that is none is reported. */
    Map<List<String>, DatasetId> resolve(LogicalPlan query) {
        Map<List<String>, DatasetId> datasets = new LinkedHashMap<>();
        Plans.replaceTables(query, (name, line) -> {
            Optional<DatasetId> dataset = dataset(name);
            dataset.ifPresent(id -> datasets.put(List.copyOf(name), id));
            if (dataset.isEmpty()) {
                allKnown = false;
                desk.problems().add(origin.plusLines(line - 1), ErrorCode.UNRESOLVED_SQL, refusal(name));
            }
            return null;
        });
        return datasets;
    }

    /** Whether every name that was met so far is a dataset. */
    boolean areAllKnown() {
        return allKnown;
    }

    private Optional<DatasetId> dataset(List<String> name) {
        return name.size() == ZONE_AND_NAME
                ? DatasetId.resolve(reader.domain(), String.join(".", name)).filter(this::isDeclared)
                : Optional.empty();
    }

    private boolean isDeclared(DatasetId id) {
        return desk.mesh().datasets().containsKey(id) || desk.mesh().broken().contains(id);
    }

    private String refusal(List<String> name) {
        String start = "Cannot resolve table '" + String.join(".", name) + "': ";
        String first = name.get(0);
        if (name.size() > 1 && first.equals(reader.domain())) {
            return start + "names inside a domain leave the domain out (write '"
                    + String.join(".", name.subList(1, name.size())) + "')";
        }
        if (name.size() > 1
                && Zone.ofKey(first).isEmpty()
                && desk.mesh().domain(first).isPresent()) {
            return start + "it belongs to domain '" + first
                    + "' (declare it under external and read 'external.<name>')";
        }
        return start + "no such dataset in domain '" + reader.domain() + "'." + suggestion(name);
    }

    private String suggestion(List<String> name) {
        String last = name.get(name.size() - 1);
        List<String> sameName = inDomain(id -> id.name().equals(last));
        return sameName.isEmpty()
                ? Suggestions.didYouMean(String.join(".", name), inDomain(id -> true))
                : " Did you mean " + Suggestions.oneOf(sameName) + "?";
    }

    private List<String> inDomain(Predicate<DatasetId> wanted) {
        return desk.mesh().datasets().keySet().stream()
                .filter(id -> id.domain().equals(reader.domain()) && !id.equals(reader))
                .filter(wanted)
                .map(id -> id.zone().key() + "." + id.name())
                .toList();
    }
}

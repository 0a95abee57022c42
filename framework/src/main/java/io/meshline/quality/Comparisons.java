package io.meshline.quality;

import io.meshline.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import software.amazon.glue.dqdl.model.DQRule;

/** What keeps a rule from comparing its dataset with another. */
final class Comparisons {
    /** Deequ loses the order of the columns beyond. */
    private static final int MOST_COLUMNS = 4;

    private final DQRule rule;
    private final RuleKind kind;
    private final Schemas schemas;

    private Comparisons(DQRule rule, RuleKind kind, Schemas schemas) {
        this.rule = rule;
        this.kind = kind;
        this.schemas = schemas;
    }

    /** All objections to a rule that compares datasets, each as the end of a sentence. */
    static List<String> objections(DQRule rule, RuleKind kind, Schemas schemas) {
        return kind.comparesDatasets() ? new Comparisons(rule, kind, schemas).objections() : List.of();
    }

    private List<String> objections() {
        List<Reference> references = Reference.of(rule);
        if (references.isEmpty()) {
            return List.of("no other dataset is named, an example: " + kind.example());
        }
        List<String> found = new ArrayList<>(toColumns(Reference.ownColumns(rule), schemas.own(), ""));
        references.forEach(reference -> found.addAll(to(reference)));
        if (kind == RuleKind.REFERENTIAL_INTEGRITY) {
            found.addAll(toNumberOfColumns(references.get(0)));
        }
        return found;
    }

    private List<String> to(Reference reference) {
        StructType schema = schemas.others().get(reference.name());
        if (schema == null) {
            Set<String> known = new TreeSet<>(schemas.others().keySet());
            return List.of("unknown dataset '" + reference.name() + "'" + Suggestions.further(reference.name(), known));
        }
        return toColumns(reference.columns(), schema, " of '" + reference.name() + "'");
    }

    private List<String> toColumns(List<String> columns, StructType schema, String owner) {
        List<String> known = List.of(schema.fieldNames());
        return columns.stream()
                .flatMap(column -> known.contains(column)
                        ? toType(column, schema, owner)
                        : Stream.of("unknown column '" + column + "'" + owner + Suggestions.further(column, known)))
                .toList();
    }

    private Stream<String> toType(String column, StructType schema, String owner) {
        boolean fits = kind != RuleKind.AGGREGATE_MATCH || schema.apply(column).dataType() instanceof NumericType;
        String type = schema.apply(column).dataType().simpleString();
        return fits
                ? Stream.empty()
                : Stream.of("column '" + column + "'" + owner + " is of type " + type + ", a number is needed");
    }

    private List<String> toNumberOfColumns(Reference reference) {
        int own = Reference.ownColumns(rule).size();
        if (own != reference.columns().size()) {
            return List.of("as many columns are needed on both sides, not " + own + " and "
                    + reference.columns().size());
        }
        return own > MOST_COLUMNS ? List.of("no more than " + MOST_COLUMNS + " columns can be compared") : List.of();
    }
}

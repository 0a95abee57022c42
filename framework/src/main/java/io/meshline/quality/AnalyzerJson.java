package io.meshline.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Entropy;
import com.amazon.deequ.analyzers.FilterableAnalyzer;
import com.amazon.deequ.analyzers.UniqueValueRatio;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.constraints.AnalysisBasedConstraint;
import com.amazon.deequ.constraints.Constraint;
import com.amazon.deequ.constraints.ConstraintDecorator;
import com.amazon.deequ.constraints.ConstraintResult;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalyzerDeserializer$;
import com.amazon.deequ.repository.AnalyzerOptionsSerializer$;
import com.amazon.deequ.repository.AnalyzerSerializer$;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Optional;
import scala.Option;

/** Analyzers as text, in the form of Deequ's own repositories. */
final class AnalyzerJson {
    private static final String WHERE = "where";

    private static final Gson GSON = new GsonBuilder()
            .registerTypeHierarchyAdapter(Analyzer.class, AnalyzerSerializer$.MODULE$)
            .registerTypeAdapter(Analyzer.class, AnalyzerDeserializer$.MODULE$)
            .registerTypeAdapter(AnalyzerOptions.class, AnalyzerOptionsSerializer$.MODULE$)
            .disableHtmlEscaping()
            .create();

    private AnalyzerJson() {}

    /** The text of an analyzer; empty where none gives an equal one back. */
    static Optional<String> of(Object analyzer) {
        try {
            JsonObject json = GSON.toJsonTree(analyzer).getAsJsonObject();
            // Deequ leaves the filter of analyzers that group rows out.
            filter(analyzer).ifPresent(where -> json.addProperty(WHERE, where));
            String text = GSON.toJson(json);
            return parse(text).filter(analyzer::equals).map(equal -> text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The text of an analyzer that measures for a rule. Deequ names a share of rows anew in every run; here it has the name
     * of its rule, so that it is the same analyzer from run to run.
     */
    static Optional<String> of(Object analyzer, String rule) {
        return analyzer instanceof Compliance share
                ? of(new Compliance(rule, share.predicate(), share.where(), share.columns(), share.analyzerOptions()))
                : of(analyzer);
    }

    /** The analyzer behind a constraint. */
    static Optional<Object> measuring(ConstraintResult result) {
        Constraint constraint = result.constraint();
        while (constraint instanceof ConstraintDecorator named) {
            constraint = named.inner();
        }
        // A metric of several figures cannot be made of the one that is kept.
        return constraint instanceof AnalysisBasedConstraint<?, ?, ?> based
                        && result.metric().exists(metric -> metric instanceof DoubleMetric)
                ? Optional.of(based.analyzer())
                : Optional.empty();
    }

    /** The analyzer of a text; empty where this Deequ does not know it. */
    @SuppressWarnings("unchecked")
    static Optional<Analyzer<?, Metric<?>>> parse(String text) {
        try {
            JsonObject json = GSON.fromJson(text, JsonObject.class);
            Object analyzer = GSON.fromJson(json, Analyzer.class);
            boolean isFiltered = json.has(WHERE) && filter(analyzer).isEmpty();
            return Optional.of((Analyzer<?, Metric<?>>)
                    (isFiltered ? filtered(analyzer, json.get(WHERE).getAsString()) : analyzer));
        } catch (IllegalArgumentException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /** The condition on the rows that an analyzer looks at. */
    static Optional<String> filter(Object analyzer) {
        return analyzer instanceof FilterableAnalyzer filterable
                ? Optional.ofNullable(filterable.filterCondition().getOrElse(() -> null))
                : Optional.empty();
    }

    private static Object filtered(Object analyzer, String where) {
        if (analyzer instanceof Uniqueness plain) {
            return new Uniqueness(plain.columns(), Option.apply(where), plain.analyzerOptions());
        }
        if (analyzer instanceof UniqueValueRatio plain) {
            return new UniqueValueRatio(plain.columns(), Option.apply(where), plain.analyzerOptions());
        }
        return analyzer instanceof Entropy plain ? new Entropy(plain.column(), Option.apply(where)) : analyzer;
    }
}

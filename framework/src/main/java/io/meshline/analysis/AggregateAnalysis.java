package io.meshline.analysis;

import io.meshline.model.Dataset;
import io.meshline.model.Query;

/** Knows the results of queries: of SQL by Spark's analyzer, of Java by what is declared. */
final class AggregateAnalysis {
    private final Desk desk;

    AggregateAnalysis(Desk desk) {
        this.desk = desk;
    }

    Finding analyze(Dataset.Aggregate aggregate) {
        if (aggregate.query() instanceof Query.Transformation transformation) {
            return new TransformationAnalysis(desk, aggregate).analyze(transformation);
        }
        return new QueryAnalysis(desk, aggregate).analyze((Query.Sql) aggregate.query());
    }
}

package io.meshline.engine;

import io.meshline.commit.GatedTransaction;
import io.meshline.model.Dataset;

/** What one kind of dataset brings to the write path: how its input becomes a staged batch. */
interface Executor {
    /** Reads what is new, stages it in the transaction and counts it. */
    Prepared prepare(JobContext job, GatedTransaction transaction);

    /** The executor of a dataset. */
    static Executor of(Dataset dataset) {
        return switch (dataset.id().zone()) {
            case RAW -> new RawExecutor((Dataset.Raw) dataset);
            case MANUAL -> new ManualExecutor((Dataset.Manual) dataset);
            case EXTERNAL -> new ExternalExecutor((Dataset.External) dataset);
            case EVENTS -> new EventsExecutor((Dataset.Events) dataset);
            case ENTITIES -> new EntitiesExecutor((Dataset.Entities) dataset);
            case AGGREGATES -> new AggregateExecutor((Dataset.Aggregate) dataset);
        };
    }
}

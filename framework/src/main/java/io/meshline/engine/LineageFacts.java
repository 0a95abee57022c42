package io.meshline.engine;

import io.meshline.lineage.DatasetFacts;
import io.meshline.lineage.DatasetFacts.Field;
import io.meshline.lineage.JobFacts;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Owner;
import io.meshline.model.PersonalMarks;
import io.meshline.model.Query;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Tells what is known of jobs before they run.
 *
 * @param project what is configured
 * @param hadoop tells where paths without a scheme lead
 */
record LineageFacts(Project project, Configuration hadoop) {

    JobFacts of(DatasetId id) {
        Dataset dataset = project.mesh().datasets().get(id);
        return new JobFacts(id, owner(id), sql(dataset), inputs(dataset), table(id));
    }

    private List<DatasetFacts> inputs(Dataset dataset) {
        List<DatasetFacts> tables = project.analyzed().inputs().get(dataset.id()).stream()
                .map(this::table)
                .toList();
        return switch (dataset.id().zone()) {
            case RAW -> List.of(foreign(((Dataset.Raw) dataset).source().path()));
            case MANUAL -> List.of(foreign(((Dataset.Manual) dataset).source().path()));
            case EXTERNAL -> tables.isEmpty() ? List.of(foreign(((Dataset.External) dataset).path())) : tables;
            case EVENTS, ENTITIES, AGGREGATES -> tables;
        };
    }

    private DatasetFacts table(DatasetId id) {
        Dataset dataset = project.mesh().datasets().get(id);
        PersonalMarks marks = new PersonalMarks(project.mesh().datasets());
        StructType schema = project.analyzed().schemas().get(id);
        List<Field> fields = List.of(schema.fields()).stream()
                .map(field -> field(field, marks, id))
                .toList();
        String path = project.mesh().settings().tablePath(id);
        return new DatasetFacts(id.toString(), location(path), dataset.description(), Optional.of(owner(id)), fields);
    }

    private static Field field(StructField field, PersonalMarks marks, DatasetId id) {
        return new Field(
                field.name(),
                field.dataType().catalogString(),
                field.getComment().getOrElse(() -> ""),
                marks.of(id, field.name()));
    }

    private DatasetFacts foreign(String path) {
        return new DatasetFacts(path, location(path), "", Optional.empty(), List.of());
    }

    /** Where a path leads, without asking its file system. */
    private URI location(String path) {
        Path folder = new Path(System.getProperty("user.dir"));
        return new Path(path)
                .makeQualified(FileSystem.getDefaultUri(hadoop), folder)
                .toUri();
    }

    private Owner owner(DatasetId id) {
        return project.mesh().domain(id.domain()).orElseThrow().owner();
    }

    private static Optional<String> sql(Dataset dataset) {
        return dataset instanceof Dataset.Aggregate aggregate && aggregate.query() instanceof Query.Sql query
                ? Optional.of(query.sql().text())
                : Optional.empty();
    }
}

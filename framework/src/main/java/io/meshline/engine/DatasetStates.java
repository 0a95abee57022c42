package io.meshline.engine;

import io.meshline.commit.TableState;
import io.meshline.io.DeltaChanges;
import io.meshline.io.DeltaInput;
import io.meshline.io.FileListing;
import io.meshline.io.FileLog.RejectedFiles;
import io.meshline.io.SourceFile;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.FileSource;
import io.meshline.model.Position;
import io.meshline.plan.Change;
import io.meshline.plan.DatasetState;
import io.meshline.plan.DatasetState.Table;
import io.meshline.plan.TimeAxis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/** Looks at tables, files and logs for what a job has to do. Where nothing changed, it starts no Spark job. */
final class DatasetStates {
    private final RunContext run;

    DatasetStates(RunContext run) {
        this.run = run;
    }

    /** The table of a dataset; empty where there is none, or none to which a batch was committed. */
    Optional<TableState> table(DatasetId id) {
        return TableState.read(run.spark(), id.toString(), run.settings().tablePath(id))
                .filter(table -> table.batch() > 0);
    }

    /** How a dataset stands. */
    DatasetState of(Dataset dataset) {
        return of(dataset, table(dataset.id()));
    }

    /** How a dataset stands with the table that was found. */
    DatasetState of(Dataset dataset, Optional<TableState> table) {
        Table against = against(dataset, table);
        List<DatasetId> inputs = run.project().analyzed().inputs().get(dataset.id());
        return new DatasetState(against, inputs, changes(dataset, table, against), time(dataset));
    }

    private Optional<TimeAxis> time(Dataset dataset) {
        StructType columns = run.project().analyzed().schemas().get(dataset.id());
        return dataset.timeColumn().flatMap(column -> TimeRange.axis(column.name(), columns));
    }

    private Table against(Dataset dataset, Optional<TableState> table) {
        if (table.isEmpty()) {
            return Table.ABSENT;
        }
        Position declared =
                DefinitionPosition.of(run.project().analyzed().fingerprints().get(dataset.id()));
        boolean isSame = position(DefinitionPosition.INPUT, table).equals(Optional.of(declared));
        return isSame ? Table.CURRENT : Table.OUTDATED;
    }

    private List<Change> changes(Dataset dataset, Optional<TableState> table, Table against) {
        return switch (dataset.id().zone()) {
            case RAW -> newFiles(dataset.id(), ((Dataset.Raw) dataset).source(), table, against);
            case MANUAL -> otherFiles(((Dataset.Manual) dataset).source(), table);
            case EXTERNAL, EVENTS, ENTITIES, AGGREGATES -> otherTables(dataset, table);
        };
    }

    private List<Change> otherTables(Dataset dataset, Optional<TableState> table) {
        List<DatasetId> inputs = run.project().analyzed().inputs().get(dataset.id());
        if (inputs.isEmpty() && dataset instanceof Dataset.External external) {
            return change(external.path(), external.path(), table).toList();
        }
        return inputs.stream()
                .flatMap(input -> change(input.toString(), run.settings().tablePath(input), table))
                .toList();
    }

    private List<Change> newFiles(DatasetId id, FileSource source, Optional<TableState> table, Table against) {
        FileListing listing = FileListing.of(run.spark(), source);
        if (against == Table.CURRENT
                && position(FilePosition.INPUT, table).equals(Optional.of(FilePosition.of(listing)))) {
            return List.of();
        }
        RejectedFiles rejected = against == Table.OUTDATED ? RejectedFiles.AGAIN : RejectedFiles.DONE;
        List<SourceFile> pending = new FileLogTable(run.spark(), run.settings(), id)
                .pending(listing, table.map(TableState::batch).orElse(0L), rejected);
        return pending.isEmpty() ? List.of() : List.of(new Change.NewFiles(pending.size(), bytes(pending)));
    }

    private List<Change> otherFiles(FileSource source, Optional<TableState> table) {
        FileListing listing = FileListing.of(run.spark(), source);
        boolean isSame = position(FilePosition.INPUT, table).equals(Optional.of(FilePosition.of(listing)));
        return isSame
                ? List.of()
                : List.of(new Change.OtherFiles(listing.files().size(), bytes(listing.files())));
    }

    private Stream<Change> change(String name, String path, Optional<TableState> table) {
        DeltaInput input = new DeltaInput(run.spark(), name, path);
        Optional<Position> since = position(name, table);
        DeltaChanges changes = since.map(input::changesSince).orElseGet(input::firstRead);
        long from = since.map(Position::version).orElse(-1L);
        long to = changes.readTo().map(Position::version).orElse(-1L);
        return switch (changes.kind()) {
            case ABSENT -> Stream.of(new Change.Absent(name));
            case UNCHANGED -> Stream.empty();
            case APPENDED -> Stream.of(new Change.Appended(name, from, to));
            case REWRITTEN -> Stream.of(new Change.Rewritten(name, from, to));
            case ANOTHER_TABLE -> Stream.of(new Change.Recreated(name));
        };
    }

    private static Optional<Position> position(String input, Optional<TableState> table) {
        return table.flatMap(state -> state.position(input));
    }

    private static long bytes(List<SourceFile> files) {
        return files.stream().mapToLong(SourceFile::size).sum();
    }
}

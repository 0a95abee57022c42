package io.meshline.delta;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.actions.AddCDCFile;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import scala.Option;

/** Files that were written for a table and that no version refers to yet. */
public final class StagedFiles {
    /** No files. */
    public static final StagedFiles NONE = new StagedFiles(FileSet.NONE, List.of());

    private final FileSet data;
    private final List<AddCDCFile> changes;

    StagedFiles(FileSet data, List<AddCDCFile> changes) {
        this.data = data;
        this.changes = List.copyOf(changes);
    }

    /** The files that hold rows of the table. */
    public FileSet data() {
        return data;
    }

    /** These files and {@code others}. */
    public StagedFiles and(StagedFiles others) {
        return new StagedFiles(
                data.and(others.data),
                Stream.concat(changes.stream(), others.changes.stream()).toList());
    }

    /** Change-data files in the form in which files are read; they carry no statistics. */
    FileSet changesAsData() {
        return new FileSet(changes.stream().map(StagedFiles::asData).toList());
    }

    Stream<FileAction> actions() {
        return Stream.concat(data.files().stream(), changes.stream());
    }

    private static AddFile asData(AddCDCFile file) {
        return new AddFile(
                file.path(),
                file.partitionValues(),
                file.size(),
                0,
                false,
                null,
                null,
                null,
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}

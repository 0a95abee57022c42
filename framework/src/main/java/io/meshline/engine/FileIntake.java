package io.meshline.engine;

import io.meshline.error.MeshlineException;
import io.meshline.io.FileCheck;
import io.meshline.io.FileRecords;
import io.meshline.io.RejectedFile;
import io.meshline.io.SourceFile;
import io.meshline.model.Column;
import io.meshline.model.FileSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes files in: those that can be read become records, the others are set aside with the reason and do not stop them.
 */
final class FileIntake {
    private final JobContext job;
    private final FileSource source;
    private final List<Column> columns;
    private final List<RejectedFile> rejected = new ArrayList<>();
    private FileRecords records;

    FileIntake(JobContext job, FileSource source, List<Column> columns) {
        this.job = job;
        this.source = source;
        this.columns = columns;
    }

    /**
     * Hands the records of some files to a write, and again without the files that turn out to be unreadable while they
     * are read. Clean files are read once.
     */
    <T> T read(List<SourceFile> files, Function<Dataset<Row>, T> write) {
        List<SourceFile> candidates = new ArrayList<>(files);
        while (true) {
            records = FileRecords.open(job.spark(), source, columns, candidates);
            try {
                T written = write.apply(treated());
                rejected.addAll(records.rejected());
                return written;
            } catch (MeshlineException e) {
                List<RejectedFile> unreadable =
                        FileCheck.isReadFailure(e) ? FileCheck.unreadable(job.spark(), source, candidates) : List.of();
                if (unreadable.isEmpty()) {
                    throw e;
                }
                rejected.addAll(unreadable);
                unreadable.forEach(file -> candidates.remove(file.file()));
            }
        }
    }

    private Dataset<Row> treated() {
        return PersonalIntake.ofFiles(job, records.records());
    }

    /** The files whose records were written. */
    List<SourceFile> loaded() {
        return records.readable();
    }

    /** The files that were set aside. */
    List<RejectedFile> rejected() {
        return List.copyOf(rejected);
    }

    /** What a reader of the run should know: which files and records were not taken in, and why. */
    List<String> warnings(List<Unreadable> unreadable) {
        Stream<String> files = rejected.stream()
                .sorted(Comparator.comparing(RejectedFile::file))
                .map(file -> "Cannot read file '" + file.file().shown() + "': " + file.reason());
        return Stream.concat(files, unreadable.stream().map(Unreadable::warning))
                .toList();
    }

    /** How many records of which files could not be read, and why; the files are read again. */
    List<Unreadable> countUnreadable() {
        return Unreadable.count(treated());
    }

    /** The records that could not be read, as rows for quarantine. */
    Dataset<Row> unreadable() {
        return Unreadable.kept(treated());
    }
}

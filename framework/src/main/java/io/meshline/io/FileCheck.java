package io.meshline.io;

import static java.util.Comparator.comparing;

import io.meshline.error.Causes;
import io.meshline.model.FileSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the files that made a batch fail. Spark gives up a whole job over one truncated gzip file and does not name it
 * reliably, so that every file is read once more, to its end, and only after a failure.
 */
public final class FileCheck {
    private static final String READER = "org.apache.spark.sql.execution.datasources.FileScanRDD";
    private static final int TASKS_PER_CORE = 4;

    private FileCheck() {}

    /** Whether Spark failed while it was reading a file, rather than computing or writing. */
    public static boolean isReadFailure(Throwable failure) {
        return Causes.chain(failure).anyMatch(FileCheck::comesFromReader);
    }

    /**
     * The files whose content cannot be read to the end, sorted by path; one Spark job.
     *
     * @throws io.meshline.error.MeshlineException when a file cannot be had for a reason outside of it
     */
    public static List<RejectedFile> unreadable(SparkSession spark, FileSource source, List<SourceFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        FileStorage storage = new FileStorage(spark);
        WholeFile whole = WholeFile.of(source.format());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int tasks = Math.min(files.size(), TASKS_PER_CORE * context.defaultParallelism());
        try {
            return context.parallelize(files, tasks).flatMap(file -> check(storage, file, whole)).collect().stream()
                    .sorted(comparing(RejectedFile::file))
                    .toList();
        } catch (Exception e) { // Spark throws checked exceptions that its Java API does not declare.
            throw FileErrors.unreachable(source, e);
        }
    }

    private static Iterator<RejectedFile> check(FileStorage storage, SourceFile file, WholeFile whole)
            throws IOException {
        try {
            storage.read(file, whole);
            return Stream.<RejectedFile>empty().iterator();
        } catch (CorruptFileException e) {
            return Stream.of(new RejectedFile(file, e.getMessage())).iterator();
        }
    }

    /** The exception may come without its cause from another process, but its message has the cause's stack. */
    private static boolean comesFromReader(Throwable failure) {
        boolean inStack = Stream.of(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(READER));
        return inStack || String.valueOf(failure.getMessage()).contains(READER);
    }
}

package io.meshline.io;

import io.meshline.model.FileSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * CSV files sorted by their headers, so that columns can be found by name: Spark alone takes them by position.
 *
 * @param byHeader the files that can be taken in
 * @param rejected those that cannot
 */
record CsvFiles(Map<CsvHeader, List<SourceFile>> byHeader, List<RejectedFile> rejected) {
    private static final int THREADS = 16;

    /** Finds the header of a file, or why it cannot be taken in. */
    interface HeaderCheck {
        CsvHeader headerOf(SourceFile file) throws IOException, CorruptFileException;
    }

    /**
     * Looks at all files at the same time.
     *
     * @throws io.meshline.error.MeshlineException when a file cannot be opened for a reason outside of it
     */
    static CsvFiles sorted(FileSource source, List<SourceFile> files, HeaderCheck check) {
        CsvFiles sorted = new CsvFiles(new LinkedHashMap<>(), new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, Math.max(1, files.size())));
        try {
            List<Callable<CsvHeader>> looks = files.stream()
                    .map(file -> (Callable<CsvHeader>) () -> check.headerOf(file))
                    .toList();
            List<Future<CsvHeader>> headers = threads.invokeAll(looks);
            for (int i = 0; i < headers.size(); i++) {
                sorted.add(source, files.get(i), headers.get(i));
            }
            return sorted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FileErrors.unreachable(source, e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The files that can be taken in. */
    Stream<SourceFile> accepted() {
        return byHeader.values().stream().flatMap(List::stream);
    }

    private void add(FileSource source, SourceFile file, Future<CsvHeader> header) throws InterruptedException {
        try {
            byHeader.computeIfAbsent(header.get(), any -> new ArrayList<>()).add(file);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CorruptFileException corrupt)) {
                throw FileErrors.unreachable(source, e.getCause());
            }
            rejected.add(new RejectedFile(file, corrupt.getMessage()));
        }
    }
}

package io.meshline.delta;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Deletes files of a table that no version refers to, and the folders that are empty then. */
final class FileEraser {
    private static final String LOG = "_delta_log";

    private final Path table;
    private final Configuration configuration;

    FileEraser(String table, Configuration configuration) {
        this.table = new Path(table);
        this.configuration = configuration;
    }

    /** Deletes the files of these paths, which are relative to the table and encoded as in the log. */
    void erase(List<String> paths) {
        try {
            FileSystem files = table.getFileSystem(configuration);
            for (String path : paths) {
                Path file = new Path(table, new Path(URI.create(path)));
                files.delete(file, false);
                eraseEmptyFoldersAbove(files, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the table's files, in whichever of its folders, that have {@code part} in their name. */
    void eraseNamed(String part) {
        try {
            eraseNamed(table.getFileSystem(configuration), table, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the table's folder where it holds nothing but empty folders. One with a log, however empty, belongs to a
     * writer who is making the table at this moment.
     */
    void eraseTableWithoutFiles() {
        eraseFoldersWithoutFiles(table);
    }

    /** Deletes the folder of the log where it holds nothing but empty folders. */
    void eraseLogWithoutFiles() {
        eraseFoldersWithoutFiles(new Path(table, LOG));
    }

    private void eraseFoldersWithoutFiles(Path folder) {
        try {
            eraseFoldersWithoutFiles(table.getFileSystem(configuration), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void eraseNamed(FileSystem files, Path folder, String part) throws IOException {
        for (FileStatus entry : list(files, folder)) {
            Path path = entry.getPath();
            if (path.getName().equals(LOG)) {
                continue;
            }
            if (entry.isDirectory()) {
                eraseNamed(files, path, part);
            } else if (path.getName().contains(part)) {
                files.delete(path, false);
                eraseEmptyFoldersAbove(files, path);
            }
        }
    }

    private void eraseEmptyFoldersAbove(FileSystem files, Path file) throws IOException {
        Path folder = file.getParent();
        while (folder.depth() > table.depth() && eraseIfEmpty(files, folder)) {
            folder = folder.getParent();
        }
    }

    private static boolean eraseFoldersWithoutFiles(FileSystem files, Path folder) throws IOException {
        boolean empty = true;
        for (FileStatus entry : list(files, folder)) {
            Path path = entry.getPath();
            empty &= entry.isDirectory() && !path.getName().equals(LOG) && eraseFoldersWithoutFiles(files, path);
        }
        return empty && eraseIfEmpty(files, folder);
    }

    private static boolean eraseIfEmpty(FileSystem files, Path folder) {
        try {
            // Not recursive: a file that another run writes at this moment keeps its folder.
            return list(files, folder).length == 0 && files.delete(folder, false);
        } catch (IOException e) {
            return false;
        }
    }

    private static FileStatus[] list(FileSystem files, Path folder) throws IOException {
        try {
            return files.listStatus(folder);
        } catch (FileNotFoundException e) {
            // Object stores forget an empty folder by themselves.
            return new FileStatus[0];
        }
    }
}

package io.meshline.io;

import io.meshline.model.FileSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The files that stand in a source's folder now. Listing them starts no Spark job. */
public final class FileListing {
    private final List<SourceFile> files;

    FileListing(List<SourceFile> files) {
        this.files = files.stream().sorted().toList();
    }

    /**
     * Lists the folder and the folders below it. Files are taken whose names match the source's glob; what begins with
     * {@code _} or {@code .}, file or folder, is hidden, and so is a copy in progress ({@code ._COPYING_}).
     *
     * @throws io.meshline.error.MeshlineException when the folder is missing or cannot be listed
     */
    public static FileListing of(SparkSession spark, FileSource source) {
        GlobFilter names = names(source);
        try {
            Path folder = FileStorage.folder(spark, source);
            FileSystem storage = folder.getFileSystem(spark.sessionState().newHadoopConf());
            if (storage.getFileStatus(folder).isFile()) {
                throw FileErrors.notAFolder(source);
            }
            return new FileListing(list(storage, folder, names));
        } catch (FileNotFoundException e) {
            throw FileErrors.missingFolder(source);
        } catch (IOException e) {
            throw FileErrors.unreachable(source, e);
        }
    }

    /** Not by Hadoop's {@code listFiles}: for local files it asks the operating system's {@code ls} about each. */
    private static List<SourceFile> list(FileSystem storage, Path folder, GlobFilter names) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        for (FileStatus status : storage.listStatus(folder, FileListing::isVisible)) {
            if (status.isDirectory()) {
                found.addAll(list(storage, status.getPath(), names));
            } else if (names.accept(status.getPath())) {
                found.add(SourceFile.of(status));
            }
        }
        return found;
    }

    private static boolean isVisible(Path path) {
        String name = path.getName();
        return !name.startsWith("_") && !name.startsWith(".") && !name.endsWith("._COPYING_");
    }

    /** The files, sorted by path. */
    public List<SourceFile> files() {
        return files;
    }

    /** 64 bits of the SHA-256 of all paths, sizes and modification times: equal when nothing came, went or changed. */
    public long fingerprint() {
        MessageDigest digest = sha256();
        for (SourceFile file : files) {
            byte[] path = file.path().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(path.length).array());
            digest.update(path);
            digest.update(ByteBuffer.allocate(16)
                    .putLong(file.size())
                    .putLong(file.modified())
                    .array());
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static GlobFilter names(FileSource source) {
        try {
            return new GlobFilter(source.files());
        } catch (IOException e) {
            throw FileErrors.invalidGlob(source, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.meshline.submit;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Files on whatever file system Hadoop knows, with the settings that spark-submit was given as {@code spark.hadoop.*}. */
final class Remote {
    private final Configuration hadoop;

    Remote() {
        this.hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    }

    /** Whether a location names its file system, as in {@code s3a://bucket/conf}. */
    static boolean isUri(String location) {
        return location.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    }

    /** Copies a folder, or unpacks an archive, below a local folder; the folder that has it then. */
    java.nio.file.Path fetch(String location, java.nio.file.Path scratch) throws IOException {
        Path from = qualified(location);
        FileSystem files = files(from);
        if (!files.exists(from)) {
            throw new FileNotFoundException("it does not exist");
        }
        java.nio.file.Path target = scratch.resolve("conf");
        if (files.getFileStatus(from).isDirectory()) {
            copy(files, from, target);
        } else {
            java.nio.file.Path packed = scratch.resolve(from.getName());
            copy(files, from, packed);
            unpack(packed.toFile(), Files.createDirectory(target).toFile());
        }
        return target;
    }

    /** Writes a file so that nobody ever reads half of it: aside, and then renamed. */
    void write(String location, String content) throws IOException {
        Path target = qualified(location);
        FileSystem files = files(target);
        Path aside = new Path(target.getParent(), "." + target.getName() + ".new");
        try (FSDataOutputStream out = files.create(aside, true)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        files.delete(target, false);
        if (!files.rename(aside, target)) {
            throw new IOException("the file could not be renamed from '" + aside.getName() + "'");
        }
    }

    /** Deletes a file that may be there, and makes the folder that it will be written to. */
    void clear(String location) throws IOException {
        Path target = qualified(location);
        FileSystem files = files(target);
        if (files.exists(target) && files.getFileStatus(target).isDirectory()) {
            throw new IOException("it is a folder. Name a file in it");
        }
        files.delete(target, false);
        if (!files.mkdirs(target.getParent())) {
            throw new IOException("its folder cannot be made");
        }
    }

    /** A plain path is one of this machine, whatever file system Hadoop takes for its own. */
    private Path qualified(String location) {
        return isUri(location)
                ? new Path(location)
                : new Path(java.nio.file.Path.of(location).toAbsolutePath().toUri());
    }

    /** Without the checksum files that Hadoop otherwise lays beside those of this machine. */
    private FileSystem files(Path path) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
    }

    private void copy(FileSystem files, Path from, java.nio.file.Path to) throws IOException {
        if (!FileUtil.copy(files, from, to.toFile(), false, hadoop)) {
            throw new IOException("it could not be copied to this machine");
        }
    }

    private static void unpack(File packed, File into) throws IOException {
        String name = packed.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            FileUtil.unZip(packed, into);
        } else if (name.endsWith(".tar.gz") || name.endsWith(".tgz") || name.endsWith(".tar")) {
            FileUtil.unTar(packed, into);
        } else {
            throw new IOException("it is neither a folder nor a .zip, .tar.gz or .tgz archive");
        }
    }
}

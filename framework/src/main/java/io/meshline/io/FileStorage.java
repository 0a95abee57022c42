package io.meshline.io;

import io.meshline.error.Causes;
import io.meshline.model.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Opens files as Spark's readers do: through Hadoop's file systems, decompressed by the ending of their name. */
final class FileStorage implements Serializable {
    private final SerializableConfiguration configuration;
    private transient CompressionCodecFactory codecs;

    FileStorage(SparkSession spark) {
        this.configuration = new SerializableConfiguration(spark.sessionState().newHadoopConf());
    }

    /** What is done with an open file. */
    interface Reading<T> extends Serializable {
        T from(InputStream decompressed) throws IOException, CorruptFileException;
    }

    /** The source's folder with scheme and authority. */
    static Path folder(SparkSession spark, FileSource source) throws IOException {
        Path folder = new Path(source.path());
        return folder.getFileSystem(spark.sessionState().newHadoopConf()).makeQualified(folder);
    }

    /**
     * Reads a file; when decompressing fails, twice, so that a broken connection is not taken for a broken file.
     *
     * @throws CorruptFileException when the bytes can be had, but make no sense
     * @throws IOException when the bytes cannot be had; the content is not to blame
     */
    <T> T read(SourceFile file, Reading<T> reading) throws IOException, CorruptFileException {
        CompressionCodec codec = codecs().getCodec(file.location());
        if (codec == null) {
            try (InputStream stored = open(file)) {
                return reading.from(stored);
            }
        }
        try {
            return decompressed(file, codec, reading);
        } catch (IOException first) {
            demandBytes(file);
        }
        try {
            return decompressed(file, codec, reading);
        } catch (IOException second) {
            throw new CorruptFileException(
                    "its %s is truncated or corrupt: %s".formatted(compression(codec), Causes.reason(second)));
        }
    }

    private <T> T decompressed(SourceFile file, CompressionCodec codec, Reading<T> reading)
            throws IOException, CorruptFileException {
        try (InputStream stored = open(file);
                InputStream decompressed = codec.createInputStream(stored)) {
            return reading.from(decompressed);
        }
    }

    /** Codecs and broken storage fail alike: only reading the bytes as they are stored tells one from the other. */
    private void demandBytes(SourceFile file) throws IOException {
        try (InputStream stored = open(file)) {
            stored.transferTo(OutputStream.nullOutputStream());
        }
    }

    private InputStream open(SourceFile file) throws IOException {
        return file.location().getFileSystem(hadoop()).open(file.location());
    }

    private static String compression(CompressionCodec codec) {
        String ending = codec.getDefaultExtension().substring(1);
        return ending.equals("gz") ? "gzip" : ending;
    }

    /** Looking up which codecs there are takes longer than reading a header. */
    private synchronized CompressionCodecFactory codecs() {
        if (codecs == null) {
            codecs = new CompressionCodecFactory(hadoop());
        }
        return codecs;
    }

    private Configuration hadoop() {
        return configuration.value();
    }
}

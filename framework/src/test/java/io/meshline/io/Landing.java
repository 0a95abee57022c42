package io.meshline.io;

import io.meshline.error.Origin;
import io.meshline.model.Column;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import io.meshline.model.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;

/** A folder into which a test delivers files. */
record Landing(SparkSession spark, Path folder) {
    static final Origin ORIGIN = new Origin("conf/domains/sales/domain.conf", 13);
    static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    static final List<Column> COLUMNS = columns(HEADER.trim().split(","));
    static final FileFormat.Csv CSV = new FileFormat.Csv(",", "\"", "\"", "UTF-8", Layout.LINES);
    static final FileFormat.Csv SPANNING = new FileFormat.Csv(",", "\"", "\"", "UTF-8", Layout.MULTI_LINE);
    static final FileFormat.Json JSON_LINES = new FileFormat.Json("UTF-8", Layout.LINES);
    static final FileFormat.Json JSON_FILES = new FileFormat.Json("UTF-8", Layout.MULTI_LINE);

    static List<Column> columns(String... names) {
        return Arrays.stream(names)
                .map(name -> new Column(name, "string", "", ORIGIN))
                .toList();
    }

    /** Delivers text; gzipped when the name ends so. */
    Landing deliver(String name, String text) {
        return deliver(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Landing deliver(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, name.endsWith(".gz") ? gzip(content) : content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts a delivered file down to a share of its bytes, in percent. */
    Landing cut(String name, int percent) {
        try {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * percent / 100));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileSource source(FileFormat format) {
        return new FileSource(folder.toString(), "*", format, ORIGIN);
    }

    FileSource source(String glob) {
        return new FileSource(folder.toString(), glob, CSV, ORIGIN);
    }

    List<SourceFile> files() {
        return FileListing.of(spark, source(CSV)).files();
    }

    FileRecords open(FileFormat format, List<Column> columns) {
        return FileRecords.open(spark, source(format), columns, files());
    }

    /** The path of a file as the framework names it. */
    String path(String name) {
        return "file:" + folder.resolve(name);
    }

    /** Name and reason of files, for comparison. */
    static Stream<String> told(List<RejectedFile> files) {
        return files.stream().map(rejected -> rejected.file().location().getName() + " " + rejected.reason());
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}

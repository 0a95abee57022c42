package io.meshline.jobs.sales;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meshline.jobs.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A landing folder to which days of the sample data are delivered, whole or damaged. */
final class InvoiceDays {
    private final Path landing;
    private final Path folder;

    InvoiceDays(Path landing) {
        this.landing = landing;
        this.folder = landing.resolve("sales/invoice_lines");
        attempt(() -> Files.createDirectories(folder));
    }

    Path landing() {
        return landing;
    }

    Path folder() {
        return folder;
    }

    /** Delivers days as they were shipped. */
    InvoiceDays deliver(String... days) {
        for (String day : days) {
            file(day + ".csv.gz", shipped(day));
        }
        return this;
    }

    /** Delivers a file. */
    InvoiceDays file(String name, byte[] content) {
        attempt(() -> Files.write(folder.resolve(name), content));
        return this;
    }

    InvoiceDays file(String name, String content) {
        return file(name, content.getBytes(UTF_8));
    }

    /** The bytes of a day's file in the sample data. */
    static byte[] shipped(String day) {
        Path file = Commands.sampleData().resolve("sales/invoice_lines/" + day + ".csv.gz");
        return attempt(() -> Files.readAllBytes(file));
    }

    /** The text of a day's file in the sample data. */
    static String text(String day) {
        return attempt(() -> {
            try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(shipped(day)))) {
                return new String(in.readAllBytes(), UTF_8);
            }
        });
    }

    static byte[] compressed(String text) {
        return attempt(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(text.getBytes(UTF_8));
            }
            return bytes.toByteArray();
        });
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

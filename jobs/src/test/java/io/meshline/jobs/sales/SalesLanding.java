package io.meshline.jobs.sales;

import io.meshline.jobs.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A landing folder to which the billing system delivers in two parts, each with good days and a bad file. */
final class SalesLanding {
    private static final Path DAYS = Commands.sampleData().resolve("sales/invoice_lines");

    private final Path folder;
    private final Path lines;

    SalesLanding(Path folder) {
        this.folder = folder;
        this.lines = folder.resolve("sales/invoice_lines");
    }

    Path folder() {
        return folder;
    }

    /** Two days, and a file whose last line was cut off. */
    void deliverFirst() {
        deliver("2010-12-20", "2010-12-21");
        List<String> day = day("2010-12-19").subList(0, 40);
        write("2010-12-19-cut.csv", String.join("\n", day) + "\n539738,21217,\"RED RETR");
    }

    /** Two days, a file whose last line was cut off, and one without the header's first column. */
    void deliverSecond() {
        deliver("2010-12-22", "2010-12-23");
        List<String> day = day("2010-12-17");
        write("2010-12-17-cut.csv", String.join("\n", day.subList(0, 40)) + "\n539330,22");
        write("2010-12-17-headless.csv", String.join("\n", day.subList(1, 40)) + "\n");
    }

    private void deliver(String... days) {
        try {
            Files.createDirectories(lines);
            for (String day : days) {
                Files.copy(DAYS.resolve(day + ".csv.gz"), lines.resolve(day + ".csv.gz"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String content) {
        try {
            Files.writeString(lines.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> day(String day) {
        Path file = DAYS.resolve(day + ".csv.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

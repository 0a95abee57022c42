package io.meshline.jobs.sales;

import io.meshline.jobs.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** All 305 business days of the shop, one file each, and a landing folder to which some of them are delivered. */
final class YearOfInvoices {
    private final Path landing;

    /**
     * @param landing the folder that becomes the landing
     */
    YearOfInvoices(Path landing) {
        this.landing = landing;
    }

    /** The folder with the file of every day. */
    static Path folder() {
        return SharedData.folder("uci_online_retail_by_day/by-day");
    }

    /** The files of all days in the order of the calendar. */
    static List<Path> days() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of all days in an order that the seed decides. */
    static List<Path> shuffled(long seed) {
        List<Path> days = new ArrayList<>(days());
        Collections.shuffle(days, new Random(seed));
        return days;
    }

    Path landing() {
        return landing;
    }

    /** The text of a day's file. */
    static String text(Path day) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(day))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Delivers another text under the name of a day's file. */
    void deliverInPlaceOf(Path day, String text) {
        try {
            Files.createDirectories(lines());
            Files.write(lines().resolve(day.getFileName()), InvoiceDays.compressed(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back what was delivered under the name of a day's file. */
    void withdraw(Path day) {
        try {
            Files.delete(lines().resolve(day.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder to which days are delivered. */
    Path lines() {
        return landing.resolve("sales/invoice_lines");
    }

    /** Delivers some days. */
    void deliver(List<Path> days) {
        try {
            Path lines = Files.createDirectories(lines());
            for (Path day : days) {
                Files.createSymbolicLink(lines.resolve(day.getFileName()), day);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

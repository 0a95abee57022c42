package io.meshline.jobs.sales;

import io.meshline.jobs.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

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

    /** Delivers some days. */
    void deliver(List<Path> days) {
        try {
            Path lines = Files.createDirectories(landing.resolve("sales/invoice_lines"));
            for (Path day : days) {
                Files.createSymbolicLink(lines.resolve(day.getFileName()), day);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

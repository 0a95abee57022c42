package io.meshline.jobs.fulfillment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the sample data of the domain: what a warehouse system and a table of shipments would have delivered on the
 * first seven business days of December 2010. The same call always makes the same files.
 */
public final class SampleFeed {
    /** The business days of the sales sample that the data belong to. */
    static final List<LocalDate> DAYS = Stream.of(1, 2, 3, 5, 6, 7, 8)
            .map(day -> LocalDate.of(2010, 12, day))
            .toList();

    /** Articles that the sales sample sells most. */
    static final List<String> ARTICLES = List.of(
            "85123A", "22423", "22086", "22834", "22111", "22112", "22469", "22837", "22961", "22910", "21479",
            "84029G");

    private SampleFeed() {}

    /**
     * Writes the files.
     *
     * @param arguments the folder below which they are written, one
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("needs one argument: the folder to write to");
        }
        write(Path.of(arguments[0]));
    }

    /** Writes one file a day of either kind. */
    static void write(Path folder) throws IOException {
        InventoryUpdates inventory = new InventoryUpdates();
        ShipmentChanges shipments = new ShipmentChanges();
        for (LocalDate day : DAYS) {
            write(folder.resolve("inventory").resolve(day + ".json"), inventory.of(day));
            write(folder.resolve("shipments").resolve(day + ".json"), shipments.of(day));
        }
    }

    private static void write(Path file, List<String> documents) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", documents) + "\n");
    }
}

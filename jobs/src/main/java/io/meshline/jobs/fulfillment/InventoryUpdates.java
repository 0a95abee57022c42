package io.meshline.jobs.fulfillment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The warehouse system tells what is available of an article at a location, whenever it was counted. From the fifth day
 * of December on it writes {@code location} where it wrote {@code warehouse} before. Some updates come twice, one comes a
 * day late, and now and then a scanner counts less than nothing.
 */
final class InventoryUpdates {
    private static final LocalDate RENAMED_ON = LocalDate.of(2010, 12, 5);
    private static final LocalDate LATE_ON = LocalDate.of(2010, 12, 3);
    private static final List<String> LOCATIONS = List.of("leeds", "bristol");
    private static final int COUNTS_A_DAY = 9;
    private static final int FULL = 400;
    private static final int MINUTES_OF_THE_DAY = 600;

    private final Random random = new Random(20_101_201);
    private final List<String> held = new ArrayList<>();
    private int number;

    /** The updates that are delivered on a day. */
    List<String> of(LocalDate day) {
        Map<Integer, String> updates = new TreeMap<>();
        for (String location : LOCATIONS) {
            for (int count = 0; count < COUNTS_A_DAY; count++) {
                int minute = freeMinute(updates);
                updates.put(minute, update(day, location, minute, random.nextInt(FULL)));
            }
        }
        int minute = freeMinute(updates);
        updates.put(minute, update(day, LOCATIONS.get(0), minute, -1));
        List<String> delivered = new ArrayList<>(held);
        held.clear();
        delivered.addAll(updates.values());
        delivered.add(delivered.get(delivered.size() / 2));
        if (day.equals(LATE_ON)) {
            held.add(delivered.remove(0));
        }
        return delivered;
    }

    private int freeMinute(Map<Integer, String> updates) {
        int minute = random.nextInt(MINUTES_OF_THE_DAY);
        while (updates.containsKey(minute)) {
            minute = random.nextInt(MINUTES_OF_THE_DAY);
        }
        return minute;
    }

    private String update(LocalDate day, String location, int minute, int available) {
        String article = SampleFeed.ARTICLES.get(random.nextInt(SampleFeed.ARTICLES.size()));
        String place = day.isBefore(RENAMED_ON) ? "warehouse" : "location";
        number++;
        return String.format(
                Locale.ROOT,
                "{\"id\": \"count-%05d\", \"sku\": \"%s\", \"%s\": \"%s\", \"available\": %d, \"updated_at\": \"%sZ\"}",
                number,
                article,
                place,
                location,
                available,
                day.atTime(8, 0).plusMinutes(minute).plusSeconds(1));
    }
}

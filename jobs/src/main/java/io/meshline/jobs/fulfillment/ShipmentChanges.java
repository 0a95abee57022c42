package io.meshline.jobs.fulfillment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Debezium's feed of the table of shipments: what was there when it first looked, then each change. A shipment is packed,
 * shipped and delivered; some are cancelled, which deletes them. The feed also has what is about no row: tombstones
 * behind deletes, a change of the table's schema, heartbeats.
 */
final class ShipmentChanges {
    private static final int THERE_BEFORE = 8;
    private static final int PACKED_A_DAY = 6;
    private static final int CANCELLED_OF_TEN = 2;
    private static final int FIRST_ID = 7001;
    private static final int SECONDS_OF_THE_DAY = 36_000;
    private static final LocalDate ALTERED_ON = LocalDate.of(2010, 12, 6);

    private final Random random = new Random(20_101_208);
    private final Map<Integer, Shipment> underWay = new TreeMap<>();
    private final List<String> feed = new ArrayList<>();
    private LocalDateTime now;
    private int nextId = FIRST_ID;
    private long position = 4;

    /** The documents of a day. */
    List<String> of(LocalDate day) {
        feed.clear();
        now = day.atTime(8, 0);
        if (day.equals(SampleFeed.DAYS.get(0))) {
            for (int i = 0; i < THERE_BEFORE; i++) {
                change("r", null, packed(day));
            }
        }
        if (day.equals(ALTERED_ON)) {
            tellSchemaChange();
        }
        List<Shipment> before = List.copyOf(underWay.values());
        int pause = SECONDS_OF_THE_DAY / (before.size() + PACKED_A_DAY + 1);
        for (Shipment shipment : before) {
            pass(pause);
            moveOn(shipment);
        }
        for (int i = 0; i < PACKED_A_DAY; i++) {
            pass(pause);
            change("c", null, packed(day));
        }
        feed.add("{\"ts_ms\":%d}".formatted(millis(now)));
        return List.copyOf(feed);
    }

    private void pass(int seconds) {
        now = now.plusSeconds(1 + random.nextInt(seconds));
    }

    private Shipment packed(LocalDate day) {
        int pieces = 1 + random.nextInt(12);
        Shipment shipment = new Shipment(
                nextId++,
                SampleFeed.ARTICLES.get(random.nextInt(SampleFeed.ARTICLES.size())),
                pieces,
                BigDecimal.valueOf(pieces * (20L + random.nextInt(30)), 2),
                "packed",
                day.plusDays(2L + random.nextInt(3)));
        underWay.put(shipment.id(), shipment);
        return shipment;
    }

    private void moveOn(Shipment shipment) {
        if (shipment.status().equals("shipped")) {
            change("u", shipment, shipment.with("delivered"));
            underWay.remove(shipment.id());
        } else if (random.nextInt(10) < CANCELLED_OF_TEN) {
            change("d", shipment, null);
            feed.add("null");
            underWay.remove(shipment.id());
        } else {
            change("u", shipment, shipment.with("shipped"));
            underWay.put(shipment.id(), shipment.with("shipped"));
        }
    }

    private void change(String operation, Shipment before, Shipment after) {
        feed.add(String.format(
                Locale.ROOT,
                "{\"before\":%s,\"after\":%s,\"source\":%s,\"op\":\"%s\",\"ts_ms\":%d,\"transaction\":null}",
                before == null ? "null" : before.toJson(),
                after == null ? "null" : after.toJson(),
                source(operation.equals("r") ? "first" : "false"),
                operation,
                millis(now) + 250));
    }

    private void tellSchemaChange() {
        feed.add(String.format(
                Locale.ROOT,
                "{\"source\":%s,\"ts_ms\":%d,\"databaseName\":\"fulfillment\",\"schemaName\":null,\"ddl\":\"%s\","
                        + "\"tableChanges\":[]}",
                source("false"),
                millis(now) + 250,
                "ALTER TABLE shipment MODIFY COLUMN status varchar(20)"));
    }

    /** MySQL's log tells times in seconds, so that positions order the changes of one. */
    private String source(String snapshot) {
        position += 310;
        return String.format(
                Locale.ROOT,
                "{\"version\":\"2.7.0.Final\",\"connector\":\"mysql\",\"name\":\"shop\",\"ts_ms\":%d,\"snapshot\":\"%s\","
                        + "\"db\":\"fulfillment\",\"table\":\"shipment\",\"server_id\":1,\"file\":\"mysql-bin.000003\","
                        + "\"pos\":%d,\"row\":0}",
                millis(now),
                snapshot,
                position);
    }

    private static long millis(LocalDateTime moment) {
        return moment.toEpochSecond(ZoneOffset.UTC) * 1000;
    }
}

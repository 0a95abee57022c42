package io.meshline.jobs.fulfillment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A row of the table {@code fulfillment.shipment} as Debezium writes it: dates as days since 1970, decimals as text.
 *
 * @param id the key
 * @param sku the article
 * @param pieces how many of it
 * @param weight in kilograms
 * @param status packed, shipped or delivered
 * @param promisedOn the day that the customer was told
 */
record Shipment(int id, String sku, int pieces, BigDecimal weight, String status, LocalDate promisedOn) {

    Shipment with(String other) {
        return new Shipment(id, sku, pieces, weight, other, promisedOn);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"id\":%d,\"sku\":\"%s\",\"pieces\":%d,\"weight_kg\":\"%s\",\"status\":\"%s\",\"promised_on\":%d}",
                id,
                sku,
                pieces,
                weight.toPlainString(),
                status,
                promisedOn.toEpochDay());
    }
}

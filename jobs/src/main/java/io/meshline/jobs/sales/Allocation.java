package io.meshline.jobs.sales;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Takes the pieces of one customer's returns of one article from the latest sales that have pieces left. */
final class Allocation {
    private static final int TIME = 0;
    private static final int INVOICE = 1;
    private static final int QUANTITY = 2;

    private final List<Row> sales;
    private final int[] left;
    private final List<Match> matches = new ArrayList<>();

    /** Pieces of a return and the sale that they go back to; a sale without number is none. */
    record Match(String returnNo, Timestamp returnedAt, String saleNo, Timestamp soldAt, int quantity) {}

    /**
     * @param sales rows of time, invoice number and quantity, earliest first
     */
    Allocation(List<Row> sales) {
        this.sales = sales;
        this.left = sales.stream().mapToInt(sale -> sale.getInt(QUANTITY)).toArray();
    }

    /**
     * Takes the pieces of a return; returns are handed over earliest first.
     *
     * @param returned a row of time, invoice number and quantity
     */
    void take(Row returned) {
        Timestamp returnedAt = returned.getTimestamp(TIME);
        String returnNo = returned.getString(INVOICE);
        int open = returned.getInt(QUANTITY);
        for (int sale = sales.size() - 1; sale >= 0 && open > 0; sale--) {
            Timestamp soldAt = sales.get(sale).getTimestamp(TIME);
            int pieces = soldAt.after(returnedAt) ? 0 : Math.min(open, left[sale]);
            if (pieces > 0) {
                left[sale] -= pieces;
                open -= pieces;
                matches.add(new Match(returnNo, returnedAt, sales.get(sale).getString(INVOICE), soldAt, pieces));
            }
        }
        if (open > 0) {
            matches.add(new Match(returnNo, returnedAt, null, null, open));
        }
    }

    /** What was found so far, in the order of the returns. */
    List<Match> matches() {
        return List.copyOf(matches);
    }
}

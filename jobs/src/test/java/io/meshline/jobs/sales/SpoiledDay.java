package io.meshline.jobs.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Days whose file goes wrong at first, and the rules of {@code sales.raw.invoice_lines} that must notice. */
enum SpoiledDay {
    /** The second half of the day is missing. */
    HALF("2011-01-13", "RowCount > 0 where \"hour(InvoiceDate) >= 15\"") {
        @Override
        List<String> spoil(List<String> lines) {
            return lines.subList(0, lines.size() / 2);
        }
    },
    /** Prices are a hundred times what they are. */
    PENCE("2011-01-27", "RowCount > 0 where \"double(UnitPrice) between 1 and 3\"") {
        @Override
        List<String> spoil(List<String> lines) {
            return edited(lines, line -> PRICE.matcher(line).replaceFirst(price -> hundredfold(price.group(1))));
        }
    },
    /** Every line is of a country that was never heard of. */
    ATLANTIS("2011-02-10", "RowCount > 0 where \"Country = 'United Kingdom'\"") {
        @Override
        List<String> spoil(List<String> lines) {
            return edited(lines, line -> line.replaceFirst("[^,]*$", "Atlantis"));
        }
    };

    /** The price with what follows it; only the name of an article, further left, may hold a comma. */
    private static final Pattern PRICE = Pattern.compile("([0-9.]+)(?=,[0-9.]*,[^,]*$)");

    private final String day;
    private final String rule;

    SpoiledDay(String day, String rule) {
        this.day = day;
        this.rule = rule;
    }

    static Optional<SpoiledDay> of(String day) {
        return Arrays.stream(values())
                .filter(spoiled -> spoiled.day.equals(day))
                .findFirst();
    }

    String day() {
        return day;
    }

    String rule() {
        return rule;
    }

    /** The lines as they are delivered at first, without their header. */
    abstract List<String> spoil(List<String> lines);

    /** The text of a file as it is delivered at first. */
    String spoiled(String text) {
        List<String> lines = text.lines().toList();
        List<String> spoiled = new ArrayList<>(lines.subList(0, 1));
        spoiled.addAll(spoil(lines.subList(1, lines.size())));
        return String.join("\n", spoiled) + "\n";
    }

    private static List<String> edited(List<String> lines, UnaryOperator<String> edit) {
        return lines.stream().map(edit).toList();
    }

    private static String hundredfold(String price) {
        return new BigDecimal(price).movePointRight(2).toPlainString();
    }
}

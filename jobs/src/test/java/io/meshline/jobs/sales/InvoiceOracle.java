package io.meshline.jobs.sales;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Computes from the CSV files, without Spark, what the tables of the sales domain must say. */
final class InvoiceOracle {
    private static final int INVOICE = 0;
    private static final int QUANTITY = 3;
    private static final int DATE = 4;
    private static final int PRICE = 5;
    private static final int CUSTOMER = 6;
    private static final int COUNTRY = 7;

    private final Set<List<String>> lines = new HashSet<>();
    private final Map<String, BigDecimal[]> revenue = new TreeMap<>();
    private final Map<String, Set<String>> countries = new HashMap<>();
    private long read;
    private long sold;
    private long returned;
    private long adjusted;
    private long worthless;

    /** Reads every file of a folder. */
    static InvoiceOracle of(Path folder) {
        InvoiceOracle oracle = new InvoiceOracle();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(oracle::readFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return oracle;
    }

    private void readFile(Path file) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.setMaxCharsPerColumn(10_000);
        try (Reader reader =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            CsvParser parser = new CsvParser(settings);
            parser.beginParsing(reader);
            for (String[] line = parser.parseNext(); line != null; line = parser.parseNext()) {
                read++;
                take(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String[] line) {
        boolean isSale = line[INVOICE].matches("[0-9]+");
        int quantity = Integer.parseInt(line[QUANTITY]);
        boolean isWorthless = new BigDecimal(line[PRICE]).signum() <= 0;
        if (line[CUSTOMER] != null) {
            countries
                    .computeIfAbsent(line[CUSTOMER], customer -> new HashSet<>())
                    .add(line[COUNTRY]);
        }
        if (isSale && quantity > 0 && isWorthless) {
            worthless++;
            return;
        }
        if (!lines.add(Arrays.asList(line))) {
            return;
        }
        BigDecimal amount = new BigDecimal(line[PRICE]).multiply(BigDecimal.valueOf(quantity));
        if (isSale && quantity > 0) {
            sold++;
            book(line, amount, 0);
        } else if (line[INVOICE].startsWith("C")) {
            returned++;
            book(line, amount.negate(), 1);
        } else if (isSale) {
            adjusted++;
        }
    }

    private void book(String[] line, BigDecimal amount, int side) {
        String key = line[DATE].substring(0, 10) + " " + line[COUNTRY];
        BigDecimal[] sides = revenue.computeIfAbsent(key, day -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        sides[side] = sides[side].add(amount);
    }

    long read() {
        return read;
    }

    long sold() {
        return sold;
    }

    long returned() {
        return returned;
    }

    long adjusted() {
        return adjusted;
    }

    /** Sold lines without a price, each as often as it stands. */
    long worthless() {
        return worthless;
    }

    long customers() {
        return countries.size();
    }

    long customersOfSeveralCountries() {
        return countries.values().stream()
                .filter(countriesOfOne -> countriesOfOne.size() > 1)
                .count();
    }

    /** Gross revenue and value returned by "day country", with three decimals. */
    Map<String, String> revenue() {
        Map<String, String> figures = new TreeMap<>();
        revenue.forEach((key, sides) -> figures.put(
                key,
                sides[0].setScale(3).toPlainString() + " "
                        + sides[1].setScale(3).toPlainString()));
        return figures;
    }
}

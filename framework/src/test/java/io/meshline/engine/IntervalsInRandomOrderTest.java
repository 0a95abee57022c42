package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random batches with late records, redeliveries and broken records, and random intervals that are computed anew over
 * tables that somebody damaged: what comes out is what all records together give, and the damage outside of the intervals.
 */
@ExtendWith(SharedSpark.class)
class IntervalsInRandomOrderTest {
    private static final int DAYS = 6;
    private static final int BATCH = 12;

    private final SparkSession spark;

    @TempDir
    private Path folder;

    private final List<Fact> delivered = new ArrayList<>();
    private final List<Fact> damage = new ArrayList<>();
    private Random random;

    IntervalsInRandomOrderTest(SparkSession spark) {
        this.spark = spark;
    }

    /** A record; a day of 0 is none that can be read. */
    private record Fact(String sku, String free, int day) {
        boolean isGood() {
            return !free.equals("x") && day > 0;
        }

        boolean isIn(int from, int to) {
            return day >= from && day < to;
        }

        String values() {
            return "('%s', '%s', '%s', '')".formatted(sku, free, day == 0 ? "never" : date(day));
        }

        String row() {
            return sku + " " + free + " " + date(day);
        }
    }

    @Test
    void factsByAKeyOfWhichTheGreatestStays() {
        check("deduplicate-by = [sku], sequence-by = free", 7, 2);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deduplicate-by = [sku], sequence-by = free | 1
            deduplicate-by = [sku], sequence-by = free | 2
            deduplicate-by = [sku, at], sequence-by = free | 3
            deduplicate-by = ["*"] | 4
            deduplicate-by = ["*"], partition-by = [at] | 5
            partition-by = [at] | 6
            '' | 7
            """)
    void factsOfEveryIdentity(String keys, long seed) {
        check(keys, seed, 4);
    }

    @Tag("slow")
    @Test
    void threeDaysOneAfterAnotherAreThreeDaysInOneGo() {
        random = new Random(11);
        String keys = "deduplicate-by = [\"*\"]";
        Records inOne = events(folder.resolve("one"), keys);
        Records inThree = events(folder.resolve("three"), keys);
        String batch = batch();
        for (Records sold : List.of(inOne, inThree)) {
            sold.take(batch);
            damage(sold, "update %s set free = 9");
        }
        inOne.recompute(date(2), date(5));
        for (int day = 2; day < 5; day++) {
            inThree.recompute(date(day), date(day + 1));
        }
        assertThat(inThree.rows("*")).isEqualTo(inOne.rows("*")).anyMatch(row -> row.contains(" 9 "));
    }

    private void check(String keys, long seed, int steps) {
        random = new Random(seed);
        Records sold = events(folder, keys);
        sold.take(batch());
        for (int step = 0; step < steps; step++) {
            int from = 1 + random.nextInt(DAYS);
            int to = from + 1 + random.nextInt(2);
            damage(sold, from, to);
            if (random.nextInt(3) > 0) {
                sold.deliver("select * from values " + batch() + " as t(sku, free, at, op)");
            }
            JobRun run = sold.recompute(date(from), date(to));
            assertThat(run.status()).isEqualTo(JobStatus.SUCCEEDED);
            damage.removeIf(fact -> fact.isIn(from, to));
            assertAsExpected(sold, keys);
            if (random.nextInt(4) == 0) {
                JobRun again = sold.recompute(date(from), date(to));
                assertThat(again.work().ledger().written()
                                + again.work().ledger().updated())
                        .isZero();
                assertAsExpected(sold, keys);
            }
        }
    }

    private void assertAsExpected(Records sold, String keys) {
        assertThat(sold.rows("*"))
                .isEqualTo(Stream.concat(expected(keys), damage.stream())
                        .map(Fact::row)
                        .sorted()
                        .toList());
        assertThat(sold.held().stream().map(held -> held.replaceAll(".* ", "")).sorted())
                .isEqualTo(delivered.stream()
                        .filter(fact -> !fact.isGood())
                        .map(Fact::sku)
                        .sorted()
                        .toList());
    }

    /** What all records together give. */
    private Stream<Fact> expected(String keys) {
        Stream<Fact> good = delivered.stream().filter(Fact::isGood);
        if (!keys.contains("deduplicate-by")) {
            return good;
        }
        Comparator<Fact> greater =
                Comparator.comparing(Fact::free).thenComparing(Fact::sku).thenComparing(Fact::day);
        Map<String, Fact> stays = new HashMap<>();
        good.forEach(fact -> stays.merge(
                keys.contains("*") ? fact.row() : keys.contains("[sku]") ? fact.sku() : fact.sku() + " " + fact.day(),
                fact,
                (one, other) -> greater.compare(one, other) >= 0 ? one : other));
        return stays.values().stream();
    }

    /** Takes rows of the interval away, changes others, and adds rows that no record gives, there and elsewhere. */
    private void damage(Records sold, int from, int to) {
        damage(sold, "delete from %s where free = 1 and " + in(from, to));
        damage(sold, "update %s set free = 9 where free = 2 and " + in(from, to));
        Fact alien = new Fact("Z" + damage.size() + random.nextInt(1000), "5", 1 + random.nextInt(DAYS));
        damage.add(alien);
        damage(sold, "insert into %s values ('" + alien.sku() + "', 5, date'" + date(alien.day()) + "')");
    }

    private void damage(Records sold, String sql) {
        spark.sql(sql.formatted("delta.`" + sold.path() + "`"));
    }

    private static String in(int from, int to) {
        return "at >= date'" + date(from) + "' and at < date'" + date(to) + "'";
    }

    private String batch() {
        List<String> batch = new ArrayList<>();
        for (int count = 0; count < BATCH; count++) {
            boolean again = !delivered.isEmpty() && random.nextInt(4) == 0;
            Fact fact = again ? delivered.get(random.nextInt(delivered.size())) : fact();
            delivered.add(fact);
            batch.add(fact.values());
        }
        return String.join(", ", batch);
    }

    private Fact fact() {
        boolean isBroken = random.nextInt(6) == 0;
        return new Fact(
                "S" + random.nextInt(8),
                isBroken && random.nextBoolean() ? "x" : String.valueOf(random.nextInt(4)),
                isBroken && random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(DAYS));
    }

    private Records events(Path place, String keys) {
        return new Records(spark, place, "events.sold", "time-column = at\n" + keys);
    }

    private static String date(int day) {
        return "2024-01-%02d".formatted(day);
    }
}

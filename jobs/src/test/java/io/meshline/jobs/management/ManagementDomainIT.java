package io.meshline.jobs.management;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test changes one thing, looks at what follows from it, and leaves a mesh that is up to date. */
class ManagementDomainIT {
    private static final String TARGETS = "management.manual.revenue_target";
    private static final String REVENUE = "management.external.daily_revenue";
    private static final String ACHIEVEMENT = "management.aggregates.target_achievement";

    @TempDir
    private static Path folder;

    private static ManagementFolders folders;
    private static Commands commands;
    private static Result first;

    @BeforeAll
    static void runBothDomains() {
        folders = new ManagementFolders(folder);
        commands = folders.commands();
        folders.deliver("2010-12-01");
        first = run();
    }

    @Test
    void setsTheRevenueOfTheSalesDomainAgainstTheTargets() {
        assertThat(first.json().get("jobs")).hasSize(14);
        assertThat(first.job(REVENUE).get("inputs").get(0).get("input").asText())
                .isEqualTo("sales.aggregates.daily_revenue");
        assertThat(folders.achievement("Spain")).containsExactly("0.000 2000.00 0.0000");
        assertThat(folders.achievement("Australia"))
                .singleElement()
                .satisfies(row -> assertThat(row).endsWith(" null null"));
        assertThat(folders.table("management/aggregates/target_achievement")
                        .filter("month > '2010-12-01'")
                        .count())
                .isZero();
    }

    @Test
    void addsRegionsUpToTheRevenueOfTheShop() {
        assertThat(sumOf("management/aggregates/region_achievement"))
                .isEqualByComparingTo(sumOf("sales/aggregates/daily_revenue"));
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        Result second = run();
        assertThat(second.json().get("sparkJobs").asLong()).isZero();
        assertThat(second.json().get("jobs"))
                .hasSize(14)
                .allSatisfy(job -> assertThat(job.get("action").asText()).isEqualTo("up to date"));
    }

    @Test
    void takesAChangedFileOfTargetsWhole() {
        folders.keepTargets("late.csv", "2010-12,Poland,100");
        assertThat(commands.run("plan", TARGETS).out())
                .isEqualTo(TARGETS + "  overwrite   the files changed (now 3 files, 2.1 KiB)\n"
                        + "  gate of 3 rules: 1 from file statistics, 1 in one scan, 1 by grouping\n"
                        + "1 job: 1 overwrite\n");

        Result run = run("--domain", "management");
        assertThat(run.job(TARGETS).get("action").asText()).isEqualTo("overwrite");
        assertThat(run.job(TARGETS).get("written").asLong()).isEqualTo(92);
        assertThat(run.job(REVENUE).get("action").asText()).isEqualTo("up to date");
        assertThat(folders.achievement("Poland")).containsExactly("0.000 100.00 0.0000");

        folders.keepTargets("late.csv");
        assertThat(run().job(TARGETS).get("written").asLong()).isEqualTo(91);
        assertThat(folders.achievement("Poland")).isEmpty();
    }

    @Test
    void keepsABadLineOfTheTargetsAsideWithEveryReason() {
        folders.keepTargets("bad.csv", "2010-12,Malta,50", "December,Malta,50 000", "2010-12,Malta,-1");
        Result run = run("--domain", "management");
        assertThat(run.job(TARGETS).get("read").asLong()).isEqualTo(94);
        assertThat(run.job(TARGETS).get("written").asLong()).isEqualTo(92);
        assertThat(run.job(TARGETS).get("quarantined").asLong()).isEqualTo(2);
        assertThat(folders.table("management/manual/revenue_target_quarantine")
                        .select(array_join(col("reasons.message"), "; "))
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder(
                        "month: cannot cast 'December' to date with format 'yyyy-MM';"
                                + " target: cannot cast '50 000' to decimal(12,2)",
                        "target: -1.00 is not above 0");

        folders.keepTargets("bad.csv");
        run();
    }

    @Test
    void keepsTheTargetsThatAreThereWhenAMonthStandsInTwoFiles() {
        folders.keepTargets("twice.csv", "2010-12,Spain,1");
        Result refused = commands.run("run", "--domain", "management", "--format", "json");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.job(TARGETS).get("status").asText()).isEqualTo("refused");
        assertThat(refused.job(ACHIEVEMENT).get("error").get("message").asText())
                .isEqualTo("Skipped '" + ACHIEVEMENT + "': it needs '" + TARGETS + "', which did not succeed.");
        assertThat(folders.table("management/manual/revenue_target").count()).isEqualTo(91);

        folders.keepTargets("twice.csv");
        run();
    }

    @Test
    void keepsTheTargetsThatAreThereWhenAFileCannotBeRead() {
        folders.keep("renamed.csv", "Month,Country,Target", "2010-12,Malta,50");
        Result failed = commands.run("run", TARGETS, "--format", "json");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.job(TARGETS).get("error").get("message").asText())
                .startsWith("Cannot replace the rows of '" + TARGETS + "': hand-kept files are taken whole or not at"
                        + " all. The table stays as it is. Cannot read file '")
                .contains("renamed.csv': its header lacks column 'TargetGBP'");
        assertThat(folders.table("management/manual/revenue_target").count()).isEqualTo(91);

        folders.keepTargets("renamed.csv");
        run();
    }

    @Test
    void followsTheSalesDomainInTheSameRun() {
        folders.deliver("2010-12-02");
        assertThat(commands.run("plan", REVENUE + "+").out()).isEqualTo("""
                        management.external.daily_revenue         up to date  nothing new
                          from sales.aggregates.daily_revenue
                        management.aggregates.target_achievement  up to date  nothing new
                          from management.external.daily_revenue
                          from management.manual.revenue_target
                        management.aggregates.region_achievement  up to date  nothing new
                          from management.aggregates.target_achievement
                          from management.manual.sales_region
                        3 jobs: 3 up to date
                        """);

        Result run = run("+" + ACHIEVEMENT);
        assertThat(run.json().get("jobs"))
                .extracting(
                        job -> job.get("job").asText() + " " + job.get("action").asText())
                .containsExactly(
                        "management.manual.revenue_target up to date",
                        "sales.raw.invoice_lines append",
                        "sales.events.item_returned append",
                        "sales.events.item_sold append",
                        "sales.aggregates.daily_revenue overwrite",
                        "management.external.daily_revenue overwrite",
                        "management.aggregates.target_achievement overwrite");
        assertThat(sumOf("management/aggregates/target_achievement"))
                .isEqualByComparingTo(sumOf("sales/aggregates/daily_revenue"));
        run();
    }

    /** Without arguments both domains run; others have no files here. */
    private static Result run(String... arguments) {
        Stream<String> jobs = arguments.length == 0 ? Stream.of("sales", "management") : Stream.of(arguments);
        Result result = commands.run(
                Stream.concat(Stream.of("run", "--format", "json"), jobs).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result;
    }

    private static BigDecimal sumOf(String table) {
        return folders.table(table).agg(sum("net_revenue")).head().getDecimal(0);
    }
}

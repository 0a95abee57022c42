package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of which nothing is left for some of the tables is accounted for like any other. */
@Tag("slow")
class QuietDayIT {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String SALE =
            "536365,85123A,HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,,United Kingdom\n";
    private static final String RETURN =
            "C536379,85123A,HEART T-LIGHT HOLDER,-1,2010-12-02 09:41:00,2.55,14527.0,United Kingdom\n";

    @TempDir
    private Path folder;

    private Commands commands;

    @BeforeEach
    void openTheShop() {
        commands = new Commands(folder.resolve("warehouse"), folder.resolve("landing"));
    }

    @Test
    void filtersAllLinesOnTheFirstDay() throws IOException {
        Result run = runWith("day1.csv", HEADER + SALE);
        assertThat(counts(run, "sales.events.item_sold")).isEqualTo("read 1, written 1, filtered 0");
        assertThat(counts(run, "sales.events.item_returned")).isEqualTo("read 1, written 0, filtered 1");
        assertThat(counts(run, "sales.entities.customer")).isEqualTo("read 1, written 0, filtered 1");
    }

    @Test
    void filtersAllLinesOnALaterDay() throws IOException {
        runWith("day1.csv", HEADER + SALE + RETURN);
        Result run = runWith("day2.csv", HEADER + SALE.replace("536365", "536366"));
        assertThat(counts(run, "sales.events.item_returned")).isEqualTo("read 1, written 0, filtered 1");
        assertThat(counts(run, "sales.entities.customer")).isEqualTo("read 1, written 0, filtered 1");
        assertThat(counts(run, "sales.aggregates.daily_revenue")).isEqualTo("read 2, written 2, filtered 0");
    }

    private Result runWith(String name, String lines) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing/sales/invoice_lines"));
        Files.writeString(landing.resolve(name), lines);
        Result run = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run;
    }

    private static String counts(Result run, String address) {
        JsonNode job = run.job(address);
        return "read %s, written %s, filtered %s".formatted(job.get("read"), job.get("written"), job.get("filtered"));
    }
}

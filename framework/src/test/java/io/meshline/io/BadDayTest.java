package io.meshline.io;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.meshline.fixture.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One bad day among good ones of a shop's invoices: it is told, the good days are taken in. */
@ExtendWith(SharedSpark.class)
class BadDayTest {
    private static final String DAY = Landing.HEADER + """
            536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            536367,84879,"ASSORTED COLOUR BIRD, ORNAMENT",32,2010-12-01 08:34:00,1.69,13047.0,United Kingdom
            C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,,United Kingdom
            """;

    private final SparkSession spark;
    private Landing landing;

    BadDayTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void goodDays(@TempDir Path folder) {
        landing = new Landing(spark, folder).deliver("2010-12-01.csv", DAY).deliver("2010-12-02.csv.gz", DAY);
    }

    @Test
    void aBrokenHeaderIsTold() {
        landing.deliver("bad.csv", DAY.replace("Quantity", "Qty"));
        assertThat(told())
                .containsExactly("bad.csv its header lacks column 'Quantity'; has unknown column 'Qty'."
                        + " Did upstream rename it?");
        assertThat(open().records().count()).isEqualTo(6);
    }

    @Test
    void anotherColumnOrderIsReadRightly() {
        landing.deliver(
                "bad.csv",
                "Country,InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
                        + "France,536370,22728,ALARM CLOCK BAKELIKE PINK,24,2010-12-01 08:45:00,3.75,12583.0\n");
        assertThat(told()).isEmpty();
        Row french = open().records()
                .where("Country = 'France'")
                .select("InvoiceNo", "Quantity", "CustomerID")
                .first();
        assertThat(french).hasToString("[536370,24,12583.0]");
    }

    @Test
    void binaryJunkIsTold() {
        byte[] junk = new byte[10_000];
        new Random(1).nextBytes(junk);
        landing.deliver("bad.csv", junk);
        assertThat(told()).containsExactly("bad.csv it is not text: its header line holds U+001A");
        assertThat(open().records().count()).isEqualTo(6);
    }

    @Test
    void binaryJunkBehindAGoodHeaderIsSetAsideRecordByRecord() {
        byte[] junk = new byte[10_000];
        new Random(1).nextBytes(junk);
        byte[] header = Landing.HEADER.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] both = java.util.Arrays.copyOf(header, header.length + junk.length);
        System.arraycopy(junk, 0, both, header.length, junk.length);
        landing.deliver("bad.csv", both);
        assertThat(open().records().where(col(FileRecords.PROBLEM).isNull()).count())
                .isEqualTo(6);
        assertThat(open().records().where(col(FileRecords.PROBLEM).isNotNull()).count())
                .isPositive();
    }

    @Test
    void aTruncatedGzipIsFoundOnceReadingFailed() {
        landing.deliver("bad.csv.gz", Landing.HEADER + incompressible()).cut("bad.csv.gz", 90);
        FileRecords opened = open();
        assertThat(opened.rejected()).isEmpty();
        Throwable failure = catchThrowable(() -> opened.records().foreach(row -> {}));
        assertThat(FileCheck.isReadFailure(failure)).isTrue();
        List<RejectedFile> bad = FileCheck.unreadable(spark, landing.source(Landing.CSV), opened.readable());
        assertThat(Landing.told(bad))
                .containsExactly("bad.csv.gz its gzip is truncated or corrupt: Unexpected end of input stream");
    }

    @Test
    void anEmptyFileIsTold() {
        landing.deliver("bad.csv", "");
        assertThat(told()).containsExactly("bad.csv it is empty, without even a header line");
        assertThat(open().records().count()).isEqualTo(6);
    }

    @Test
    void aHalfLineAtTheEndIsSetAside() {
        landing.deliver("bad.csv", DAY.substring(0, DAY.length() - 30));
        Row half = open().records()
                .where("_record_problem is not null")
                .select("_record_problem", "_record")
                .first();
        assertThat(half).hasToString("[does not have the 8 values of its header,C536379,D,Discount,-1,2010-12-01 ]");
        assertThat(open().records().where("_record_problem is null").count()).isEqualTo(8);
    }

    @Test
    void aFileThatVanishesWhileItIsReadIsAReadFailure() throws Exception {
        FileRecords opened = open();
        Files.delete(landing.folder().resolve("2010-12-01.csv"));
        assertThat(FileCheck.isReadFailure(catchThrowable(() -> opened.records().count())))
                .isTrue();
    }

    private FileRecords open() {
        return landing.open(Landing.CSV, Landing.COLUMNS);
    }

    private List<String> told() {
        return Landing.told(open().rejected()).toList();
    }

    private static String incompressible() {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            lines.append(random.nextLong()).append(",A,B,1,2010-12-01 08:26:00,2.55,,France\n");
        }
        return lines.toString();
    }
}

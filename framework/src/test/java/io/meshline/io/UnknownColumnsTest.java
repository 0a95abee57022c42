package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Column;
import io.meshline.model.HeaderDrift;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalKind;
import io.meshline.model.Treatment;
import io.meshline.model.UnknownFields;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of CSV files whose headers upstream changed. */
@ExtendWith(SharedSpark.class)
class UnknownColumnsTest {
    private final SparkSession spark;
    private Landing landing;

    UnknownColumnsTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder)
                .deliver("a.csv", "sku,pieces\nA1,1\n")
                .deliver("b.csv", "colour,sku,größe\n\nred,B2,\nblue,B3,über\n");
    }

    @Test
    void leavesThemOut() {
        FileRecords opened = open(UnknownFields.IGNORE);
        assertThat(opened.rejected()).isEmpty();
        assertThat(rows(opened, "sku", "pieces")).containsExactlyInAnyOrder("[A1,1]", "[B2,null]", "[B3,null]");
        assertThat(opened.records().columns())
                .containsExactly(
                        "sku", "pieces", "_source_file", "_record_problem", "_record", "_header", "_record_row");
    }

    @Test
    void tellsThemWithTheFilesThatHaveThemAndAnExample() {
        landing.deliver("c.csv", "sku,colour\nC4,\n");
        assertThat(StartedJobs.during(
                        spark,
                        () -> assertThat(open(UnknownFields.IGNORE).unknown())
                                .containsExactly(
                                        new UnknownColumn(Optional.of("colour"), 2, Optional.of("red")),
                                        new UnknownColumn(Optional.of("größe"), 1, Optional.of("über")))))
                .isZero();
        landing.deliver("b.csv", "sku\n").deliver("c.csv", "sku,colour\nC4,\n");
        assertThat(open(UnknownFields.IGNORE).unknown())
                .containsExactly(new UnknownColumn(Optional.of("colour"), 1, Optional.empty()));
    }

    @Test
    void namesNothingBesidePersonalData() {
        Column personal = new Column(
                "sku",
                "string",
                "",
                Landing.ORIGIN,
                Optional.of(new PersonalData(PersonalKind.ID, new Treatment.Drop(), Landing.ORIGIN)));
        FileRecords opened =
                landing.open(Landing.CSV.with(new HeaderDrift(List.of(), UnknownFields.IGNORE)), List.of(personal));
        assertThat(opened.unknown())
                .containsExactly(
                        new UnknownColumn(Optional.empty(), 1, Optional.empty()),
                        new UnknownColumn(Optional.empty(), 1, Optional.empty()),
                        new UnknownColumn(Optional.empty(), 1, Optional.empty()));
    }

    @Test
    void keepsThemAsJson() {
        assertThat(rows(open(UnknownFields.RESCUE), "sku", "_rescued"))
                .containsExactlyInAnyOrder(
                        "[A1,null]",
                        "[B2,{\"colour\":\"red\",\"größe\":null}]",
                        "[B3,{\"colour\":\"blue\",\"größe\":\"über\"}]");
    }

    @Test
    void addsThemBehindTheDeclaredOnes() {
        assertThat(rows(open(UnknownFields.ADD), "sku", "pieces", "colour", "größe"))
                .containsExactlyInAnyOrder("[A1,1,null,null]", "[B2,null,red,null]", "[B3,null,blue,über]");
    }

    @Test
    void setsFilesAsideWhereNothingElseIsSaid() {
        assertThat(Landing.told(open(UnknownFields.FAIL).rejected()))
                .containsExactly("b.csv its header has unknown columns 'colour', 'größe'");
    }

    @Test
    void setsFilesAsideWhoseColumnsNoTableCanTake() {
        landing.deliver("b.csv", "sku,SKU,a b\n").deliver("c.csv", "sku,Pieces,_run_id\n");
        assertThat(Landing.told(open(UnknownFields.ADD).rejected()))
                .containsExactly(
                        "b.csv its header repeats column 'SKU'; has columns 'SKU', 'a b', which cannot be added (must"
                                + " differ from declared columns in more than case, not begin with _ and have no space,"
                                + " tab, line break or ,;{}()=)",
                        "c.csv its header has columns 'Pieces', '_run_id', which cannot be added (must differ from"
                                + " declared columns in more than case, not begin with _ and have no space, tab, line"
                                + " break or ,;{}()=)");
    }

    @Test
    void demandsColumnsThatAreNotOptional() {
        landing.deliver("b.csv", "pieces,colour\n1,red\n");
        assertThat(Landing.told(open(UnknownFields.RESCUE).rejected()))
                .containsExactly("b.csv its header lacks column 'sku'");
    }

    private FileRecords open(UnknownFields unknown) {
        return landing.open(
                Landing.CSV.with(new HeaderDrift(List.of("pieces"), unknown)), Landing.columns("sku", "pieces"));
    }

    private static List<String> rows(FileRecords opened, String first, String... others) {
        return opened.records().select(first, others).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}

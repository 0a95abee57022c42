package io.meshline.commit;

import static io.meshline.commit.Sales.append;
import static io.meshline.commit.Sales.batch;
import static io.meshline.commit.Sales.read;
import static io.meshline.commit.Sales.row;
import static io.meshline.commit.Sales.rows;
import static io.meshline.commit.Sales.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.delta.FileSet;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class SchemaEvolutionTest {
    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    SchemaEvolutionTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void tellsReadersOfTheTableWhatItsRowsAndColumnsMean() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));

        Row detail = spark.sql("DESCRIBE DETAIL delta.`" + spec.path() + "`").head();
        assertThat(detail.<String>getAs("description")).isEqualTo("Items sold");
        assertThat(detail.<Object>getAs("properties").toString()).contains("delta.enableChangeDataFeed -> true");
        StructType schema = spark.read().format("delta").load(spec.path()).schema();
        assertThat(schema.apply("article").getComment().get()).isEqualTo("Article code");
    }

    @Test
    void takesColumnsByNameWhateverTheirOrder() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)).select("quantity", "article"));
        assertThat(read(spark, spec)).containsExactly("[A,1]");
    }

    @Test
    void appendsNewColumnsAndFollowsChangedWords() {
        append(spark, spec(warehouse), rows(spark, row("A", 1)));
        TableSpec wider = new TableSpec(
                Sales.NAME,
                spec(warehouse).path(),
                StructType.fromDDL("country STRING, quantity INT COMMENT 'Pieces', article STRING"),
                "Items that were sold",
                List.of());

        try (GatedTransaction transaction = GatedTransaction.open(spark, wider)) {
            assertThat(transaction.table().columns()).containsExactly("article", "quantity", "country");
            StagedWrite staged =
                    transaction.stage(spark.sql("SELECT 'DE' AS country, 2 AS quantity, 'B' AS article"), FileSet.NONE);
            assertThat(Sales.sorted(staged.tableAfter().rows())).containsExactly("[A,1,null]", "[B,2,DE]");
            staged.commit(batch(2));
        }

        assertThat(read(spark, wider)).containsExactly("[A,1,null]", "[B,2,DE]");
        StructType schema = spark.read().format("delta").load(wider.path()).schema();
        assertThat(schema.apply("quantity").getComment().get()).isEqualTo("Pieces");
        assertThat(schema.apply("article").getComment().isEmpty()).isTrue();
    }

    @Test
    void changesMetadataOnlyWhenTheDeclarationChanged() throws Exception {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        append(spark, spec, rows(spark, row("B", 2)));

        Path log = Path.of(spec.path(), "_delta_log");
        assertThat(Files.readString(log.resolve("00000000000000000000.json"))).contains("\"metaData\"");
        assertThat(Files.readString(log.resolve("00000000000000000001.json"))).doesNotContain("\"metaData\"");
    }

    @Test
    void refusesAnotherTypeWhileOldRowsStay() {
        refuses(
                "article STRING, quantity BIGINT",
                List.of(),
                "Cannot write table 'sales.events.item_sold': column 'quantity' is int in the table and bigint in the configuration. Rebuild it with --full-refresh");
    }

    @Test
    void refusesARemovedColumnWhileOldRowsStay() {
        refuses(
                "article STRING",
                List.of(),
                "Cannot write table 'sales.events.item_sold': column 'quantity' of the table is not in the configuration. Rebuild it with --full-refresh");
    }

    @Test
    void refusesAColumnInOtherCaseWhileOldRowsStay() {
        refuses(
                "article STRING, Quantity INT",
                List.of(),
                "Cannot write table 'sales.events.item_sold': column 'quantity' of the table is 'Quantity' in the configuration. Rebuild it with --full-refresh");
    }

    @Test
    void refusesAnotherPartitioningWhileOldRowsStay() {
        refuses(
                "article STRING, quantity INT",
                List.of("article"),
                "Cannot write table 'sales.events.item_sold': it is partitioned by nothing in the table and by 'article' in the configuration. Rebuild it with --full-refresh");
    }

    @Test
    void letsTheNewDeclarationTakeOverWhenNoOldRowStays() {
        append(spark, spec(warehouse), rows(spark, row("A", 1)));
        TableSpec other = new TableSpec(
                Sales.NAME,
                spec(warehouse).path(),
                StructType.fromDDL("country STRING, quantity BIGINT"),
                "",
                List.of("country"));

        try (GatedTransaction transaction = GatedTransaction.open(spark, other)) {
            transaction
                    .stage(spark.sql("SELECT 'DE' AS country, 5L AS quantity"), transaction.files())
                    .commit(batch(2));
        }

        assertThat(read(spark, other)).containsExactly("[DE,5]");
        assertThat(Sales.files(other)).anyMatch(file -> file.startsWith("country=DE/"));
    }

    @Test
    void refusesRowsThatAreNotOfTheDeclaredShape() {
        TableSpec spec = spec(warehouse);
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThatThrownBy(() -> transaction.stage(spark.sql("SELECT 'A' AS article"), FileSet.NONE))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                    .hasMessage(
                            "Cannot write table 'sales.events.item_sold': column 'quantity' is missing in the rows");
            assertThatThrownBy(
                            () -> transaction.stage(spark.sql("SELECT 'A' AS article, 1L AS quantity"), FileSet.NONE))
                    .hasMessage(
                            "Cannot write table 'sales.events.item_sold': column 'quantity' is declared as int and is bigint in the rows");
            assertThatThrownBy(() -> transaction.stage(
                            spark.sql("SELECT 'A' AS article, 1 AS quantity, 2 AS price"), FileSet.NONE))
                    .hasMessage(
                            "Cannot write table 'sales.events.item_sold': column 'price' of the rows is not declared");
        }
    }

    @Test
    void takesColumnsThatNobodyDeclaredWhereTheTableDoes() {
        TableSpec spec = spec(warehouse).with(TableSpec.Columns.DECLARED_AND_OF_ROWS);
        append(spark, spec, spark.sql("SELECT 'A' AS article, 1 AS quantity, 'red' AS colour"));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            transaction
                    .stage(spark.sql("SELECT 'B' AS article, 2 AS quantity, '9' AS price"), FileSet.NONE)
                    .commit(batch(2));
        }
        assertThat(spark.read().format("delta").load(spec.path()).columns())
                .containsExactly("article", "quantity", "colour", "price");
        assertThat(read(spark, spec)).containsExactly("[A,1,red,null]", "[B,2,null,9]");
    }

    @Test
    void refusesFurtherColumnsThatDifferOnlyInCase() {
        TableSpec spec = spec(warehouse).with(TableSpec.Columns.DECLARED_AND_OF_ROWS);
        append(spark, spec, spark.sql("SELECT 'A' AS article, 1 AS quantity, 'red' AS colour"));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThatThrownBy(() -> transaction.stage(
                            spark.sql("SELECT 'B' AS article, 2 AS quantity, 'blue' AS Colour"), FileSet.NONE))
                    .hasMessage("Cannot write table 'sales.events.item_sold': column 'Colour' is there twice (upper and"
                            + " lower case count as the same)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a,b", "a;b", "a{b", "a}b", "a(b", "a)b", "a\nb", "a\tb", "a=b"})
    void refusesColumnNamesThatDeltaCannotHold(String column) {
        TableSpec spec = spec(warehouse, new StructType().add(column, "string"));
        assertThatThrownBy(() -> GatedTransaction.open(spark, spec))
                .isInstanceOfSatisfying(
                        MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INCOMPATIBLE_SCHEMA))
                .hasMessage(
                        "Cannot write table 'sales.events.item_sold': column name '" + column
                                + "' has a character that Delta does not take (not allowed: space, tab, line break and ,;{}()=)");
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        TableSpec spec = spec(warehouse, StructType.fromDDL("a INT, A INT"));
        assertThatThrownBy(() -> GatedTransaction.open(spark, spec))
                .hasMessage(
                        "Cannot write table 'sales.events.item_sold': column 'A' is there twice (upper and lower case count as the same)");
    }

    @Test
    void keepsColumnNamesOfAnyOtherCharacters() {
        List<String> names = new ArrayList<>(List.of("a.b", "größe", "数量", "1", "select", "$a", "😀", "a\rb", "a[b]"));
        "-/:`'\"\\%#?*<>|&+@!^~".chars().forEach(character -> names.add("a" + (char) character + "b"));
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, "string");
        }
        Row nulls = row(new Object[names.size()]);
        Row values = row(names.toArray());
        TableSpec spec = spec(warehouse, schema);
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(spark.createDataFrame(List.of(nulls, values), schema), FileSet.NONE);
            assertThat(staged.rows().collectAsList()).containsExactlyInAnyOrder(nulls, values);
            assertThat(staged.statistics().nullCounts())
                    .containsOnlyKeys(names)
                    .allSatisfy((name, count) -> assertThat(count).isOne());
            staged.commit(batch(1));
        }
        assertThat(spark.read().format("delta").load(spec.path()).collectAsList())
                .containsExactlyInAnyOrder(nulls, values);
    }

    private void refuses(String schema, List<String> partitionBy, String message) {
        append(spark, spec(warehouse), rows(spark, row("A", 1)));
        StructType declared = StructType.fromDDL(schema);
        TableSpec other = new TableSpec(Sales.NAME, spec(warehouse).path(), declared, "", partitionBy);
        try (GatedTransaction transaction = GatedTransaction.open(spark, other)) {
            assertThatThrownBy(() -> transaction.stage(spark.createDataFrame(List.of(), declared), FileSet.NONE))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INCOMPATIBLE_SCHEMA))
                    .hasMessage(message);
        }
    }
}

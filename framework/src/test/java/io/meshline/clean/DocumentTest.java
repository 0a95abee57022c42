package io.meshline.clean;

import static io.meshline.clean.Structures.from;
import static io.meshline.clean.Structures.reading;
import static io.meshline.clean.Structures.required;
import static io.meshline.clean.Structures.structure;
import static io.meshline.clean.Structures.structured;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class DocumentTest {
    private final SparkSession spark;

    DocumentTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void allPathsAreReadFromOneParse() {
        Dataset<Row> rows = structured(
                spark.range(3).selectExpr("concat('{\"sku\":', id, '}') as payload"),
                structure(
                        from("sku", "string", "$.sku"),
                        from("free", "int", "$.stock.free", "$.available"),
                        from("price", "decimal(12,3)", "$.price"),
                        from("first_tag", "string", "$.tags[0]")));

        String plan = rows.queryExecution().optimizedPlan().toString();
        assertThat(plan.split("from_json\\(", -1)).hasSize(2);
        assertThat(plan).doesNotContain("UDF");
    }

    @Test
    void decimalsKeepEveryDigitAndTellWhatTheyCannotHold() {
        DerivedColumn price = from("price", "decimal(30,10)", "$.price");

        assertThat(outcomes(
                        structure(price),
                        "{\"price\": 12345678901234567890.1234567891}",
                        "{\"price\": \"12345678901234567890.1234567891\"}",
                        "{\"price\": 0.12345678901}",
                        "{\"price\": 1234567890123456789012}",
                        "{\"price\": \"\"}",
                        "{\"price\": \" 5 \"}",
                        "{\"price\": null}",
                        "{\"price\": [1]}"))
                .containsExactly(
                        "12345678901234567890.1234567891",
                        "12345678901234567890.1234567891",
                        "price: cannot cast '0.12345678901' to decimal(30,10)",
                        "price: cannot cast '1234567890123456789012' to decimal(30,10)",
                        "null",
                        "5.0000000000",
                        "null",
                        "price: cannot cast '[1]' to decimal(30,10)");
    }

    @Test
    void commasInNumbersAreNeverDropped() {
        assertThat(outcomes(
                        structure(from("price", "decimal(12,2)", "$.price")),
                        "{\"price\": \"12,50\"}",
                        "{\"price\": \"1,250.5\"}",
                        "{\"price\": \"12.5x\"}"))
                .containsExactly(
                        "price: cannot cast '12,50' to decimal(12,2)",
                        "price: cannot cast '1,250.5' to decimal(12,2)",
                        "price: cannot cast '12.5x' to decimal(12,2)");
    }

    @Test
    void aDocumentWithAVastNumberIsRefusedBesideDecimalsAndReadWithoutThem() {
        String vast = "{\"price\": 1E1000000000, \"sku\": \"A\"}";
        Structure structure = structure(from("price", "decimal(12,2)", "$.price"));

        assertThat(outcomes(structure, vast, "{\"price\": \"-1.5e-1000000000\"}", "{\"a\":[1e+1000000]}"))
                .containsOnly(
                        "payload: holds a number with an exponent of six digits, which is not read beside decimals");
        assertThat(outcomes(structure(from("sku", "string", "$.sku")), vast)).containsExactly("A");
    }

    @Test
    void hashesAndLargeNumbersAreNoVastNumbers() {
        assertThat(outcomes(
                        structure(from("price", "decimal(12,2)", "$.price")),
                        "{\"price\": 1.5, \"hash\": \"0a1e1234567f\"}",
                        "{\"price\": 1.5, \"mass\": 5.97e24, \"far\": 1E-300}",
                        "{\"price\": 1E99999}"))
                .containsExactly("1.50", "1.50", "price: cannot cast '\"Infinity\"' to decimal(12,2)");
    }

    @Test
    void whatIsNoObjectIsUnreadable() {
        Structure structure = structure(required(from("sku", "string", "$.sku")));

        assertThat(outcomes(structure, "{\"sku\":", "[{\"sku\": 1}]", "7", "nonsense"))
                .containsOnly("payload: is not a JSON object");
        assertThat(outcomes(structure, null, "{}")).containsOnly("sku: a value is required");
    }

    @Test
    void aValueThatIsNoDeclaredStructureIsAFailedCastAndLeavesTheOthers() {
        Structure structure = structure(
                from("lines", "array<struct<sku:string,pieces:int>>", "$.lines"), from("sku", "string", "$.sku"));

        assertThat(outcomes(
                        structure,
                        "{\"lines\": [{\"sku\": \"A\", \"pieces\": 2}], \"sku\": \"x\"}",
                        "{\"lines\": {\"sku\": \"A\"}, \"sku\": \"x\"}"))
                .containsExactly(
                        "[[A,2]],x", "lines: cannot cast '{\"sku\":\"A\"}' to array<struct<sku:string,pieces:int>>");
    }

    @Test
    void whatDoesNotFitIntoOneParseIsLookedUpByItself() {
        Structure structure = structure(
                from("city", "string", "$.address.city"),
                from("address", "string", "$.address"),
                from("Sku", "string", "$.Sku"),
                from("sku_below", "string", "$.sku"),
                from("amount", "decimal(5,2)", "$.amount"),
                from("amount_text", "string", "$.amount"),
                from("all_skus", "string", "$.lines[*].sku"));

        assertThat(outcomes(
                        structure,
                        "{\"address\":{\"city\":\"Ely\"},\"Sku\":\"A\",\"sku\":\"b\",\"amount\":1.5,"
                                + "\"lines\":[{\"sku\":1},{\"sku\":2}]}"))
                .containsExactly("Ely,{\"city\":\"Ely\"},A,b,1.50,1.5,[1,2]");
    }

    @Test
    void eachElementOfAnExplodedArrayIsARow() {
        Structure structure = reading(
                "$.order.lines",
                from("order_no", "int", "$.order.no"),
                required(from("sku", "string", "@.sku")),
                from("price", "decimal(5,2)", "@.price"));

        assertThat(outcomes(
                        structure,
                        "{\"order\": {\"no\": 1, \"lines\": [{\"sku\": \"A\", \"price\": 1.25}, {\"sku\": \"B\", \"price\":"
                                + " \"x\"}, {\"price\": 2}]}}",
                        "{\"order\": {\"no\": 2, \"lines\": []}}",
                        "{\"order\": {\"no\": 3}}",
                        "{\"order\": {\"no\": 4, \"lines\": {\"sku\": \"C\"}}}"))
                .containsExactly(
                        "1,A,1.25",
                        "price: cannot cast 'x' to decimal(5,2)",
                        "sku: a value is required",
                        "empty",
                        "empty",
                        "payload: has no array at '$['order']['lines']'");
    }

    @Test
    void aDocumentMayBeAnArrayAndItsElementsPlainValues() {
        assertThat(outcomes(
                        reading("$", from("id", "int", "@.id"), from("first", "int", "$[0].id")),
                        "[{\"id\": 1}, {\"id\": 2}]",
                        "{\"id\": 1}",
                        "[]"))
                .containsExactly("1,1", "2,1", "payload: has no array at '$'", "empty");
        assertThat(outcomes(reading("$.tags", from("tag", "string", "@")), "{\"tags\": [\"a\", \"b\"]}"))
                .containsExactly("a", "b");
    }

    @Test
    void onlyTheElementThatIsAskedForComesBackWhereAPositionIsGiven() {
        Dataset<Row> source = documents("{\"tags\": [\"a\", \"b\"]}", "{\"tags\": [\"c\", \"d\"]}")
                .selectExpr("payload", "if(payload like '%\"a\"%', 1, null) as _position");

        assertThat(outcomes(source, reading("$.tags", from("tag", "string", "@"))))
                .containsExactly("b", "c", "d");
    }

    @Test
    void rejectedElementsAreKeptWithTheirRecordAndPosition() {
        Structure structure = reading("$.tags", from("tag", "int", "@"));

        assertThat(Structuring.rejected(documents("{\"tags\": [\"1\", \"b\"]}"), structure, List.of())
                        .selectExpr("record", "position", "reasons.message")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[{\"payload\":\"{\\\"tags\\\": [\\\"1\\\", \\\"b\\\"]}\"},1,"
                        + "WrappedArray(tag: cannot cast 'b' to int)]]");
    }

    @Test
    void theDocumentMayStandInAnyColumn() {
        Dataset<Row> source = spark.sql("select 7 as order_no, '{\"sku\": \"A\"}' as `Details of it`");
        Structure structure = Structures.inColumn("Details of it", from("sku", "string", "$.sku"));

        assertThat(outcomes(source, structure)).containsExactly("A");
    }

    private List<String> outcomes(Structure structure, String... documents) {
        return outcomes(documents(documents), structure);
    }

    /** Each row as its values, or as the reasons against it. */
    private List<String> outcomes(Dataset<Row> source, Structure structure) {
        Dataset<Row> rows = structured(source, structure);
        boolean explodes = structure.explode().isPresent();
        return rows.collectAsList().stream()
                .map(row -> explodes && row.<Boolean>getAs("_empty") ? "empty" : outcome(row, structure))
                .toList();
    }

    private static String outcome(Row row, Structure structure) {
        List<Row> reasons = row.getList(row.fieldIndex("_reasons"));
        return reasons.isEmpty()
                ? String.join(
                        ",",
                        structure.columns().stream()
                                .map(column -> text(row.getAs(column.name())))
                                .toList())
                : String.join(
                        "; ",
                        reasons.stream().map(reason -> reason.getString(3)).toList());
    }

    private static String text(Object value) {
        return String.valueOf(value).replace("WrappedArray(", "[").replace(")", "]");
    }

    private Dataset<Row> documents(String... documents) {
        return spark.createDataset(Stream.of(documents).toList(), Encoders.STRING())
                .toDF("payload");
    }
}

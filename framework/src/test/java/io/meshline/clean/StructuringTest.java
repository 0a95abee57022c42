package io.meshline.clean;

import static io.meshline.clean.Structures.between;
import static io.meshline.clean.Structures.computed;
import static io.meshline.clean.Structures.defaulting;
import static io.meshline.clean.Structures.filtered;
import static io.meshline.clean.Structures.from;
import static io.meshline.clean.Structures.required;
import static io.meshline.clean.Structures.structure;
import static io.meshline.clean.Structures.structured;
import static io.meshline.clean.Structures.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class StructuringTest {
    private final SparkSession spark;

    StructuringTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void givesTypedColumnsInDeclaredOrderWithReasons() {
        Dataset<Row> rows = structured(
                lines(line("536365", "6", "2.55")),
                structure(
                        from("unit_price", "decimal(12,3)", "UnitPrice"),
                        from("invoice_no", "string", "InvoiceNo"),
                        from("quantity", "int", "Quantity")));

        assertThat(rows.schema().toDDL())
                .startsWith("unit_price DECIMAL(12,3),invoice_no STRING,quantity INT,_reasons ");
        assertThat(rows.collectAsList().toString())
                .isEqualTo("[[2.550,536365,6,ArraySeq()]]".replace("ArraySeq", "WrappedArray"));
    }

    @Test
    void tellsEveryReasonAgainstARecord() {
        Structure structure = structure(
                required(from("invoice_no", "string", "InvoiceNo")),
                within(from("quantity", "int", "Quantity"), "1", "100000"),
                between(from("unit_price", "decimal(12,3)", "UnitPrice"), "0", "10000"));

        assertThat(messages(structure, line(null, "abc", "0"), line("1", "120000", "10000"), line("2", "-5", null)))
                .containsExactly(
                        List.of(
                                "invoice_no: a value is required",
                                "quantity: cannot cast 'abc' to int",
                                "unit_price: 0.000 is not above 0"),
                        List.of("quantity: 120000 is more than 100000", "unit_price: 10000.000 is not below 10000"),
                        List.of("quantity: -5 is less than 1"));
    }

    @Test
    void aReasonCarriesColumnKindAndValue() {
        Row row = structured(lines(line("1", "x", "0.5")), structure(from("quantity", "int", "Quantity")))
                .selectExpr("inline(_reasons)")
                .head();

        assertThat(row).isEqualTo(RowFactory.create("quantity", "cast", "x", "quantity: cannot cast 'x' to int"));
    }

    @Test
    void aRecordIsFilteredByAFilterThatIsFalseOrNullAndNothingElseIsAskedOfIt() {
        Structure structure = filtered("Quantity > 0", required(from("unit_price", "int", "UnitPrice")));
        Dataset<Row> flagged =
                Structuring.flagged(lines(line("1", "5", "1"), line("2", "0", "x"), line("3", null, null)), structure);

        assertThat(flagged.select("InvoiceNo", "_filtered").collectAsList().toString())
                .isEqualTo("[[1,false], [2,true], [3,true]]");
        assertThat(Structuring.structure(flagged, structure, List.of())
                        .selectExpr("unit_price", "size(_reasons)")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1,0]]");
        assertThat(Structuring.rejected(lines(line("2", "0", "x")), structure, List.of())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aColumnTakesTheFirstValueOfItsPathsWithBlanksAsMissingForAllTypesButString() {
        Structure structure = structure(
                from("amount", "int", "InvoiceNo", "Quantity"), from("text", "string", "InvoiceNo", "Quantity"));

        assertThat(values(structure, line("  \t", "7", null), line(null, "8", null)))
                .isEqualTo("[[7,  \t], [8,8]]");
    }

    @Test
    void aPathThatStartsWithADollarLooksIntoThePayload() {
        Dataset<Row> source = spark.sql(
                "select '{\"sku\": \"A\", \"stock\": {\"free\": 4, \"none\": null}, \"tags\": [\"x\"]}' as payload");
        Structure structure = structure(
                from("sku", "string", "$.sku"),
                from("free", "int", "$.stock.free"),
                from("none", "int", "$.stock.none", "$.missing"),
                from("tag", "string", "$.tags[0]"));

        assertThat(Structuring.accepted(structured(source, structure), structure)
                        .collectAsList()
                        .toString())
                .isEqualTo("[[A,4,null,x]]");
    }

    @Test
    void sourceColumnsMayHaveAnyName() {
        Dataset<Row> source = spark.sql("select 'a' as `Invoice No.`, 'b' as `we``ird`");

        assertThat(structured(source, structure(from("x", "string", "Invoice No."), from("y", "string", "we`ird")))
                        .select("x", "y")
                        .head())
                .isEqualTo(RowFactory.create("a", "b"));
    }

    @Test
    void anExpressionSeesTheSourceTypedColumnsAndEarlierExpressions() {
        Structure structure = structure(
                computed("amount", "decimal(18,3)", "quantity * unit_price"),
                from("quantity", "int", "Quantity"),
                from("unit_price", "decimal(12,3)", "UnitPrice"),
                computed("twice", "int", "2 * amount"),
                computed("invoiceno", "string", "substring(InvoiceNo, 2)"),
                computed("again", "string", "concat(invoiceNo, '!')"));

        assertThat(values(structure, line("C536", "3", "1.5"))).isEqualTo("[[4.500,3,1.500,9,536,536!]]");
    }

    @Test
    void timesOfAClockElsewhereBecomeMoments() {
        DerivedColumn clock = column("clock", "timestamp_ntz", "Quantity", "dd.MM.yyyy HH:mm");
        Structure structure = structure(clock, computed("at", "timestamp", "to_utc_timestamp(clock, 'Europe/London')"));

        assertThat(structured(
                                lines(line("1", "01.07.2011 09:30", null), line("2", "01.12.2011 09:30", null)),
                                structure)
                        .selectExpr("cast(at as string)")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[2011-07-01 08:30:00], [2011-12-01 09:30:00]]");
        assertThat(values(
                        structure(column("at", "timestamp", "Quantity", "yyyy-MM-dd'T'HH:mmXXX")),
                        line("1", "2011-07-01T09:30+02:00", null)))
                .isEqualTo("[[2011-07-01 07:30:00.0]]");
    }

    @Test
    void anExpressionThatFailsIsAMissingValue() {
        Structure structure = structure(
                required(computed("returned", "int", "-cast(Quantity as int)")),
                computed("broken", "int", "raise_error('never seen')"));

        assertThat(messages(structure, line("1", "abc", null), line("1", "4", null)))
                .containsExactly(List.of("returned: a value is required"), List.of());
    }

    @Test
    void aDefaultTakesThePlaceOfAMissingValueButNotOfAFailedCast() {
        Structure structure = structure(
                required(defaulting(from("quantity", "int", "Quantity"), "1")),
                defaulting(computed("price", "int", "UnitPrice"), "-1"));

        Dataset<Row> rows = structured(lines(line("1", " ", null), line("2", "x", "9")), structure);
        assertThat(rows.selectExpr("quantity", "price", "_reasons.message")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1,-1,WrappedArray()], [null,9,WrappedArray(quantity: cannot cast 'x' to int)]]");
    }

    @Test
    void countsWhatIsReadFilteredAndQuarantinedAndLetsTheRestThrough() {
        Structure structure = filtered("InvoiceNo is not null", required(from("quantity", "int", "Quantity")));
        Dataset<Row> flagged = Structuring.flagged(
                lines(line("1", "1", null), line("2", "x", null), line(null, "x", null), line("4", null, null)),
                structure);
        Dataset<Row> rows = Structuring.structure(flagged, structure, List.of());

        assertThat(counted(flagged, Structuring.recordCounters())).isEqualTo(Map.of("read", 4L, "filtered", 1L));
        assertThat(counted(rows, Structuring.rowCounters(structure, List.of())))
                .isEqualTo(Map.of("rows", 3L, "quarantined", 2L));
        assertThat(Structuring.accepted(rows, structure).collectAsList()).containsExactly(RowFactory.create(1));
    }

    @Test
    void rejectedRecordsAreKeptWholeAsTheyCame() {
        Dataset<Row> source = lines(line("1", "x", null), line("2", "2", "2"))
                .selectExpr("*", "'s3://landing/a.csv' as _source_file", "'r1' as _run_id");
        Dataset<Row> rejected = Structuring.rejected(
                source,
                structure(from("quantity", "int", "Quantity"), from("InvoiceNo", "int", "InvoiceNo")),
                List.of());

        assertThat(rejected.columns()).containsExactly("source_file", "record", "position", "reasons");
        assertThat(rejected.selectExpr("source_file", "record", "reasons.message")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[s3://landing/a.csv,{\"InvoiceNo\":\"1\",\"Quantity\":\"x\",\"UnitPrice\":null},"
                        + "WrappedArray(quantity: cannot cast 'x' to int)]]");
        assertThat(Structuring.rejected(
                                source.drop("_source_file"), structure(from("quantity", "int", "Quantity")), List.of())
                        .select("source_file")
                        .collectAsList())
                .containsExactly(RowFactory.create((Object) null));
    }

    @Test
    void theQuarantineTableDescribesItsColumns() {
        assertThat(Quarantine.SCHEMA.fieldNames())
                .containsExactly(
                        "batch",
                        "run_id",
                        "quarantined_at",
                        "source",
                        "source_file",
                        "record",
                        "position",
                        "reasons",
                        "header");
        assertThat(Arrays.stream(Quarantine.SCHEMA.fields()))
                .allMatch(field -> field.getComment().isDefined());
    }

    @Test
    void structuringShufflesNothing() {
        Dataset<Row> rows = structured(
                spark.range(1).selectExpr("cast(id as string) as Quantity"),
                structure(from("quantity", "int", "Quantity"), computed("twice", "int", "2 * quantity")));

        assertThat(rows.queryExecution().executedPlan().toString())
                .contains("Project")
                .doesNotContain("Exchange");
    }

    private static DerivedColumn column(String name, String type, String path, String format) {
        DerivedColumn plain = from(name, type, path);
        return new DerivedColumn(
                plain.column(),
                new Derivation.FromSource(List.of(path), Optional.of(format)),
                plain.defaultValue(),
                plain.presence(),
                plain.outlier());
    }

    private static Map<String, Long> counted(Dataset<Row> rows, List<Column> counters) {
        Row counted = rows.agg(
                        counters.get(0), counters.subList(1, counters.size()).toArray(Column[]::new))
                .head();
        return Stream.of(counted.schema().fieldNames()).collect(Collectors.toMap(name -> name, counted::<Long>getAs));
    }

    private List<List<String>> messages(Structure structure, Row... lines) {
        return structured(lines(lines), structure).selectExpr("_reasons.message").collectAsList().stream()
                .map(row -> row.<String>getList(0))
                .map(List::copyOf)
                .toList();
    }

    private String values(Structure structure, Row... lines) {
        Dataset<Row> rows = structured(lines(lines), structure);
        return Structuring.accepted(rows, structure).collectAsList().toString();
    }

    private Dataset<Row> lines(Row... lines) {
        return spark.createDataFrame(
                List.of(lines), StructType.fromDDL("InvoiceNo string, Quantity string, UnitPrice string"));
    }

    private static Row line(String invoiceNo, String quantity, String unitPrice) {
        return RowFactory.create(invoiceNo, quantity, unitPrice);
    }
}

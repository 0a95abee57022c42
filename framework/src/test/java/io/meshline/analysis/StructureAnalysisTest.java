package io.meshline.analysis;

import static io.meshline.analysis.Meshes.CSV;
import static io.meshline.analysis.Meshes.JSON;
import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.at;
import static io.meshline.analysis.Meshes.column;
import static io.meshline.analysis.Meshes.entities;
import static io.meshline.analysis.Meshes.expression;
import static io.meshline.analysis.Meshes.heading;
import static io.meshline.analysis.Meshes.id;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.problems;
import static io.meshline.analysis.Meshes.raw;
import static io.meshline.analysis.Meshes.source;
import static io.meshline.analysis.Meshes.structure;
import static io.meshline.analysis.Meshes.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Gate;
import io.meshline.model.Outlier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureAnalysisTest {
    @Test
    void knowsTheColumnsOfEveryZone() {
        Dataset.Entities customer = entities(
                "sales.entities.customer",
                List.of("country"),
                "sold_at",
                structure(
                        Optional.empty(),
                        column("country", "string", "country", 41),
                        column("sold_at", "timestamp", "sold_at", 42)));
        Analyzed analyzed = analyzed(invoiceLines(), itemSold(), customer);
        assertThat(analyzed.schemas().get(id("sales.raw.invoice_lines")).toDDL())
                .isEqualTo("InvoiceNo STRING,Quantity STRING,UnitPrice STRING,InvoiceDate STRING,Country STRING,"
                        + "_source_file STRING COMMENT 'File that the record came from',"
                        + "_ingested_at TIMESTAMP COMMENT 'When the record was taken in',"
                        + "_run_id STRING COMMENT 'Run that took the record in'");
        assertThat(analyzed.schemas().get(id("sales.events.item_sold")).toDDL())
                .isEqualTo("invoice_no STRING COMMENT 'The invoice_no',quantity INT COMMENT 'The quantity',"
                        + "unit_price DECIMAL(12,3) COMMENT 'The unit_price',amount DECIMAL(18,3) COMMENT 'The amount',"
                        + "sold_at TIMESTAMP COMMENT 'The sold_at',country STRING COMMENT 'The country'");
        assertThat(analyzed.schemas().get(id("sales.entities.customer")).toDDL())
                .isEqualTo("country STRING COMMENT 'The country',sold_at TIMESTAMP COMMENT 'The sold_at',"
                        + "valid_from TIMESTAMP COMMENT 'From when the state held',"
                        + "valid_to TIMESTAMP COMMENT 'When the next state began; null for the last state',"
                        + "is_current BOOLEAN COMMENT 'Whether this is the current state',"
                        + "_last_seen TIMESTAMP COMMENT 'When the state was last confirmed by a record'");
        assertThat(analyzed.inputs())
                .isEqualTo(Map.of(
                        id("sales.raw.invoice_lines"), List.of(),
                        id("sales.events.item_sold"), List.of(id("sales.raw.invoice_lines")),
                        id("sales.entities.customer"), List.of(id("sales.events.item_sold"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    strin | Did you mean 'string'?
                    decimal(40,2) |
                    int) | Did you mean 'int'?
                    char(5) |
                    void |
                    array<interval> |
                    """)
    void refusesTypesThatNoTableCanHold(String type, String suggestion) {
        assertThat(problems(invoiceLines(), itemSold(Optional.empty(), column("country", type, "Country", 21))))
                .containsExactly("domain.conf:21: Cannot read column 'country' of 'sales.events.item_sold':"
                        + " unsupported type '" + type + "'." + (suggestion == null ? "" : " " + suggestion));
    }

    @Test
    void findsPathsThatTheSourceDoesNotHave() {
        assertThat(problems(invoiceLines(), itemSold(Optional.empty(), column("country", "string", "Contry", 21))))
                .containsExactly("domain.conf:21: Cannot read column 'country' of 'sales.events.item_sold':"
                        + " 'sales.raw.invoice_lines' has no column 'Contry'. Did you mean 'Country'?");
    }

    @Test
    void letsJsonPathsInOnlyWhereTheSourceHoldsDocuments() {
        DerivedColumn sku = column("sku", "string", "$.sku", 21);
        assertThat(problems(
                        raw("sales.raw.invoice_lines", JSON, "payload"),
                        itemSold(Optional.of("payload IS NOT NULL"), sku)))
                .isEmpty();
        assertThat(problems(raw("sales.raw.invoice_lines", CSV, "Sku"), itemSold(Optional.empty(), sku)))
                .containsExactly("domain.conf:21: Cannot read column 'sku' of 'sales.events.item_sold': the path"
                        + " '$.sku' needs a JSON document, and 'sales.raw.invoice_lines' has no string column 'payload'."
                        + " Name the column that holds one with 'payload'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    $..sku | '$..sku' is no JSON path; they are written like $.customer.name, $['first name'], $.items[0] or $.items[*].sku
                    $.items[-1] | '$.items[-1]' is no JSON path; they are written like $.customer.name, $['first name'], $.items[0] or $.items[*].sku
                    @.sku | the path '@.sku' leads into the element of an array, and there is no 'explode'
                    """)
    void refusesPathsThatLeadNowhere(String path, String reason) {
        assertThat(problems(
                        raw("sales.raw.invoice_lines", JSON, "payload"),
                        itemSold(Optional.empty(), column("sku", "string", path, 21))))
                .containsExactly("domain.conf:21: Cannot read column 'sku' of 'sales.events.item_sold': " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Quantitty > 0 | Cannot resolve column 'Quantitty' in the filter of 'sales.events.item_sold': did you mean 'Quantity'?
                    cast(Quantity as int) | Cannot use the filter of 'sales.events.item_sold': it gives 'int', not 'boolean'
                    sum(Quantity) > 1 | Cannot use the filter of 'sales.events.item_sold': it looks beyond the row (aggregates, windows and subqueries need an aggregate)
                    Quantity in (select 1) | Cannot use the filter of 'sales.events.item_sold': it looks beyond the row (aggregates, windows and subqueries need an aggregate)
                    rand() > 0.5 | Cannot use the filter of 'sales.events.item_sold': it gives another value each time the row is read
                    amount > 1 | Cannot resolve column 'amount' in the filter of 'sales.events.item_sold': no such column (candidates: 'Country', '_run_id', 'Quantity', 'InvoiceNo', 'InvoiceDate')
                    """)
    void holdsFiltersAgainstTheSource(String filter, String message) {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(
                                Optional.of(filter),
                                column("quantity", "int", "Quantity", 21),
                                expression("amount", "int", "quantity * 2", 22))))
                .containsExactly("domain.conf:29: " + message);
    }

    @Test
    void tellsTheLineInsideAFilterOfSeveralLines() {
        assertThat(problems(invoiceLines(), itemSold(Optional.of("Quantity > 0\nAND ("), quantity())))
                .containsExactly("domain.conf:30: Cannot parse the filter of 'sales.events.item_sold':"
                        + " syntax error at or near '(': extra input '('");
    }

    @Test
    void refusesAConditionThatEndsTooEarly() {
        assertThat(problems(invoiceLines(), itemSold(Optional.of("Quantity > 0 AND"), quantity())))
                .containsExactly("domain.conf:29: Cannot parse the filter of 'sales.events.item_sold':"
                        + " surplus 'AND' at its end");
    }

    @Test
    void letsExpressionsSeeOurColumnsBeforeTheSources() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(
                                Optional.empty(),
                                expression("double_quantity", "int", "quantity * 2", 21),
                                quantity(),
                                expression("more", "int", "double_quantity + quantity", 23),
                                expression("country", "string", "trim(Country)", 24),
                                expression("has_source", "boolean", "_source_file IS NOT NULL", 25))))
                .isEmpty();
    }

    @Test
    void hidesExpressionsFromThoseDeclaredBefore() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(
                                Optional.empty(),
                                expression("twice", "int", "once * 2", 21),
                                expression("once", "int", "cast(Quantity AS int)", 22))))
                .containsExactly("domain.conf:21: Cannot resolve column 'once' in the expression of column 'twice' of"
                        + " 'sales.events.item_sold': no such column (candidates: 'Country', 'InvoiceNo',"
                        + " 'UnitPrice', '_run_id', 'Quantity')");
    }

    @Test
    void refusesValuesThatNoCastBringsToTheType() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(
                                Optional.empty(),
                                expression("parts", "int", "split(Country, ' ')", 21),
                                column("countries", "array<string>", "Country", 22))))
                .containsExactly(
                        "domain.conf:21: Cannot cast column 'parts' of 'sales.events.item_sold': its value is"
                                + " 'array<string>', its type 'int'",
                        "domain.conf:22: Cannot cast column 'countries' of 'sales.events.item_sold': its value is"
                                + " 'string', its type 'array<string>'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "'abc'", "1 +", "current_date()", "'x', 'y'", "(select 1)"})
    void refusesDefaultsThatAreNoLiteralOfTheType(String literal) {
        assertThat(problems(invoiceLines(), itemSold(Optional.empty(), withDefault(quantity(), literal))))
                .containsExactly("domain.conf:22: Invalid default '" + literal + "' of column 'quantity' of"
                        + " 'sales.events.item_sold' (must be a SQL literal of type 'int')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "'7'", "null"})
    void acceptsDefaultsThatCanBeBroughtToTheType(String literal) {
        assertThat(problems(invoiceLines(), itemSold(Optional.empty(), withDefault(quantity(), literal))))
                .isEmpty();
    }

    @Test
    void refusesARangeOfWhatIsNoNumber() {
        Outlier positive = new Outlier(
                Optional.of(BigDecimal.ONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outlier.Action.QUARANTINE,
                at(27));
        DerivedColumn country = column("country", "string", "Country", 21);
        DerivedColumn ranged = new DerivedColumn(
                country.column(),
                country.derivation(),
                country.defaultValue(),
                country.presence(),
                Optional.of(positive));
        assertThat(problems(invoiceLines(), itemSold(Optional.empty(), ranged)))
                .containsExactly("domain.conf:27: Cannot check the range of column 'country' of"
                        + " 'sales.events.item_sold': its type 'string' is no number");
    }

    @Test
    void checksOnlyGrammarOverABrokenSource() {
        assertThat(problems(Meshes.mesh(
                        Map.of(),
                        Set.of(id("sales.raw.invoice_lines")),
                        itemSold(Optional.of("Anything > 0"), quantity()))))
                .isEmpty();
    }

    @Test
    void takesManualFilesToHaveWhatTheStructureNames() {
        assertThat(problems(new Dataset.Manual(
                        heading("sales.manual.targets", 30),
                        source(CSV),
                        structure(
                                Optional.of("Tagret > 0"),
                                column("target", "int", "Target", 31),
                                expression("yearly", "int", "target * 12", 32)),
                        Gate.OPEN)))
                .containsExactly("domain.conf:29: Cannot resolve column 'Tagret' in the filter of"
                        + " 'sales.manual.targets': did you mean 'Target'?");
    }

    @Test
    void trustsNamesOfForeignTablesUntilTheyAreSeen() {
        assertThat(problems(external("status = 'active' AND address.city IS NOT NULL")))
                .isEmpty();
        assertThat(problems(external("lenght(status) > 1")))
                .containsExactly("domain.conf:29: Cannot resolve function 'lenght' in the filter of"
                        + " 'sales.external.orders': Spark has no such function. Did you mean 'length'?");
    }

    private static Dataset external(String filter) {
        return new Dataset.External(
                heading("sales.external.orders", 30),
                "s3://orders",
                structure(
                        Optional.of(filter),
                        column("order_no", "bigint", "orderNumber", 31),
                        expression("total", "decimal(12,2)", "round(net + tax, 2)", 32)),
                Gate.OPEN);
    }

    private static DerivedColumn quantity() {
        return column("quantity", "int", "Quantity", 22);
    }
}

package io.meshline.analysis;

import static io.meshline.analysis.Meshes.aggregate;
import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.at;
import static io.meshline.analysis.Meshes.id;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Column;
import io.meshline.model.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryAnalysisTest {
    private static final String REVENUE = "sales.aggregates.revenue";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT country FROM events.item_sold",
                "SELECT 1 AS one FROM events.item_sold AS sold WHERE sold.country = 'France'",
                "WITH sold AS (SELECT * FROM events.item_sold) SELECT country FROM sold",
                "WITH a AS (WITH b AS (SELECT * FROM events.item_sold) SELECT * FROM b) SELECT country FROM a",
                "SELECT 1 AS one WHERE 1 IN (SELECT quantity FROM events.item_sold)",
                "SELECT 1 AS one WHERE EXISTS (SELECT * FROM events.item_sold WHERE quantity > 1)",
                "SELECT (SELECT max(quantity) FROM events.item_sold) AS most",
                "SELECT item_sold.country FROM events.item_sold JOIN events.item_sold AS other USING (invoice_no)",
                "SELECT id FROM range(3) WHERE id IN (SELECT quantity FROM (SELECT * FROM events.item_sold))"
            })
    void findsTheTablesWhereverAQueryNamesThem(String sql) {
        assertThat(analyzed(invoiceLines(), itemSold(), aggregate("revenue", sql))
                        .inputs()
                        .get(id(REVENUE)))
                .containsExactly(id("sales.events.item_sold"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    events.item_sould | no such dataset in domain 'sales'. Did you mean 'events.item_sold'?
                    item_sold | no such dataset in domain 'sales'. Did you mean 'events.item_sold'?
                    entities.item_sold | no such dataset in domain 'sales'. Did you mean 'events.item_sold'?
                    weather | no such dataset in domain 'sales'.
                    sales.events.item_sold | names inside a domain leave the domain out (write 'events.item_sold')
                    stock.events.counted | it belongs to domain 'stock' (declare it under external and read 'external.<name>')
                    stock.counted | it belongs to domain 'stock' (declare it under external and read 'external.<name>')
                    """)
    void refusesWhatIsNoTableOfTheDomain(String table, String reason) {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(),
                        Meshes.raw("stock.raw.counts", Meshes.CSV, "Sku"),
                        aggregate("revenue", "SELECT *\nFROM " + table)))
                .containsExactly("sql/revenue.sql:2: Cannot resolve table '" + table + "': " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SELECT country¶FROM events.item_sold WHER x | 2 | syntax error at or near 'x': extra input 'x'
                    SELECT | 1 | syntax error at or near end of input
                    SELECT country FROM events.item_sold;¶SELECT 2 | 2 | syntax error at or near 'SELECT': extra input 'SELECT'
                    SELECT 'open | 1 | syntax error at or near '''
                    SET x = 1 | 1 | unsupported SQL statement
                    """)
    void tellsWhereAndWhyAQueryDoesNotParse(String sql, int line, String reason) {
        assertThat(problems(aggregate("revenue", sql.replace('¶', '\n'))))
                .containsExactly("sql/revenue.sql:" + line + ": Cannot parse 'revenue.sql': " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE events.item_sold",
                "INSERT INTO events.item_sold SELECT 1",
                "CREATE TABLE x AS SELECT 1 AS one",
                "SHOW TABLES"
            })
    void refusesWhateverIsNoQuery(String sql) {
        assertThat(problems(aggregate("revenue", sql)))
                .containsExactly(
                        "sql/revenue.sql:1: Cannot use 'revenue.sql': it must be one query, without side effects");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SELECT¶ ammount FROM t | 2 | Cannot resolve column 'ammount' in 'revenue.sql': did you mean 'amount'?
                    SELECT s.ammount FROM t AS s | 1 | Cannot resolve column 's.ammount' in 'revenue.sql': did you mean 's.amount'?
                    SELECT x AS a FROM (SELECT country FROM t) | 1 | Cannot resolve column 'x' in 'revenue.sql': no such column (candidates: 'country')
                    SELECT¶¶ summ(amount) AS a FROM t | 3 | Cannot resolve function 'summ' in 'revenue.sql': Spark has no such function. Did you mean 'sum'?
                    SELECT country,¶ sum(amount) AS a FROM t | 1 | Cannot analyze 'revenue.sql': the query does not include a GROUP BY clause
                    SELECT country FROM t WHERE quantity | 1 | Cannot analyze 'revenue.sql': cannot resolve "quantity" due to data type mismatch: Filter expression "quantity" of type "INT" is not a boolean
                    SELECT country FROM t JOIN t AS u | 1 | Cannot analyze 'revenue.sql': reference 'country' is ambiguous, could be: ['events.item_sold.country', 'u.country']
                    """)
    void tellsWhatDoesNotFitTheColumnsOfTheTables(String sql, int line, String message) {
        String query = sql.replace('¶', '\n').replaceAll("\\bt\\b", "events.item_sold");
        assertThat(problems(invoiceLines(), itemSold(), aggregate("revenue", query)))
                .containsExactly("sql/revenue.sql:" + line + ": " + message);
    }

    @Test
    void describesTheResultAsItsReadersSeeIt() {
        Column gross = new Column("gross", "decimal(28,3)", "Value of the items sold", at(51));
        String sql = "SELECT country, sum(amount) AS gross FROM events.item_sold GROUP BY country";
        assertThat(analyzed(invoiceLines(), itemSold(), aggregate("revenue", sql, gross))
                        .schemas()
                        .get(id(REVENUE))
                        .toDDL())
                .isEqualTo("country STRING,gross DECIMAL(28,3) COMMENT 'Value of the items sold'");
    }

    @Test
    void reportsDeclaredColumnsThatTheResultLacksOrGivesAnotherType() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(),
                        aggregate(
                                "revenue",
                                "SELECT sum(quantity) AS pieces FROM events.item_sold",
                                new Column("piece", "", "", at(51)),
                                new Column("pieces", "int", "", at(52)))))
                .containsExactly(
                        "domain.conf:51: Cannot find column 'piece' of 'sales.aggregates.revenue' in the result of"
                                + " 'revenue.sql'. Did you mean 'pieces'?",
                        "domain.conf:52: Invalid type 'int' of column 'pieces' of 'sales.aggregates.revenue'"
                                + " (must be 'bigint', which the query gives)");
    }

    @Test
    void reportsResultColumnsThatNoTableCanHave() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(),
                        aggregate(
                                "revenue",
                                "SELECT country,\n sum(amount),\n max(country) AS country,\n NULL AS nothing\n"
                                        + "FROM events.item_sold GROUP BY country")))
                .containsExactly(
                        "sql/revenue.sql:2: Cannot use column 'sum(amount)' of 'revenue.sql': it has no name for a"
                                + " table (write AS and a name of a-z, 0-9 and _)",
                        "sql/revenue.sql:3: Cannot use column 'country' of 'revenue.sql': there are two of this name",
                        "sql/revenue.sql:4: Cannot use column 'nothing' of 'revenue.sql': a table cannot hold the"
                                + " type 'void' (cast it)");
    }

    @Test
    void leavesOutWhatFollowsFromAnotherMistake() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(),
                        aggregate("revenue", "SELECT ammount FROM events.item_sold"),
                        aggregate("yearly", "SELECT nothing_of_this FROM aggregates.revenue")))
                .hasSize(1);
        assertThat(problems(Meshes.mesh(
                        Map.of(),
                        Set.of(id("sales.events.item_sold")),
                        aggregate("revenue", "SELECT whatever FROM events.item_sold"))))
                .isEmpty();
    }

    @Test
    void findsTheSameAfterAWarmUp() {
        MeshAnalysis.warmUp();
        assertThat(problems(invoiceLines(), itemSold(), aggregate("revenue", "SELECT amont FROM events.item_sold")))
                .containsExactly("sql/revenue.sql:1: Cannot resolve column 'amont' in 'revenue.sql':"
                        + " did you mean 'amount'?");
    }

    @Test
    void tellsOfASettingThatSparkRefuses() {
        Setting wrong = new Setting("perhaps", Setting.Visibility.SHOWN);
        assertThat(problems(Meshes.mesh(Map.of("spark.sql.ansi.enabled", wrong), Set.of(), invoiceLines())))
                .containsExactly("Invalid Spark setting: spark.sql.ansi.enabled should be boolean, but was perhaps");
    }

    @Test
    void leavesCirclesToTheJobGraph() {
        assertThat(analyzed(aggregate("a", "SELECT x FROM aggregates.b"), aggregate("b", "SELECT x FROM aggregates.a"))
                        .inputs())
                .isEqualTo(Map.of(
                        id("sales.aggregates.a"), List.of(id("sales.aggregates.b")),
                        id("sales.aggregates.b"), List.of(id("sales.aggregates.a"))));
    }
}

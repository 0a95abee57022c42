package io.meshline.analysis;

import static io.meshline.analysis.Meshes.aggregate;
import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.column;
import static io.meshline.analysis.Meshes.events;
import static io.meshline.analysis.Meshes.expression;
import static io.meshline.analysis.Meshes.id;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.structure;
import static io.meshline.analysis.Meshes.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void isShortAndStable() {
        assertThat(of(structure(Optional.empty(), quantity("int")))).isEqualTo("a939b9c10fabebda");
    }

    @Test
    void staysWhenOnlyTheWritingOfADefinitionChanges() {
        assertThat(of(structure(Optional.of("Quantity  >\n 0 and Country IS not NULL -- why"), quantity("INTEGER"))))
                .isEqualTo(of(structure(Optional.of("Quantity > 0 AND Country is NOT null"), quantity("int"))));
        assertThat(ofSql("select country, /* all */ 'A  b' as x\nfrom events.item_sold"))
                .isEqualTo(ofSql("SELECT country, 'A  b' AS x FROM events.item_sold"));
    }

    @Test
    void changesWithWhateverDeterminesRows() {
        DerivedColumn required = new DerivedColumn(
                quantity("int").column(),
                quantity("int").derivation(),
                Optional.empty(),
                DerivedColumn.Presence.REQUIRED,
                Optional.empty());
        assertThat(Stream.of(
                                structure(Optional.empty(), quantity("int")),
                                structure(Optional.empty(), quantity("bigint")),
                                structure(Optional.of("Quantity > 0"), quantity("int")),
                                structure(Optional.empty(), column("pieces", "int", "Quantity", 22)),
                                structure(Optional.empty(), column("quantity", "int", "UnitPrice", 22)),
                                structure(Optional.empty(), expression("quantity", "int", "Quantity", 22)),
                                structure(Optional.empty(), withDefault(quantity("int"), "0")),
                                structure(Optional.empty(), required))
                        .map(FingerprintTest::of))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(
                        ofSql("SELECT 'a' AS x FROM events.item_sold"),
                        ofSql("SELECT 'A' AS x FROM events.item_sold"),
                        ofSql("SELECT 1 AS x FROM events.item_sold"),
                        ofSql("SELECT '1' AS x FROM events.item_sold")))
                .doesNotHaveDuplicates();
    }

    @Test
    void changesWithTheColumnsThatAStarStandsFor() {
        String sql = "SELECT * FROM events.item_sold";
        assertThat(ofSql(sql))
                .isNotEqualTo(fingerprints(
                                invoiceLines(), itemSold(Optional.empty(), quantity("int")), aggregate("revenue", sql))
                        .get("sales.aggregates.revenue"));
    }

    @Test
    void leavesDescriptionsAndPlacesOut() {
        DerivedColumn elsewhere = column("quantity", "int", "Quantity", 99);
        assertThat(of(structure(Optional.empty(), elsewhere)))
                .isEqualTo(of(structure(Optional.empty(), quantity("int"))));
    }

    private static DerivedColumn quantity(String type) {
        return column("quantity", type, "Quantity", 22);
    }

    private static String of(Structure structure) {
        return fingerprints(invoiceLines(), events("sales.events.item_sold", "sales.raw.invoice_lines", structure))
                .get("sales.events.item_sold");
    }

    private static String ofSql(String sql) {
        return fingerprints(invoiceLines(), itemSold(), aggregate("revenue", sql))
                .get("sales.aggregates.revenue");
    }

    private static Map<String, String> fingerprints(Dataset... datasets) {
        Analyzed analyzed = analyzed(datasets);
        return List.of(datasets).stream()
                .collect(Collectors.toMap(
                        dataset -> dataset.id().toString(),
                        dataset -> analyzed.fingerprints().get(id(dataset.id().toString()))));
    }
}

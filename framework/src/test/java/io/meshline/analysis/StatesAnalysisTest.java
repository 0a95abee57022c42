package io.meshline.analysis;

import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.at;
import static io.meshline.analysis.Meshes.column;
import static io.meshline.analysis.Meshes.entities;
import static io.meshline.analysis.Meshes.events;
import static io.meshline.analysis.Meshes.id;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.problems;
import static io.meshline.analysis.Meshes.structure;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.FactIdentity;
import io.meshline.model.Lifecycle;
import io.meshline.model.Lifecycle.Past;
import io.meshline.model.LookBack;
import io.meshline.model.SqlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known, before any data are read, of how states are kept and facts are told apart. */
class StatesAnalysisTest {
    private static final Lifecycle LATEST = new Lifecycle(Past.FORGOTTEN, Optional.empty());
    private static final Lifecycle SNAPSHOTS = new Lifecycle(Past.KEPT, Optional.of(BigDecimal.ONE));

    @Test
    void aTableHasTheColumnsThatItsStatesNeed() {
        assertThat(columns(customer())).containsExactly("valid_from", "valid_to", "is_current", "_last_seen");
        assertThat(columns(deletedWhen("country = 'none'")))
                .containsExactly("valid_from", "valid_to", "is_current", "is_deleted", "_last_seen");
        assertThat(columns(with(SNAPSHOTS, "sold_at"))).contains("is_deleted");
        assertThat(columns(with(LATEST, "sold_at"))).containsExactly("is_current");
    }

    @Test
    void whateverDecidesOnStatesIsPartOfTheDefinition() {
        assertThat(Stream.of(
                                customer(),
                                deletedWhen("country = 'none'"),
                                deletedWhen("country = 'gone'"),
                                with(LATEST, "sold_at"),
                                with(SNAPSHOTS, "sold_at"),
                                with(Lifecycle.OF_CHANGES, "sold_at", "country"))
                        .map(StatesAnalysisTest::fingerprint))
                .doesNotHaveDuplicates();
        assertThat(fingerprint(with(new Lifecycle(Past.KEPT, Optional.of(BigDecimal.ZERO)), "sold_at")))
                .isEqualTo(fingerprint(with(SNAPSHOTS, "sold_at")));
    }

    @Test
    void whateverTellsFactsApartIsPartOfTheDefinition() {
        List<String> by = List.of("invoice_no");
        assertThat(Stream.of(
                                FactIdentity.of(by),
                                new FactIdentity(by, List.of("sold_at"), Optional.empty()),
                                new FactIdentity(by, List.of(), Optional.of(lookBack("sold_at", 7))),
                                new FactIdentity(by, List.of(), Optional.of(lookBack("sold_at", 8))))
                        .map(StatesAnalysisTest::sold)
                        .map(StatesAnalysisTest::fingerprint))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    op = 'd' | Cannot resolve column 'op' in 'delete-when' of 'sales.entities.customer': no such column (candidates: 'amount', 'country', 'sold_at', 'quantity', 'invoice_no')
                    quantity + 1 | Cannot use 'delete-when' of 'sales.entities.customer': it gives 'int', not 'boolean'
                    rand() > 0.5 | Cannot use 'delete-when' of 'sales.entities.customer': it gives another value each time the row is read
                    """)
    void holdsTheConditionOfDeletionsAgainstTheSource(String condition, String message) {
        assertThat(problems(invoiceLines(), itemSold(), deletedWhen(condition)))
                .containsExactly("domain.conf:44: " + message);
    }

    @Test
    void aLookBackIsInTime() {
        FactIdentity identity =
                new FactIdentity(List.of("invoice_no"), List.of(), Optional.of(lookBack("quantity", 7)));

        assertThat(problems(invoiceLines(), sold(identity)))
                .containsExactly(
                        "domain.conf:45: Cannot look back in 'sales.events.item_sold': column 'quantity' is 'int',"
                                + " not 'date' or 'timestamp'");
    }

    private static Dataset.Entities customer() {
        return entities(
                "sales.entities.customer",
                List.of("invoice_no"),
                "sold_at",
                structure(
                        Optional.empty(),
                        column("invoice_no", "string", "invoice_no", 41),
                        column("country", "string", "country", 42),
                        column("sold_at", "timestamp", "sold_at", 43)));
    }

    private static Dataset.Entities deletedWhen(String condition) {
        return customer().deletedWhen(new SqlText(condition, at(44)));
    }

    private static Dataset.Entities with(Lifecycle lifecycle, String... sequence) {
        Dataset.Entities plain = customer();
        return new Dataset.Entities(
                plain.heading(),
                plain.from(),
                plain.structure(),
                plain.key(),
                List.of(sequence),
                lifecycle,
                plain.gate());
    }

    private static Dataset.Events sold(FactIdentity identity) {
        Dataset.Events plain = events(
                "sales.events.item_sold", "sales.raw.invoice_lines", itemSold().structure());
        return new Dataset.Events(
                plain.heading(), plain.from(), plain.structure(), identity, plain.partitionBy(), plain.gate());
    }

    private static LookBack lookBack(String column, int days) {
        return new LookBack(column, Duration.ofDays(days), at(45));
    }

    private static List<String> columns(Dataset.Entities entities) {
        List<String> all = List.of(analyzed(invoiceLines(), itemSold(), entities)
                .schemas()
                .get(entities.id())
                .fieldNames());
        return all.subList(3, all.size());
    }

    private static String fingerprint(Dataset dataset) {
        Dataset[] mesh = dataset instanceof Dataset.Events
                ? new Dataset[] {invoiceLines(), dataset}
                : new Dataset[] {invoiceLines(), itemSold(), dataset};
        return analyzed(mesh).fingerprints().get(id(dataset.id().toString()));
    }
}

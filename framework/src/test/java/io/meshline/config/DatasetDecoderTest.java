package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.DerivedColumn.Presence;
import io.meshline.model.FileFormat;
import io.meshline.model.HeaderDrift;
import io.meshline.model.Query;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import io.meshline.model.Zone;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDecoderTest {
    private static final String RAW =
            "raw.lines { description = Lines, source { format = csv, path = /in }, columns { No {}, Sold {} } }\n";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void hasADecoderForEachKindOfDataset() {
        assertThat(Arrays.stream(Zone.values()).map(DatasetDecoder::of))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(Dataset.class.getPermittedSubclasses());
    }

    @Test
    void readsARawDatasetOfCsvFiles() {
        conf.domain("""
                raw.lines {
                  description = "One line of an invoice"
                  source {
                    format = csv, path = /in, files = "*.txt", encoding = ISO-8859-1, layout = multi-line
                    delimiter = ";", quote = "'", escape = "\\\\"
                  }
                  columns {
                    "Unit Price" { description = "In pounds" }
                    InvoiceNo {}
                  }
                }
                """);

        Dataset.Raw raw = (Dataset.Raw) conf.dataset("sales.raw.lines");

        assertThat(raw.description()).isEqualTo("One line of an invoice");
        assertThat(raw.origin().line()).isEqualTo(7);
        assertThat(raw.source().path()).isEqualTo("/in");
        assertThat(raw.source().files()).isEqualTo("*.txt");
        assertThat(raw.source().origin().line()).isEqualTo(9);
        assertThat(raw.source().format())
                .isEqualTo(new FileFormat.Csv(";", "'", "\\", "ISO-8859-1", FileFormat.Layout.MULTI_LINE));
        assertThat(raw.columns())
                .extracting(Column::name, Column::type, Column::description)
                .containsExactly(tuple("Unit Price", "string", "In pounds"), tuple("InvoiceNo", "string", ""));
    }

    @Test
    void readsARawDatasetOfJsonFilesWithItsOneColumn() {
        conf.domain("raw.docs { description = d, source { format = json, path = /in } }");

        Dataset.Raw raw = (Dataset.Raw) conf.dataset("sales.raw.docs");

        assertThat(raw.source().files()).isEqualTo("*.json*");
        assertThat(raw.source().format()).isEqualTo(new FileFormat.Json("UTF-8", FileFormat.Layout.LINES));
        assertThat(raw.columns()).extracting(Column::name, Column::type).containsExactly(tuple("payload", "string"));
    }

    @Test
    void readsARawDatasetOfChangesWithTheColumnsOfARow() {
        conf.domain("raw.feed { description = d, source { format = maxwell, path = /in, layout = multi-line } }");

        Dataset.Raw raw = (Dataset.Raw) conf.dataset("sales.raw.feed");

        assertThat(raw.source().files()).isEqualTo("*.json*");
        assertThat(raw.source().format())
                .isEqualTo(new FileFormat.Changes(
                        FileFormat.Changes.Dialect.MAXWELL, "UTF-8", FileFormat.Layout.MULTI_LINE));
        assertThat(raw.columns())
                .extracting(Column::name, Column::type)
                .containsExactly(
                        tuple("payload", "string"),
                        tuple("before", "string"),
                        tuple("operation", "string"),
                        tuple("source_table", "string"),
                        tuple("changed_at", "timestamp"),
                        tuple("source_position", "string"),
                        tuple("envelope", "string"));
    }

    @Test
    void readsHowFarTheHeadersOfCsvFilesMayBeFromTheColumns() {
        conf.domain("raw.lines { description = d, source { format = csv, path = /in }, unknown-columns = rescue, "
                + "columns { No {}, Sold { optional = true } } }");

        FileFormat.Csv format = (FileFormat.Csv)
                ((Dataset.Raw) conf.dataset("sales.raw.lines")).source().format();

        assertThat(format.drift()).isEqualTo(new HeaderDrift(List.of("Sold"), UnknownFields.RESCUE));
    }

    @Test
    void fillsInTheDefaultsOfACsvSource() {
        conf.domain(RAW);

        Dataset.Raw raw = (Dataset.Raw) conf.dataset("sales.raw.lines");

        assertThat(raw.source().files()).isEqualTo("*.csv*");
        assertThat(raw.source().format())
                .isEqualTo(new FileFormat.Csv(",", "\"", "\"", "UTF-8", FileFormat.Layout.LINES));
        assertThat(raw.gate().rules()).isEmpty();
    }

    @Test
    void readsColumnsInTheOrderOfTheText() {
        conf.domain(RAW
                + "events.sold { description = d, from = raw.lines, columns { zeta { type = int }, alpha { type = int }, "
                + "q9 { type = int }, q1 { type = int }, mid { type = int } } }");

        assertThat(conf.dataset("sales.events.sold").declaredColumns())
                .extracting(Column::name)
                .containsExactly("zeta", "alpha", "q9", "q1", "mid");
    }

    @Test
    void readsEveryWayToDeriveAColumn() {
        conf.domain(RAW + """
                events.sold {
                  description = d
                  from = raw.lines
                  filter = "No is not null"
                  columns {
                    own { type = string }
                    one { type = timestamp, from = Sold, format = "yyyy", required = true, description = "When" }
                    many { type = string, from = ["$.a", No], default = "'unknown'" }
                    computed { type = "decimal(12,3)", expression = "own * 2", default = 0
                      outlier { min = 0.10, below = 1e3 } }
                  }
                }
                """);

        Structure structure = ((Dataset.Events) conf.dataset("sales.events.sold")).structure();

        assertThat(structure.filter().orElseThrow().text()).isEqualTo("No is not null");
        assertThat(structure.filter().orElseThrow().origin().line()).isEqualTo(11);
        assertThat(structure.columns())
                .extracting(column -> column.derivation().toString().replaceAll("origin=[^\\]]*", "…"))
                .containsExactly(
                        "FromSource[paths=[own], format=Optional.empty]",
                        "FromSource[paths=[Sold], format=Optional[yyyy]]",
                        "FromSource[paths=[$.a, No], format=Optional.empty]",
                        "FromExpression[sql=SqlText[text=own * 2, …]]");
        DerivedColumn one = structure.columns().get(1);
        assertThat(one.presence()).isEqualTo(Presence.REQUIRED);
        assertThat(one.column().description()).isEqualTo("When");
        assertThat(one.column().origin().line()).isEqualTo(14);
        assertThat(structure.columns().get(2).defaultValue()).contains("'unknown'");
        DerivedColumn computed = structure.columns().get(3);
        assertThat(computed.defaultValue()).contains("0");
        assertThat(computed.presence()).isEqualTo(Presence.OPTIONAL);
        assertThat(((Derivation.FromExpression) computed.derivation())
                        .sql()
                        .origin()
                        .line())
                .isEqualTo(16);
        assertThat(computed.outlier().orElseThrow().min().orElseThrow()).hasToString("0.10");
        assertThat(computed.outlier().orElseThrow().below().orElseThrow()).isEqualByComparingTo("1000");
        assertThat(computed.outlier().orElseThrow().max()).isEmpty();
        assertThat(computed.outlier().orElseThrow().origin().line()).isEqualTo(17);
    }

    @Test
    void readsEventsWithAllColumnsForExactDuplicates() {
        conf.domain(RAW
                + "events.sold { description = d, from = raw.lines, columns { a { type = int }, b { type = int } }, "
                + "deduplicate-by = [\"*\"], partition-by = [b] }");

        Dataset.Events events = (Dataset.Events) conf.dataset("sales.events.sold");

        assertThat(events.from()).hasToString("sales.raw.lines");
        assertThat(events.identity().by()).containsExactly("a", "b");
        assertThat(events.partitionBy()).containsExactly("b");
    }

    @Test
    void readsEntities() {
        conf.domain(RAW
                + "entities.article { description = d, from = sales.raw.lines, key = [a], sequence-by = b, "
                + "columns { a { type = int, required = false }, b { type = timestamp }, c { type = int } } }");

        Dataset.Entities entities = (Dataset.Entities) conf.dataset("sales.entities.article");

        assertThat(entities.from()).hasToString("sales.raw.lines");
        assertThat(entities.key()).containsExactly("a");
        assertThat(entities.sequenceBy()).containsExactly("b");
        assertThat(entities.structure().columns())
                .extracting(DerivedColumn::presence)
                .containsExactly(Presence.REQUIRED, Presence.REQUIRED, Presence.OPTIONAL);
    }

    @Test
    void readsManualAndExternalDatasets() {
        conf.domain("""
                manual.budget {
                  description = d, source { format = csv, path = /in }, columns { a { type = int } }, filter = "a > 0"
                }
                external.rates { description = d, path = /rates, columns { a { type = int } } }
                """);

        assertThat(((Dataset.Manual) conf.dataset("sales.manual.budget"))
                        .structure()
                        .filter())
                .isPresent();
        assertThat(((Dataset.External) conf.dataset("sales.external.rates")).path())
                .isEqualTo("/rates");
    }

    @Test
    void readsAnAggregateOfASqlFile() {
        conf.file("domains/sales/sql/daily.sql", "-- revenue\nSELECT 1\n")
                .domain("aggregates.daily { description = d, sql = daily.sql, partition-by = [day], "
                        + "columns { day { description = Day }, net { type = double } } }");

        Dataset.Aggregate aggregate = (Dataset.Aggregate) conf.dataset("sales.aggregates.daily");

        Query.Sql query = (Query.Sql) aggregate.query();
        assertThat(query.sql().text()).isEqualTo("-- revenue\nSELECT 1\n");
        assertThat(query.sql().origin()).hasToString(folder.resolve("domains/sales/sql/daily.sql") + ":1");
        assertThat(aggregate.columns()).extracting(Column::type).containsExactly("", "double");
        assertThat(aggregate.partitionBy()).containsExactly("day");
    }

    @Test
    void readsAnAggregateOfATransformation() {
        conf.domain(RAW
                + "aggregates.match { description = d, transformation = io.meshline.Match, inputs = [raw.lines], "
                + "columns { a { type = int } } }");

        Query.Transformation query =
                (Query.Transformation) ((Dataset.Aggregate) conf.dataset("sales.aggregates.match")).query();

        assertThat(query.className()).isEqualTo("io.meshline.Match");
        assertThat(query.inputs()).extracting(Object::toString).containsExactly("sales.raw.lines");
    }

    @Test
    void readsRulesWithTheirOwnLinesErrorsFirst() {
        conf.domain("""
                external.rates {
                  description = d, path = /rates, columns { a { type = int } }
                  quality {
                    warn = ["RowCount > 9"]
                    error = [
                      "IsComplete \\"a\\" "
                      "RowCount > 1"
                    ]
                  }
                }
                """);

        assertThat(conf.dataset("sales.external.rates").gate().rules())
                .extracting(rule -> rule.severity().key() + " " + rule.dqdl() + " "
                        + rule.origin().line())
                .containsExactly("error IsComplete \"a\" 12", "error RowCount > 1 13", "warn RowCount > 9 10");
    }
}

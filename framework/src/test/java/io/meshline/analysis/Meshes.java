package io.meshline.analysis;

import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Alerts;
import io.meshline.model.Archetype;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Domain;
import io.meshline.model.FactIdentity;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Lifecycle;
import io.meshline.model.Mesh;
import io.meshline.model.Owner;
import io.meshline.model.Query;
import io.meshline.model.Setting;
import io.meshline.model.Settings;
import io.meshline.model.SqlText;
import io.meshline.model.Structure;
import io.meshline.model.schedule.Scheduling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small sales domain to analyze, and the pieces to make others. Every piece has an origin of its own. */
final class Meshes {
    static final String CONF = "domain.conf";
    static final FileFormat CSV = new FileFormat.Csv(",", "\"", "\\", "UTF-8", FileFormat.Layout.LINES);
    static final FileFormat JSON = new FileFormat.Json("UTF-8", FileFormat.Layout.LINES);

    private Meshes() {}

    static Mesh mesh(Dataset... datasets) {
        return mesh(Map.of(), Set.of(), datasets);
    }

    static Mesh mesh(Map<String, Setting> spark, Set<DatasetId> broken, Dataset... datasets) {
        List<Dataset> sorted = Arrays.stream(datasets)
                .sorted(Comparator.comparing(Dataset::id))
                .toList();
        Settings settings = new Settings("local", "warehouse", "logs", 2, 5, spark, Alerts.NONE);
        List<Domain> domains = sorted.stream()
                .map(dataset -> dataset.id().domain())
                .distinct()
                .map(name -> domain(
                        name,
                        sorted.stream()
                                .filter(dataset -> dataset.id().domain().equals(name))
                                .toList()))
                .toList();
        return new Mesh(settings, domains, broken);
    }

    private static Domain domain(String name, List<Dataset> datasets) {
        Owner owner = new Owner(name + "-data", name + "@example.com");
        return new Domain(name, "The " + name, owner, Archetype.SOURCE_ALIGNED, Scheduling.BY_HAND, datasets, at(1));
    }

    /** Analyzes; the problems as a user reads them. */
    static List<String> problems(Dataset... datasets) {
        return problems(mesh(datasets));
    }

    static List<String> problems(Mesh mesh) {
        Problems problems = new Problems();
        MeshAnalysis.analyze(mesh, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    static Analyzed analyzed(Dataset... datasets) {
        Problems problems = new Problems();
        Analyzed analyzed = MeshAnalysis.analyze(mesh(datasets), problems);
        problems.throwIfAny();
        return analyzed;
    }

    static Origin at(int line) {
        return new Origin(CONF, line);
    }

    static DatasetId id(String address) {
        return DatasetId.parse(address).orElseThrow();
    }

    static Heading heading(String address, int line) {
        return new Heading(id(address), "What " + address + " is", at(line));
    }

    static Dataset.Raw invoiceLines() {
        return raw("sales.raw.invoice_lines", CSV, "InvoiceNo", "Quantity", "UnitPrice", "InvoiceDate", "Country");
    }

    static Dataset.Raw raw(String address, FileFormat format, String... columns) {
        List<Column> declared = Arrays.stream(columns)
                .map(name -> new Column(name, "string", "", at(11)))
                .toList();
        return new Dataset.Raw(heading(address, 10), source(format), declared, Gate.OPEN);
    }

    static FileSource source(FileFormat format) {
        return new FileSource("landing", "*", format, at(12));
    }

    /** Events over {@link #invoiceLines}, with one column at a line from 21 on. */
    static Dataset.Events itemSold() {
        return itemSold(
                Optional.of("InvoiceNo rlike '^[0-9]+$'"),
                column("invoice_no", "string", "InvoiceNo", 21),
                column("quantity", "int", "Quantity", 22),
                column("unit_price", "decimal(12,3)", "UnitPrice", 23),
                expression("amount", "decimal(18,3)", "quantity * unit_price", 24),
                column("sold_at", "timestamp", "InvoiceDate", 25),
                column("country", "string", "Country", 26));
    }

    static Dataset.Events itemSold(Optional<String> filter, DerivedColumn... columns) {
        return events("sales.events.item_sold", "sales.raw.invoice_lines", structure(filter, columns));
    }

    static Dataset.Events events(String address, String from, Structure structure) {
        return new Dataset.Events(
                heading(address, 20), id(from), structure, FactIdentity.of(List.of()), List.of(), Gate.OPEN);
    }

    static Dataset.Entities entities(String address, List<String> key, String sequenceBy, Structure structure) {
        return new Dataset.Entities(
                heading(address, 40),
                id("sales.events.item_sold"),
                structure,
                key,
                List.of(sequenceBy),
                Lifecycle.OF_CHANGES,
                Gate.OPEN);
    }

    static Dataset.External external(String address, String path, DerivedColumn... columns) {
        return new Dataset.External(heading(address, 60), path, structure(Optional.empty(), columns), Gate.OPEN);
    }

    static Structure structure(Optional<String> filter, DerivedColumn... columns) {
        return new Structure(filter.map(sql -> new SqlText(sql, at(29))), List.of(columns));
    }

    static DerivedColumn column(String name, String type, String from, int line) {
        return derived(name, type, new Derivation.FromSource(List.of(from), Optional.empty()), line);
    }

    static DerivedColumn expression(String name, String type, String sql, int line) {
        return derived(name, type, new Derivation.FromExpression(new SqlText(sql, at(line))), line);
    }

    static DerivedColumn withDefault(DerivedColumn column, String literal) {
        return new DerivedColumn(
                column.column(), column.derivation(), Optional.of(literal), column.presence(), column.outlier());
    }

    private static DerivedColumn derived(String name, String type, Derivation derivation, int line) {
        Column column = new Column(name, type, "The " + name, at(line));
        return new DerivedColumn(
                column, derivation, Optional.empty(), DerivedColumn.Presence.OPTIONAL, Optional.empty());
    }

    static Dataset.Aggregate aggregate(String name, String sql, Column... columns) {
        Query query = new Query.Sql(new SqlText(sql, new Origin("sql/" + name + ".sql", 1)));
        return aggregate(name, query, List.of(), columns);
    }

    static Dataset.Aggregate aggregate(String name, Query query, List<String> partitionBy, Column... columns) {
        return new Dataset.Aggregate(
                heading("sales.aggregates." + name, 50), query, List.of(columns), partitionBy, Gate.OPEN);
    }
}

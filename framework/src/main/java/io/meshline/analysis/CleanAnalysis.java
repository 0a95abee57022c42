package io.meshline.analysis;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.Structure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Knows the datasets whose columns are declared with types and derivations. */
final class CleanAnalysis {
    private final Desk desk;
    private final Definitions definitions;
    private final PersonalPlaces personal;

    CleanAnalysis(Desk desk) {
        this.desk = desk;
        this.definitions = new Definitions(desk.catalyst());
        this.personal = new PersonalPlaces(desk.mesh());
    }

    Finding analyze(Dataset.Manual manual) {
        Source source = Source.files(manual.source(), manual.structure());
        return finding(
                manual,
                List.of(),
                columns(manual, manual.structure(), source),
                definitions.of(manual.structure()).add(manual.source().format().toString()));
    }

    /** Of a table of the mesh the columns are known, of any other table only what the structure names. */
    Finding analyze(Dataset.External external) {
        Optional<DatasetId> table = new TablePaths(desk.mesh()).dataset(external.path());
        Source source = table.map(id -> Source.dataset(desk, id))
                .orElseGet(() -> Source.table(external.structure(), namesInExpressions(external.structure())));
        return finding(
                external,
                table.stream().toList(),
                columns(external, external.structure(), source),
                definitions.of(external.structure()));
    }

    Finding analyze(Dataset.Events events) {
        Optional<StructType> columns = columns(events, events.structure(), Source.dataset(desk, events.from()));
        Fingerprint fingerprint = definitions
                .of(events.structure())
                .add(events.from().toString())
                .add(events.identity().by())
                .add(events.partitionBy());
        definitions.add(events.identity(), fingerprint);
        columns.ifPresent(schema -> checkLookBack(events, schema));
        return finding(events, List.of(events.from()), columns, fingerprint);
    }

    Finding analyze(Dataset.Entities entities) {
        Optional<StructType> columns = columns(entities, entities.structure(), Source.dataset(desk, entities.from()));
        Fingerprint fingerprint = definitions
                .of(entities.structure())
                .add(entities.from().toString())
                .add(entities.key())
                .add(entities.sequenceBy().get(0));
        definitions.add(entities, fingerprint);
        return finding(
                entities, List.of(entities.from()), columns.flatMap(schema -> states(entities, schema)), fingerprint);
    }

    private static Optional<StructType> states(Dataset.Entities entities, StructType declared) {
        Optional<DataType> sequence =
                Schemas.type(declared, entities.sequenceBy().get(0));
        return sequence.map(type -> Schemas.ofEntities(declared, type, entities));
    }

    private void checkLookBack(Dataset.Events events, StructType schema) {
        events.identity()
                .lookBack()
                .ifPresent(lookBack -> Schemas.type(schema, lookBack.column())
                        .filter(type -> !type.equals(DataTypes.DateType) && !type.equals(DataTypes.TimestampType))
                        .ifPresent(type -> desk.invalid(
                                lookBack.origin(),
                                "Cannot look back in '" + events.id() + "': column '" + lookBack.column() + "' is '"
                                        + type.catalogString() + "', not 'date' or 'timestamp'")));
    }

    private Optional<StructType> columns(Dataset dataset, Structure structure, Source source) {
        Source treated = source.withRow(row -> PersonalPlaces.treated(dataset, row));
        return new StructureAnalysis(desk, dataset.id(), treated)
                .analyze(structure)
                .map(schema -> personal.noted(dataset, schema));
    }

    private Finding finding(
            Dataset dataset, List<DatasetId> inputs, Optional<StructType> schema, Fingerprint fingerprint) {
        personal.add(dataset, fingerprint).add(dataset.id().zone().key());
        // These rules decide which records become rows; all others decide only whether a batch is committed.
        dataset.gate().rowRules().forEach(rule -> fingerprint.add(rule.dqdl()));
        return schema.map(columns -> Finding.of(inputs, columns, fingerprint)).orElseGet(() -> Finding.unknown(inputs));
    }

    private List<List<String>> namesInExpressions(Structure structure) {
        Stream<String> expressions = structure.columns().stream()
                .map(column -> column.derivation())
                .filter(Derivation.FromExpression.class::isInstance)
                .map(derivation ->
                        ((Derivation.FromExpression) derivation).sql().text());
        return Stream.concat(structure.filter().stream().map(filter -> filter.text()), expressions)
                .flatMap(sql -> names(sql).stream())
                .toList();
    }

    private List<List<String>> names(String sql) {
        try {
            return Plans.columnNames(desk.catalyst().expression(sql));
        } catch (AnalysisException reportedElsewhere) {
            return List.of();
        }
    }
}

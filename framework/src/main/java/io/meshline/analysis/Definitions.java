package io.meshline.analysis;

import io.meshline.model.Dataset;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.FactIdentity;
import io.meshline.model.Lifecycle;
import io.meshline.model.Outlier;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;

/** Hashes structures: what makes the rows, and neither descriptions nor places nor the layout of SQL. */
final class Definitions {
    private final Catalyst catalyst;

    Definitions(Catalyst catalyst) {
        this.catalyst = catalyst;
    }

    Fingerprint of(Structure structure) {
        Fingerprint fingerprint = new Fingerprint().add(structure.filter().map(sql -> SqlTokens.canonical(sql.text())));
        structure.payload().ifPresent(payload -> add(payload, fingerprint));
        structure.columns().forEach(column -> add(column, fingerprint));
        structure
                .deletions()
                .ifPresent(deletions -> fingerprint
                        .add("deletions")
                        .add(SqlTokens.canonical(deletions.when().text())));
        return fingerprint;
    }

    /** What is kept of the states of objects; nothing for what holds without a word. The share that may be missing is a rule. */
    void add(Dataset.Entities entities, Fingerprint fingerprint) {
        List<String> ranks =
                entities.sequenceBy().subList(1, entities.sequenceBy().size());
        if (!ranks.isEmpty()) {
            fingerprint.add("ranks").add(ranks);
        }
        if (entities.lifecycle().past() == Lifecycle.Past.FORGOTTEN) {
            fingerprint.add("current states");
        }
        if (entities.lifecycle().hasSnapshots()) {
            fingerprint.add("snapshots");
        }
    }

    /** How deliveries of a fact are told from each other, beyond the columns that tell facts apart. */
    void add(FactIdentity identity, Fingerprint fingerprint) {
        if (!identity.sequence().isEmpty()) {
            fingerprint.add("sequence").add(identity.sequence());
        }
        identity.lookBack()
                .ifPresent(lookBack -> fingerprint
                        .add("look-back")
                        .add(lookBack.column())
                        .add(lookBack.period().toString()));
    }

    private void add(DerivedColumn column, Fingerprint fingerprint) {
        fingerprint
                .add(column.name())
                .add(type(column.column().type()))
                .add(column.defaultValue().map(SqlTokens::canonical))
                .add(column.presence().name());
        column.outlier().ifPresent(outlier -> add(outlier, fingerprint));
        if (column.storage() == DerivedColumn.Storage.INTERMEDIATE) {
            fingerprint.add(column.storage().name());
        }
        if (column.derivation() instanceof Derivation.FromSource from) {
            fingerprint.add("source").add(from.paths()).add(from.format());
        } else if (column.derivation() instanceof Derivation.FromExpression from) {
            fingerprint.add("expression").add(SqlTokens.canonical(from.sql().text()));
        }
    }

    /** What is only told of does not matter. */
    private static void add(Payload payload, Fingerprint fingerprint) {
        fingerprint.add(payload.column()).add(payload.explode());
        if (payload.rescues()) {
            fingerprint.add(UnknownFields.RESCUE.key()).add(payload.knownFields());
        }
    }

    private static void add(Outlier outlier, Fingerprint fingerprint) {
        fingerprint
                .add(number(outlier.min()))
                .add(number(outlier.max()))
                .add(number(outlier.above()))
                .add(number(outlier.below()))
                .add(outlier.action().name());
        outlier.learned()
                .ifPresent(learned -> fingerprint
                        .add(learned.method().key())
                        .add(learned.factor().toPlainString())
                        .add(String.valueOf(learned.after())));
    }

    private static Optional<String> number(Optional<BigDecimal> number) {
        return number.map(value -> value.stripTrailingZeros().toPlainString());
    }

    /** Two spellings of one type, such as {@code int} and {@code INTEGER}, are the same. */
    private String type(String text) {
        try {
            return catalyst.type(text).catalogString();
        } catch (AnalysisException | ArithmeticException reportedElsewhere) {
            return text;
        }
    }
}

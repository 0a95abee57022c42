package io.meshline.config;

import io.meshline.model.Column;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.DerivedColumn.Presence;
import io.meshline.model.DerivedColumn.Storage;
import io.meshline.model.Outlier;
import java.util.List;
import java.util.Optional;

/** Decodes a column of a manual, external, events or entities dataset. */
final class DerivedColumnDecoder {
    static final Key<Text> TYPE =
            Key.required("type", Types.TEXT, "The Spark SQL type, such as string, timestamp or \"decimal(12,3)\".");
    static final Key<List<Text>> FROM = Key.optional(
            "from",
            Types.TEXT_OR_TEXTS,
            "the column's own name",
            "Columns of the source, or JSON paths such as \"$.sku\" into its payload (\"@.sku\" into the element of an"
                    + " exploded array); the first that is not null counts.");
    static final Key<Text> EXPRESSION = Key.optional(
            "expression",
            Types.TEXT,
            "none",
            "In place of from: a SQL expression over the source's columns, the columns with from, and the expressions"
                    + " declared before; a declared name hides the source's.");
    static final Key<Text> FORMAT = Key.optional(
            "format", Types.TEXT, "ISO 8601", "With from: the pattern of dates and timestamps, in Spark's notation.");
    static final Key<String> DEFAULT = Key.optional(
            "default",
            Types.LITERAL,
            "null",
            "A SQL literal that takes the place of a missing value, such as 0 or \"'unknown'\".");
    static final Key<Boolean> REQUIRED =
            Key.optional("required", Types.FLAG, "false", "true: a row without a value goes to quarantine.");
    static final Key<Node> OUTLIER = Key.optional(
            "outlier",
            Types.object(OutlierDecoder.SHAPE),
            "any value",
            "The range in which values are believed, and what happens to others.");
    static final Key<Boolean> STORED = Key.optional(
            "stored",
            Types.FLAG,
            "true",
            "false: the table does not get the column; only expressions of other columns see it.");
    static final Key<Text> DESCRIPTION =
            Key.optional("description", Types.TEXT, "none", "What a value means; stands on the table's column.");

    static final Shape SHAPE = Shape.of(
            "Derived column",
            "<zone>.<name>.columns.<column>",
            TYPE,
            FROM,
            EXPRESSION,
            FORMAT,
            DEFAULT,
            REQUIRED,
            OUTLIER,
            PersonalDecoder.MARK,
            STORED,
            DESCRIPTION);

    private DerivedColumnDecoder() {}

    /** The column; what it lacks is empty, and the dataset cannot be built. */
    static DerivedColumn decode(Node node) {
        Column column = new Column(
                node.name(),
                node.text(TYPE),
                node.text(DESCRIPTION),
                node.origin(),
                PersonalDecoder.ofDerived(node, EXPRESSION));
        Presence presence = node.find(REQUIRED).orElse(false) ? Presence.REQUIRED : Presence.OPTIONAL;
        Storage storage = node.find(STORED).orElse(true) ? Storage.STORED : Storage.INTERMEDIATE;
        Optional<String> defaultValue = node.find(DEFAULT);
        Optional<Outlier> outlier = node.find(OUTLIER).flatMap(OutlierDecoder::decode);
        outlier.ifPresent(range -> demandDefault(node, range));
        return new DerivedColumn(column, derivation(node), defaultValue, presence, outlier, storage);
    }

    private static void demandDefault(Node node, Outlier outlier) {
        if (outlier.action() == Outlier.Action.DEFAULT && !node.has(DEFAULT)) {
            node.problem(OUTLIER, "has the action default, which needs a 'default' of the column");
        }
        if (outlier.action() == Outlier.Action.NULL && node.find(REQUIRED).orElse(false)) {
            node.problem(OUTLIER, "has the action null, and the column is required");
        }
    }

    private static Derivation derivation(Node node) {
        List<String> paths = node.list(FROM).stream().map(Text::text).toList();
        Optional<String> format = node.find(FORMAT).map(Text::text);
        Optional<Text> expression = node.find(EXPRESSION);
        if (expression.isEmpty()) {
            return new Derivation.FromSource(paths.isEmpty() ? List.of(node.name()) : paths, format);
        }
        node.problem(FROM, "is not allowed together with 'expression'");
        node.problem(FORMAT, "is only allowed with 'from'");
        return new Derivation.FromExpression(expression.get().sql());
    }
}

package io.meshline.clean;

import io.meshline.error.Origin;
import io.meshline.model.Column;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.DerivedColumn.Presence;
import io.meshline.model.Outlier;
import io.meshline.model.Payload;
import io.meshline.model.SqlText;
import io.meshline.model.Structure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Declares columns in few words. */
final class Structures {
    private static final Origin ORIGIN = new Origin("conf/domains/sales/domain.conf", 1);

    private Structures() {}

    static Structure structure(DerivedColumn... columns) {
        return new Structure(Optional.empty(), List.of(columns));
    }

    static Structure filtered(String filter, DerivedColumn... columns) {
        return new Structure(Optional.of(new SqlText(filter, ORIGIN)), List.of(columns));
    }

    /** A structure that makes rows of the elements of an array. */
    static Structure reading(String explode, DerivedColumn... columns) {
        Payload payload = new Payload("payload", Optional.of(explode), Optional.empty(), List.of(), ORIGIN);
        return new Structure(Optional.empty(), Optional.of(payload), List.of(columns));
    }

    /** A structure whose documents stand in a column. */
    static Structure inColumn(String column, DerivedColumn... columns) {
        Payload payload = new Payload(column, Optional.empty(), Optional.empty(), List.of(), ORIGIN);
        return new Structure(Optional.empty(), Optional.of(payload), List.of(columns));
    }

    static Dataset<Row> structured(Dataset<Row> source, Structure structure) {
        return Structuring.structure(Structuring.flagged(source, structure), structure, List.of());
    }

    static DerivedColumn from(String name, String type, String... paths) {
        return column(name, type, new Derivation.FromSource(List.of(paths), Optional.empty()));
    }

    static DerivedColumn patterned(String name, String type, String format) {
        return column(name, type, new Derivation.FromSource(List.of(name), Optional.of(format)));
    }

    static DerivedColumn computed(String name, String type, String sql) {
        return column(name, type, new Derivation.FromExpression(new SqlText(sql, ORIGIN)));
    }

    static DerivedColumn required(DerivedColumn column) {
        return new DerivedColumn(
                column.column(), column.derivation(), column.defaultValue(), Presence.REQUIRED, column.outlier());
    }

    static DerivedColumn defaulting(DerivedColumn column, String literal) {
        return new DerivedColumn(
                column.column(), column.derivation(), Optional.of(literal), column.presence(), column.outlier());
    }

    static DerivedColumn within(DerivedColumn column, String min, String max) {
        Outlier outlier = new Outlier(
                Optional.of(new BigDecimal(min)),
                Optional.of(new BigDecimal(max)),
                Optional.empty(),
                Optional.empty(),
                Outlier.Action.QUARANTINE,
                ORIGIN);
        return outlying(column, outlier);
    }

    static DerivedColumn between(DerivedColumn column, String above, String below) {
        Outlier outlier = new Outlier(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(above)),
                Optional.of(new BigDecimal(below)),
                Outlier.Action.QUARANTINE,
                ORIGIN);
        return outlying(column, outlier);
    }

    private static DerivedColumn outlying(DerivedColumn column, Outlier outlier) {
        return new DerivedColumn(
                column.column(), column.derivation(), column.defaultValue(), column.presence(), Optional.of(outlier));
    }

    private static DerivedColumn column(String name, String type, Derivation derivation) {
        return new DerivedColumn(
                new Column(name, type, "", ORIGIN), derivation, Optional.empty(), Presence.OPTIONAL, Optional.empty());
    }
}

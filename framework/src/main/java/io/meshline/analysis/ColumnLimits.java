package io.meshline.analysis;

import io.meshline.error.Origin;
import io.meshline.model.DatasetId;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Outlier;
import io.meshline.model.Structure;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/** Checks that a column's default and the range in which its values are believed fit the column's type. */
final class ColumnLimits {
    private final Desk desk;
    private final DatasetId dataset;

    ColumnLimits(Desk desk, DatasetId dataset) {
        this.desk = desk;
        this.dataset = dataset;
    }

    /** Checks all columns whose type is known. */
    void check(Structure structure, Map<String, DataType> types) {
        for (DerivedColumn column : structure.columns()) {
            DataType type = types.get(column.name());
            if (type != null) {
                column.defaultValue().ifPresent(literal -> checkDefault(column, literal, type));
                column.outlier().ifPresent(outlier -> checkRange(column, outlier, type));
            }
        }
    }

    private void checkDefault(DerivedColumn column, String literal, DataType type) {
        Origin origin = column.column().origin();
        if (!isLiteralOf(literal, type)) {
            desk.invalid(
                    origin,
                    "Invalid default '" + literal + "' of column '" + column.name() + "' of '" + dataset
                            + "' (must be a SQL literal of type '" + type.catalogString() + "')");
        }
    }

    private boolean isLiteralOf(String literal, DataType type) {
        try {
            return Plans.isLiteralOf(desk.catalyst().expression(literal), type);
        } catch (AnalysisException unreadable) {
            return false;
        }
    }

    private void checkRange(DerivedColumn column, Outlier outlier, DataType type) {
        if (!(type instanceof NumericType)) {
            desk.invalid(
                    outlier.origin(),
                    "Cannot check the range of column '" + column.name() + "' of '" + dataset + "': its type '"
                            + type.catalogString() + "' is no number");
        }
    }
}

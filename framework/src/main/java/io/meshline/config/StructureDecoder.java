package io.meshline.config;

import io.meshline.model.DatasetId;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import java.util.List;

/** Decodes how records of a source become rows. */
final class StructureDecoder {
    static final Key<Text> FILTER = Key.optional(
            "filter",
            Types.TEXT,
            "all records",
            "A SQL condition over the source's columns; records that it leaves out count as filtered.");
    static final Key<List<Value>> COLUMNS = Key.required(
            "columns",
            Types.members(DerivedColumnDecoder.SHAPE),
            "The columns by name, in the table's order; a name matches " + DatasetId.NAME + ".");

    private StructureDecoder() {}

    /** The structure of a dataset; columns that cannot be read are left out, and the dataset cannot be built. */
    static Structure decode(Node dataset) {
        List<DerivedColumn> columns = Members.open(dataset, COLUMNS).stream()
                .map(StructureDecoder::column)
                .toList();
        return new Structure(dataset.find(FILTER).map(Text::sql), PayloadDecoder.decode(dataset), columns);
    }

    private static DerivedColumn column(Node node) {
        Members.requireLegalName(node, "column name");
        return DerivedColumnDecoder.decode(node);
    }
}

package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.Heading;
import java.util.Optional;

/** Decodes {@code external.<name>}. */
final class ExternalDecoder implements DatasetDecoder {
    static final Key<Text> PATH = Key.required(
            "path",
            Types.TEXT,
            "The Delta table of the other owner, a Hadoop path; a table of this warehouse, written as"
                    + " ${warehouse}\"/<domain>/<zone>/<name>\", is read after its job.");
    private static final Shape SHAPE = Shape.of(
            "External datasets",
            "external.<name>",
            DESCRIPTION,
            PATH,
            StructureDecoder.FILTER,
            PayloadDecoder.PAYLOAD,
            PayloadDecoder.EXPLODE,
            PayloadDecoder.UNKNOWN_FIELDS,
            PayloadDecoder.KNOWN_FIELDS,
            StructureDecoder.COLUMNS,
            GateDecoder.QUALITY);

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        return Optional.of(new Dataset.External(
                heading, node.text(PATH), StructureDecoder.decode(node), GateDecoder.decode(node)));
    }
}

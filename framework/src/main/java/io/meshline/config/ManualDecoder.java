package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Structure;
import java.util.Optional;

/** Decodes {@code manual.<name>}. */
final class ManualDecoder implements DatasetDecoder {
    private static final Shape SHAPE = Shape.of(
            "Manual datasets",
            "manual.<name>",
            DESCRIPTION,
            SourceDecoder.SOURCE,
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
        Optional<FileSource> source = node.find(SourceDecoder.SOURCE).flatMap(SourceDecoder::decodeKept);
        Structure structure = StructureDecoder.decode(node);
        Gate gate = GateDecoder.decode(node);
        return source.map(known -> new Dataset.Manual(heading, known, structure, gate));
    }
}

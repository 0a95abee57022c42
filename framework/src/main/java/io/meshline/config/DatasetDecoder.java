package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.Heading;
import io.meshline.model.Zone;
import java.util.Optional;

/** Decodes one kind of dataset. */
interface DatasetDecoder {
    /** The key that every dataset has. */
    Key<Text> DESCRIPTION = Key.expected(
            "description", Types.TEXT, "What a row is, in a sentence; stands on the table and in every catalogue.");

    /** The keys of the kind. */
    Shape shape();

    /** The dataset; empty where a part is missing without which it cannot be built. All problems are told. */
    Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours);

    /** The decoder of a zone's datasets. */
    static DatasetDecoder of(Zone zone) {
        return switch (zone) {
            case RAW -> new RawDecoder();
            case MANUAL -> new ManualDecoder();
            case EXTERNAL -> new ExternalDecoder();
            case EVENTS -> new EventsDecoder();
            case ENTITIES -> new EntitiesDecoder();
            case AGGREGATES -> new AggregateDecoder();
        };
    }
}

package io.meshline.lineage;

import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.util.Optional;

/** Who Meshline's own events are from. */
final class Producer {
    /** The version that the jar carries in its manifest. */
    static final String VERSION = Optional.ofNullable(
                    Producer.class.getPackage().getImplementationVersion())
            .orElse("0");
    /** What every event and facet of ours names as its producer. */
    static final URI ID = URI.create("https://meshline.io/meshline/" + VERSION);

    private Producer() {}

    /** The model of events, with the addresses of the schemas that they follow. */
    static OpenLineage model() {
        return new OpenLineage(ID);
    }
}

package io.meshline.lineage;

import io.openlineage.client.OpenLineage.RunEvent;

/** Takes events to one backend, one after the other. */
interface Sink {
    /** Returns once the event has arrived, or throws. */
    void send(RunEvent event) throws Exception;

    /** Gives up what it holds. */
    void close() throws Exception;
}

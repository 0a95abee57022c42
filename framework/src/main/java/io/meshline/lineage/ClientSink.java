package io.meshline.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.transports.Transport;
import io.openlineage.client.transports.TransportConfig;
import io.openlineage.client.transports.TransportFactory;
import java.util.Map;

/** Sends events through a transport of the OpenLineage client, which is made at the first event. */
final class ClientSink implements Sink {
    private final Map<String, Object> options;
    private Transport transport;

    /**
     * Takes the transport's keys.
     *
     * @param options the type and the other keys, nested as the client nests them
     */
    ClientSink(Map<String, Object> options) {
        this.options = options;
    }

    @Override
    public void send(RunEvent event) {
        if (transport == null) {
            transport =
                    new TransportFactory(OpenLineageClientUtils.convertValue(options, TransportConfig.class)).build();
        }
        transport.emit(event);
    }

    @Override
    public void close() throws Exception {
        if (transport != null) {
            transport.close();
        }
    }
}

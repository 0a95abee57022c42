package io.meshline.lineage;

import io.openlineage.client.OpenLineage.DatasetEvent;
import io.openlineage.client.OpenLineage.JobEvent;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.Transport;
import io.openlineage.client.transports.TransportBuilder;
import io.openlineage.client.transports.TransportConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A transport of the OpenLineage client that hands events to the run in this process. The listener finds it by the name
 * of its type, so that the settings of real transports, keys among them, never become settings of Spark.
 */
public final class MeshlineTransportBuilder implements TransportBuilder {
    static final String TYPE = "meshline";

    private static final Map<String, Consumer<RunEvent>> RUNS = new ConcurrentHashMap<>();

    /** The name of the run that events are handed to. */
    public static final class Config implements TransportConfig {
        private String run;

        /** The run's id. */
        public String getRun() {
            return run;
        }

        /** Sets the run's id. */
        public void setRun(String id) {
            run = id;
        }
    }

    /** Lets a run be told of events. */
    static void open(String run, Consumer<RunEvent> taker) {
        RUNS.put(run, taker);
    }

    /** Events that come later are for nobody. */
    static void close(String run) {
        RUNS.remove(run);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public TransportConfig getConfig() {
        return new Config();
    }

    @Override
    public Transport build(TransportConfig config) {
        return new InProcess(((Config) config).getRun());
    }

    private static final class InProcess extends Transport {
        private final String run;

        private InProcess(String run) {
            this.run = run;
        }

        @Override
        public void emit(RunEvent event) {
            RUNS.getOrDefault(run, late -> {}).accept(event);
        }

        /** The listener sends no such events. */
        @Override
        public void emit(DatasetEvent event) {}

        /** The listener sends no such events. */
        @Override
        public void emit(JobEvent event) {}

        /** The run ends when it ends, not with the listener. */
        @Override
        public void close() {}
    }
}

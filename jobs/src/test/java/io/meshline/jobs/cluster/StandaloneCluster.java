package io.meshline.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A master and two workers of the Spark distribution, each a process of its own, on loopback. */
public final class StandaloneCluster implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int WORKERS = 2;

    private final Path folder;
    private final int port = Loopback.freePort();
    private final int pagesPort = Loopback.freePort();
    private final List<Process> workers = new ArrayList<>();
    private final Process master;

    private StandaloneCluster(Path folder) {
        this.folder = folder;
        this.master = start(
                "master",
                "org.apache.spark.deploy.master.Master",
                List.of("--port", String.valueOf(port), "--webui-port", String.valueOf(pagesPort)));
    }

    /**
     * Starts a cluster.
     *
     * @param folder takes the logs and what the workers unpack
     */
    public static StandaloneCluster start(Path folder) {
        StandaloneCluster cluster = new StandaloneCluster(folder);
        try {
            cluster.await("the master does not answer", () -> cluster.state() != null);
            for (int worker = 0; worker < WORKERS; worker++) {
                cluster.addWorker();
            }
            cluster.await("not all workers came", () -> cluster.countAlive() == WORKERS);
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** What {@code --master} takes. */
    public String url() {
        return "spark://127.0.0.1:" + port;
    }

    /** What the master tells of itself: workers, applications, drivers. */
    public JsonNode state() {
        try {
            return MAPPER.readTree(
                    URI.create("http://127.0.0.1:" + pagesPort + "/json/").toURL());
        } catch (IOException e) {
            return null;
        }
    }

    /** Sends SIGKILL to a worker and, as when its machine is lost, to the executors that it had started. */
    public void killWorker(int number) {
        Process worker = workers.get(number);
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /** How many executors a worker runs at the moment. */
    public long countExecutors(int worker) {
        return workers.get(worker).descendants().count();
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(workers);
        all.add(master);
        List<ProcessHandle> children =
                all.stream().flatMap(Process::descendants).toList();
        all.forEach(Process::destroyForcibly);
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            for (Process process : all) {
                process.waitFor(1, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addWorker() {
        String name = "worker" + (workers.size() + 1);
        workers.add(start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                        "--webui-port",
                        "0",
                        "-c",
                        "2",
                        "-m",
                        "3g",
                        "-d",
                        folder.resolve(name).toString(),
                        url())));
    }

    private long countAlive() {
        long alive = 0;
        for (JsonNode worker : state().get("workers")) {
            alive += worker.get("state").asText().equals("ALIVE") ? 1 : 0;
        }
        return alive;
    }

    private Process start(String name, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(SparkDistribution.home().resolve("bin/spark-class").toString());
        command.addAll(List.of(mainClass, "--host", "127.0.0.1"));
        command.addAll(arguments);
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(SparkDistribution.variables());
            return builder.redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String otherwise, BooleanSupplier condition) {
        Loopback.await(otherwise + ": see the logs in " + folder, master, condition);
    }
}

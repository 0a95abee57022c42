package io.meshline.jobs.cluster;

import io.meshline.jobs.PythonEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server that speaks S3 on loopback, and lets anybody in. */
public final class ObjectStore implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");
    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>([^<]+)<");

    /** A signature that the server does not check, of somebody who may read what others wrote. */
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=anybody/20260101/us-east-1/s3/aws4_request,"
            + " SignedHeaders=host, Signature=unchecked";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Process server;

    private ObjectStore(int port, Process server) {
        this.address = "http://127.0.0.1:" + port;
        this.server = server;
    }

    /** Starts a server whose log goes to a file. */
    public static ObjectStore start(Path log) {
        int port = Loopback.freePort();
        Path program = PythonEnvironment.interpreter("object-store").resolveSibling("moto_server");
        try {
            Process server = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            ObjectStore store = new ObjectStore(port, server);
            Loopback.await("the object store does not answer: see " + log, server, store::answers);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options of spark-submit by which S3A finds the server; its jars are those that the build laid aside. */
    public List<String> options() throws IOException {
        List<String> jars;
        try (Stream<Path> files = Files.list(Path.of("target/object-store-jars"))) {
            jars = files.map(Path::toAbsolutePath).map(Path::toString).sorted().toList();
        }
        return List.of(
                "--jars",
                String.join(",", jars),
                "--conf",
                "spark.hadoop.fs.s3a.endpoint=" + address,
                "--conf",
                "spark.hadoop.fs.s3a.path.style.access=true",
                "--conf",
                "spark.hadoop.fs.s3a.connection.ssl.enabled=false");
    }

    /** What a program finds in its environment to be let in. */
    public static Map<String, String> credentials() {
        return Map.of("AWS_ACCESS_KEY_ID", "anybody", "AWS_SECRET_ACCESS_KEY", "anything");
    }

    public void createBucket(String bucket) {
        send(HttpRequest.newBuilder(uri(bucket, "")).PUT(BodyPublishers.noBody()));
    }

    /** Puts every file of a folder into a bucket, under a prefix. */
    public void upload(Path folder, String bucket, String prefix) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                send(HttpRequest.newBuilder(uri(bucket, prefix + folder.relativize(file)))
                        .PUT(BodyPublishers.ofFile(file)));
            }
        }
    }

    /** Copies every object of a bucket into a folder. */
    public void download(String bucket, Path folder) throws IOException {
        for (String key : keys(bucket)) {
            if (key.endsWith("/")) {
                continue;
            }
            Path file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, send(HttpRequest.newBuilder(uri(bucket, key))).body());
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> keys(String bucket) {
        List<String> keys = new ArrayList<>();
        String next = "";
        do {
            String page = new String(
                    send(HttpRequest.newBuilder(URI.create(address + "/" + bucket + "?list-type=2" + next)))
                            .body(),
                    StandardCharsets.UTF_8);
            Matcher key = KEY.matcher(page);
            while (key.find()) {
                keys.add(key.group(1));
            }
            Matcher token = NEXT.matcher(page);
            next = token.find()
                    ? "&continuation-token=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                    : "";
        } while (!next.isEmpty());
        return keys;
    }

    private URI uri(String bucket, String key) {
        String path = URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
        return URI.create(address + "/" + bucket + "/" + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder call) {
        HttpRequest request = call.header("Authorization", SIGNED).build();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(request + " was answered by " + answer.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

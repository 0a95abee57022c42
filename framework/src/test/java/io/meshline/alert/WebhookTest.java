package io.meshline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.meshline.fixture.Hook;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Format;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a webhook does and what is said of it: never a piece of its address. */
class WebhookTest {
    private final Hook hook = new Hook();

    @AfterEach
    void closeHook() {
        hook.close();
    }

    @Test
    void postsTheMessageAsJson() throws InterruptedException {
        Reply reply = post(hook.url(), "{\"text\":\"größer\"}");

        assertThat(reply).isEqualTo(Reply.delivered("answered 200 \"ok\""));
        Hook.Request request = hook.next();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/hooks/" + Hook.TOKEN);
        assertThat(request.headers())
                .containsEntry("Content-type", "application/json; charset=utf-8")
                .containsEntry("User-agent", "meshline");
        assertThat(request.body()).isEqualTo("{\"text\":\"größer\"}");
    }

    @Test
    void tellsWhatTheServerHasAgainstAMessage() throws InterruptedException {
        hook.answers(404, "no_service").answers(400, "").answers(503, "busy");

        assertThat(post(hook.url(), "")).isEqualTo(Reply.rejected("answered 404 \"no_service\""));
        assertThat(post(hook.url(), "")).isEqualTo(Reply.rejected("answered 400"));
        assertThat(post(hook.url(), "")).isEqualTo(Reply.passing("answered 503 \"busy\""));
    }

    @Test
    void quotesNoPageAndNothingThatRepeatsTheAddress() throws InterruptedException {
        hook.answers(404, "<html>/hooks/" + Hook.TOKEN + " was not found</html>")
                .answers(404, "no hook " + Hook.TOKEN.toLowerCase(java.util.Locale.ROOT))
                .answers(500, "{\"path\":\"/hooks\"}");

        assertThat(post(hook.url(), "").words()).isEqualTo("answered 404");
        assertThat(post(hook.url(), "").words()).isEqualTo("answered 404");
        assertThat(post(hook.url(), "").words()).isEqualTo("answered 500");
    }

    @Test
    void readsOnlyTheBeginningOfAnAnswer() throws InterruptedException {
        hook.answers(500, "no ".repeat(1_000_000));

        assertThat(post(hook.url(), "").words()).isEqualTo("answered 500 \"" + "no ".repeat(33) + "n\"");
    }

    @Test
    void takesTheRestThatTheServerAsksFor() throws InterruptedException {
        hook.answers(new Hook.Answer(429, Map.of("Retry-After", "7"), ""))
                .answers(new Hook.Answer(429, Map.of("Retry-After", "Fri, 24 Dec 2010 04:00:00 GMT"), ""))
                .answers(new Hook.Answer(429, Map.of("Retry-After", "soon"), ""))
                .answers(new Hook.Answer(429, Map.of("Retry-After", "3600"), ""));

        assertThat(post(hook.url(), "").after()).contains(Duration.ofSeconds(7));
        assertThat(post(hook.url(), "").after()).contains(Duration.ZERO);
        assertThat(post(hook.url(), "").after()).isEmpty();
        Reply tired = post(hook.url(), "");
        assertThat(tired.isWorthARetry()).isFalse();
        assertThat(tired.words()).isEqualTo("answered 429 and asks to be left alone for 3600 s");
    }

    @Test
    void followsNoRedirect() throws InterruptedException {
        try (Hook other = new Hook()) {
            hook.answers(new Hook.Answer(307, Map.of("Location", other.url()), ""));

            assertThat(post(hook.url(), ""))
                    .isEqualTo(
                            Reply.rejected("answered 307, a redirect, which is not followed: the address is a secret"));
            assertThat(other.waiting()).isZero();
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws InterruptedException {
        hook.hangs();

        assertThat(post(hook.url(), "", Duration.ofMillis(300))).isEqualTo(Reply.passing("no answer within 0.3 s"));
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> begun = CompletableFuture.supplyAsync(() -> beginAnAnswer(server));
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/" + Hook.TOKEN;

            assertThat(post(url, "", Duration.ofMillis(500))).isEqualTo(Reply.passing("no answer within 0.5 s"));
            begun.join().close();
        }
    }

    private static Socket beginAnAnswer(ServerSocket server) {
        try {
            Socket socket = server.accept();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel".getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void tellsThatNobodyListens() throws InterruptedException {
        String url = hook.url();
        hook.close();

        assertThat(post(url, "")).isEqualTo(Reply.passing("cannot be connected to"));
    }

    @Test
    void tellsThatTheHostIsNotThere() throws InterruptedException {
        assertThat(post("http://" + Hook.TOKEN + ".invalid/", "")).isEqualTo(Reply.passing("its host cannot be found"));
    }

    @Test
    void tellsThatTheServerDoesNotSpeakTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> plain = CompletableFuture.supplyAsync(() -> beginAnAnswer(server));

            assertThat(post("https://127.0.0.1:" + server.getLocalPort() + "/" + Hook.TOKEN, ""))
                    .isEqualTo(Reply.rejected("it does not speak TLS as expected"));
            plain.join().close();
        }
    }

    @Test
    void trustsNoCertificateThatItsMakerSigned(@TempDir Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys"))));
        try (Hook secure = new Hook(server)) {
            assertThat(post(secure.url().replace("http:", "https:"), ""))
                    .isEqualTo(Reply.rejected("its certificate is not trusted"));
            assertThat(secure.waiting()).isZero();
        }
    }

    private static SSLContext selfSigned(Path keys) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-alias",
                        "a",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void tellsOfAnAddressThatNoConnectionCanBeMadeTo() throws InterruptedException {
        assertThat(post("http://127.0.0.1:99999/" + Hook.TOKEN, "").isDelivered())
                .isFalse();
        assertThat(post("http:///" + Hook.TOKEN, "")).isEqualTo(Reply.rejected("its address cannot be called"));
    }

    @Test
    void showsNothingOfAnAddressThatIsNone() {
        assertThatThrownBy(() -> Address.of(Nights.secret("http://a b/" + Hook.TOKEN)))
                .hasToString("java.lang.IllegalArgumentException: not a URL")
                .hasNoCause();
        assertThat(Address.of(Nights.secret(hook.url()))).hasToString("(redacted)");
    }

    private static Reply post(String url, String message) throws InterruptedException {
        return post(url, message, Duration.ofSeconds(20));
    }

    private static Reply post(String url, String message, Duration timeout) throws InterruptedException {
        Destination destination = Nights.patient(Nights.destination("on_call", Format.JSON, url), timeout, 0);
        Reply reply = new Webhook(destination).post(message);
        assertThat(reply.toString()).doesNotContainIgnoringCase(Hook.TOKEN).doesNotContain("127.0.0.1");
        return reply;
    }
}

package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Lineage;
import io.meshline.model.Lineage.Option;
import io.meshline.model.Lineage.Transport;
import io.meshline.model.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageDecoderTest {
    private static final String TYPES =
            "amazon_datazone_api, composite, console, file, gcplineage, gcs, http, kafka," + " kinesis, transform";

    private static final String AT = "conf/platform.conf:1: Cannot read environment 'local': ";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder).variable("KEY", "hunter2");
    }

    @Test
    void tellsNobodyByDefault() {
        assertThat(conf.load().settings().lineage())
                .isEqualTo(new Lineage(Optional.empty(), "meshline", Duration.ofSeconds(5)));
    }

    @Test
    void tellsNobodyThroughATransportThatIsNotEnabled() {
        conf.file("platform.conf", "lineage.transport { type = console }");

        assertThat(conf.load().settings().lineage().transport()).isEmpty();
    }

    @Test
    void readsATransportInTheWordsOfItsClient() {
        conf.file("platform.conf", """
                lineage {
                  enabled = true
                  namespace = shop
                  wait-at-end = 500ms
                  transport {
                    type = kafka
                    topicName = lineage
                    properties { "bootstrap.servers" = "k:9092", "sasl.jaas.config" { env = KEY } }
                  }
                }
                """);

        Transport kafka = new Transport(
                "kafka",
                List.of(
                        new Option(List.of("topicName"), shown("lineage")),
                        new Option(List.of("properties", "bootstrap.servers"), shown("k:9092")),
                        new Option(
                                List.of("properties", "sasl.jaas.config"),
                                new Setting("hunter2", Setting.Visibility.SECRET))));
        assertThat(conf.load().settings().lineage())
                .isEqualTo(new Lineage(Optional.of(kafka), "shop", Duration.ofMillis(500)));
    }

    @Test
    void rejectsLineageWithoutATransport() {
        assertThat(problemsWith("enabled = true"))
                .containsExactly(AT + "'lineage' is enabled but has no transport." + " Set transport.type");
    }

    @Test
    void rejectsATransportThatNobodyHas() {
        assertThat(problemsWith("transport { type = htpp }"))
                .containsExactly(AT + "'lineage.transport.type' must be one of " + TYPES
                        + ", was \"htpp\". Did you mean 'http'?");
        assertThat(problemsWith("transport { url = \"http://h\" }"))
                .containsExactly(AT + "'lineage.transport' lacks the key 'type' (must be one of " + TYPES + ")");
    }

    @Test
    void rejectsATransportWithoutTheKeysThatItNeeds() {
        assertThat(problemsWith("transport { type = http }"))
                .containsExactly(AT + "'lineage.transport' lacks the key 'url'," + " which transport 'http' needs");
        assertThat(problemsWith("transport { type = transform, transformerClass = a.B, transport { type = file } }"))
                .containsExactly(AT + "'lineage.transport.transport' lacks the key 'location',"
                        + " which transport 'file' needs");
        assertThat(problemsWith("transport { type = composite, transports { here { type = filee } } }"))
                .containsExactly(AT + "'lineage.transport.transports.here.type' must be one of " + TYPES
                        + ", was \"filee\". Did you mean 'file'?");
        assertThat(problemsWith("transport { type = composite, transports = [] }"))
                .containsExactly(AT + "'lineage.transport.transports' must be a string, an object or a reference to a"
                        + " secret, was an empty list");
        assertThat(problemsWith("transport { type = composite, transports = here }"))
                .containsExactly(AT + "'lineage.transport.transports' must be an object of transports under names of"
                        + " your own, was \"here\"");
    }

    @Test
    void rejectsSecretsInClear() {
        String advice = " is a secret in clear. Refer to it by { env = NAME } or { file = path }";
        assertThat(problemsWith("transport { type = http, url = \"http://me:pw@h\", auth { type = api_key,"
                        + " apiKey = hunter2 }, headers { Authorization = \"Basic aHVudGVyMg\" } }"))
                .containsExactlyInAnyOrder(
                        AT + "'lineage.transport.url'" + advice,
                        AT + "'lineage.transport.auth.apiKey'" + advice,
                        AT + "'lineage.transport.headers.Authorization'" + advice);
    }

    private List<String> problemsWith(String lineage) {
        conf.file("platform.conf", "lineage { " + lineage + " }");
        return conf.problems();
    }

    private static Setting shown(String text) {
        return new Setting(text, Setting.Visibility.SHOWN);
    }
}

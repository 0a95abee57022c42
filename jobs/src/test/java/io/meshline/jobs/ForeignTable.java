package io.meshline.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A Delta table that another owner wrote, made without Spark. */
final class ForeignTable {
    private static final MessageType PEOPLE = MessageTypeParser.parseMessageType(
            "message people { optional binary name (UTF8); optional int32 born (DATE); }");

    private static final String LOG = """
            {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
            {"metaData":{"id":"people","format":{"provider":"parquet","options":{}},"schemaString":"{\\"type\\":\\"struct\\",\
            \\"fields\\":[{\\"name\\":\\"name\\",\\"type\\":\\"string\\",\\"nullable\\":true,\\"metadata\\":{}},\
            {\\"name\\":\\"born\\",\\"type\\":\\"date\\",\\"nullable\\":true,\\"metadata\\":{}}]}",\
            "partitionColumns":[],"configuration":{},"createdTime":0}}
            {"add":{"path":"people.parquet","partitionValues":{},"size":%d,"modificationTime":0,"dataChange":true}}
            """;

    private ForeignTable() {}

    /** Writes people, each with a name and a day of birth, counted from 1970. */
    static void write(Path folder, List<String> names, int born) throws IOException {
        Path file = folder.resolve("people.parquet");
        Files.createDirectories(folder.resolve("_delta_log"));
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration())
                .withType(PEOPLE)
                .build()) {
            for (String name : names) {
                writer.write(new SimpleGroupFactory(PEOPLE)
                        .newGroup()
                        .append("name", name)
                        .append("born", born));
            }
        }
        Files.writeString(folder.resolve("_delta_log/00000000000000000000.json"), LOG.formatted(Files.size(file)));
    }
}

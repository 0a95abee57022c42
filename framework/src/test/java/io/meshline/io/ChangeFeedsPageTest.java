package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.ChangeColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/cdc.md tells authors to write. */
@ExtendWith(SharedSpark.class)
class ChangeFeedsPageTest {
    private static final Path PAGE = Path.of("../docs/cdc.md");
    private static final Pattern EXPRESSION = Pattern.compile("expression = \"([^\"]+)\"");

    private final SparkSession spark;

    ChangeFeedsPageTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void givesExpressionsThatReadWhatDebeziumWrites() throws IOException {
        String[] expressions = EXPRESSION
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> "string(" + match.group(1) + ")")
                .toArray(String[]::new);
        Row read = spark.sql("SELECT '{\"day\": 14948, \"at\": 1291190400250}' AS payload,"
                        + " 'file:/landing/feed/segment-7.json' AS _source_file")
                .selectExpr(expressions)
                .head();
        assertThat(read).hasToString("[segment-7.json,2010-12-05,2010-12-01 08:00:00.25,1970-01-15 22:39:50.40025]");
    }

    @Test
    void describesEachColumn() throws IOException {
        List<String> names = ChangeColumns.of(Landing.ORIGIN).stream()
                .map(column -> "| `" + column.name() + "` |")
                .toList();
        assertThat(PAGE).content().contains(names);
    }
}

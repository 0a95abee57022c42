package io.meshline.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.report.JobStatus;
import io.meshline.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Instant AT = Instant.parse("2010-12-24T04:00:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0
            42481         | 42,481
            -3            | -3
            0.641234      | 0.64123
            0.9999999     | 0.9999999
            13541.33      | 13,541
            1541.33       | 1,541.3
            1234567.25    | 1,234,567
            0.00001234567 | 0.000012346
            1e300         | 1,000,000,000,000
            """)
    void writesFiguresShortButNeverAlmostAllAsAll(double value, String text) {
        assertThat(Words.figure(value)).startsWith(text);
    }

    @Test
    void marksATimeLineByDaysOrByHours() {
        assertThat(Words.mark(AT, Duration.ofDays(3))).isEqualTo("24 Dec");
        assertThat(Words.mark(AT, Duration.ofHours(3))).isEqualTo("04:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Completeness                              | customer_id     | Completeness of customer_id
            Completeness (where: country = 'France')  | customer_id     | Completeness of customer_id (where: country = 'France')
            Compliance                                | IsComplete "id" | Compliance with IsComplete "id"
            Size                                      | *               | Rows checked
            NewToDeequ                                | price           | NewToDeequ of price
            """)
    void tellsWhatAFigureIs(String metric, String instance, String title) {
        Trend trend = new Trend(metric, instance, List.of(new Trend.Point(AT, 1, 1)));
        assertThat(MetricWords.of(trend).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "cast, price, price cannot be read as its type",
        "required, price, price is missing",
        "outlier, price, price is outside its bounds",
        "unreadable, '', the record cannot be read",
        "rule, price, said of it",
        "new, price, price: new",
        "new, '', new"
    })
    void tellsWhyRecordsAreInQuarantine(String kind, String column, String words) {
        assertThat(new QuarantineReason(kind, column, 1, AT, "said of it").words())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, passed, PASSED",
        "SUCCEEDED, warned, WARNED",
        "SUCCEEDED, -, UNCHECKED",
        "REFUSED, refused, REFUSED",
        "FAILED, -, FAILED",
        "SKIPPED, -, SKIPPED"
    })
    void tellsHowARunEnded(JobStatus status, String gate, Standing standing) {
        assertThat(Standing.of(status, gate)).isEqualTo(standing);
    }
}

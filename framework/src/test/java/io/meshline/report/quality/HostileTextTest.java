package io.meshline.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.report.Escapes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from data and configuration is shown in every format, and carried out in none. */
class HostileTextTest {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</style><script>alert(1)</script>",
                "&lt;b&gt;",
                "javascript:alert(1)@example.com"
            })
    void isEscapedInHtml(String hostile) {
        String page = ReportFormat.HTML.write(Reports.of(hostile));
        String plain = ReportFormat.HTML.write(Reports.of("words"));
        assertThat(tags(page)).isEqualTo(tags(plain));
        assertThat(page.substring(page.indexOf("<body>"))).contains(Escapes.html(hostile));
        assertThat(page).doesNotContain("href=\"javascript:");
    }

    /** Everything between angle brackets, with the values of attributes taken out. */
    private static long tags(String page) {
        Matcher tags = TAG.matcher(page.substring(page.indexOf("<body>"), page.indexOf("'use strict'")));
        return tags.results().count();
    }

    @Test
    void isNoMarkupInMarkdown() {
        String report = ReportFormat.MARKDOWN.write(Reports.of("a | b <i>`c`</i> [d](e)\n# f"));
        assertThat(report).contains("a \\| b \\<i>\\`c\\`\\</i> \\[d\\](e) # f");
        assertThat(report).doesNotContain("<i>`", "\n# f");
    }

    @Test
    void movesNoCursorOfATerminal() {
        String report = ReportFormat.TEXT.write(Reports.of("red\u001b[31m\rover\u0007\u202eturned"));
        assertThat(report.chars().filter(sign -> sign != '\n').anyMatch(Character::isISOControl))
                .isFalse();
        assertThat(report).contains("red\\u001B[31m over\\u0007\\u202Eturned");
    }
}

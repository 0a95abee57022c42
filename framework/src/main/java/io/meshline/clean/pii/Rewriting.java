package io.meshline.clean.pii;

import static org.apache.spark.sql.functions.regexp_replace;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * Replaces parts of a text, one pattern after the other. Spark evaluates the same patterns with the same engine.
 *
 * @param steps what is replaced
 */
record Rewriting(List<Step> steps) implements TextTreatment {
    private static final long serialVersionUID = 1L;

    /**
     * Every letter becomes {@code x} or {@code X}, every number {@code 0}; what stands between them is kept. Spark's own
     * {@code mask} knows ASCII only and lets all other letters through. Marks are part of letters in many scripts.
     */
    static final Rewriting MASK = new Rewriting(List.of(
            new Step("[\\p{IsAlphabetic}\\p{L}\\p{M}&&[^\\p{IsUppercase}\\p{Lt}]]", "x"),
            new Step("[\\p{IsUppercase}\\p{Lt}]", "X"),
            new Step("\\p{N}", "0")));

    /**
     * One replacement.
     *
     * @param pattern what is looked for
     * @param by what takes the place of a match, with groups as {@code $1}
     */
    record Step(Pattern pattern, String by) implements Serializable {
        private static final long serialVersionUID = 1L;

        Step(String pattern, String by) {
            this(Pattern.compile(pattern), by);
        }
    }

    Rewriting {
        steps = List.copyOf(steps);
    }

    @Override
    public String of(String text) {
        String rewritten = text;
        for (Step step : steps) {
            rewritten = step.pattern().matcher(rewritten).replaceAll(step.by());
        }
        return rewritten;
    }

    @Override
    public Column of(Column text) {
        Column rewritten = text;
        for (Step step : steps) {
            rewritten = regexp_replace(rewritten, step.pattern().pattern(), step.by());
        }
        return rewritten;
    }
}

package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Suggestions;
import io.meshline.model.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Says in one short sentence why Spark's parser or analyzer refuses a text. */
final class Reason {
    private static final Pattern ERROR_CLASS = Pattern.compile("^\\[[A-Z0-9_.]+] ");
    private static final Pattern FURTHER_SENTENCES = Pattern.compile("(?<=[^.][.]) +(?=[A-Z]).*$");
    private static final Pattern QUOTED_NAME = Pattern.compile("`([^`]*)`");
    private static final String NAME_SEPARATOR = "(?<=`), (?=`)";

    private Reason() {}

    /**
     * The problem of a text that does not parse.
     *
     * @param subject what the text is, such as {@code 'daily_revenue.sql'}
     */
    static Problem unparsed(String subject, SqlText text, AnalysisException error) {
        return Problem.at(
                text.origin().plusLines(Plans.line(error.line()) - 1),
                ErrorCode.INVALID_SQL,
                "Cannot parse " + subject + ": " + sentence(error));
    }

    /** The problem of a text that parses, but whose names or types do not fit. */
    static Problem unresolved(String subject, SqlText text, AnalysisException error) {
        return Problem.at(
                text.origin().plusLines(Plans.line(error.line()) - 1),
                ErrorCode.UNRESOLVED_SQL,
                explain(subject, error));
    }

    /** The problem of a text that either does not parse or does not fit. */
    static Problem of(String subject, SqlText text, AnalysisException error) {
        return error instanceof ParseException ? unparsed(subject, text, error) : unresolved(subject, text, error);
    }

    private static String explain(String subject, AnalysisException error) {
        Map<String, String> parameters = error.getMessageParameters();
        String kind = error.getErrorClass() == null ? "" : error.getErrorClass();
        if (kind.startsWith("UNRESOLVED_COLUMN")) {
            return column(subject, parameters);
        }
        if (kind.equals("UNRESOLVED_ROUTINE")) {
            String function = plain(parameters.get("routineName"));
            return "Cannot resolve function '" + function + "' in " + subject + ": Spark has no such function."
                    + Suggestions.didYouMean(function, Catalyst.functions());
        }
        return "Cannot analyze " + subject + ": " + sentence(error);
    }

    private static String column(String subject, Map<String, String> parameters) {
        String name = plain(parameters.get("objectName"));
        List<String> known = List.of(parameters.getOrDefault("proposal", "").split(NAME_SEPARATOR)).stream()
                .map(Reason::plain)
                .filter(proposal -> !proposal.isEmpty())
                .toList();
        String start = "Cannot resolve column '" + name + "' in " + subject + ": ";
        List<String> near = Suggestions.near(name, known);
        if (!near.isEmpty()) {
            return start + "did you mean " + Suggestions.oneOf(near) + "?";
        }
        return start + "no such column" + (known.isEmpty() ? "" : " (candidates: " + Suggestions.all(known) + ")");
    }

    /** Spark's own words: the first sentence, without the error class, the plan and the full stop. */
    static String sentence(Throwable error) {
        String message = error instanceof AnalysisException analysis ? analysis.message() : error.getMessage();
        String line = String.valueOf(message).lines().findFirst().orElse("");
        String first = FURTHER_SENTENCES
                .matcher(ERROR_CLASS.matcher(line).replaceFirst(""))
                .replaceFirst("");
        String words = QUOTED_NAME.matcher(first).replaceAll("'$1'").replace("'.'", ".");
        String whole = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        boolean acronym = whole.length() > 1 && Character.isUpperCase(whole.charAt(1));
        return acronym || whole.isEmpty() ? whole : whole.substring(0, 1).toLowerCase(Locale.ROOT) + whole.substring(1);
    }

    private static String plain(String name) {
        return name.replace("`", "");
    }
}

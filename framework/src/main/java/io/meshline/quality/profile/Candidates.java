package io.meshline.quality.profile;

import io.meshline.model.profile.Figures.Form;
import io.meshline.quality.Subject;
import io.meshline.quality.profile.Candidate.Nature;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what Deequ suggests of a column into DQDL. */
final class Candidates {
    private static final int MOST_CATEGORIES = 40;
    /** On an average; Deequ looks only for values that are there once. */
    private static final long LEAST_ROWS_OF_CATEGORY = 10;

    private static final String PLAIN_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final Measured measured;
    private final long rows;
    private final String name;

    private Candidates(Measured measured, long rows) {
        this.measured = measured;
        this.rows = rows;
        this.name = measured.column().name();
    }

    static Stream<Candidate> of(Measured measured, long rows) {
        // DQDL has no way to write a quotation mark inside quotation marks.
        boolean isWritable = DqdlText.isWritable(measured.column().name());
        return isWritable ? new Candidates(measured, rows).all() : Stream.empty();
    }

    private Stream<Candidate> all() {
        Stream<Candidate> ofPresence = Stream.of(completeness(), uniqueness()).flatMap(each -> each);
        List<Candidate> categories = categories().toList();
        // A list of values says all of their form.
        Stream<Candidate> ofForm = categories.isEmpty() ? Stream.concat(type(), length()) : categories.stream();
        return Stream.of(ofPresence, lowerBound(), ofForm).flatMap(each -> each);
    }

    private Stream<Candidate> completeness() {
        String evidence = "complete in " + number(measured.present()) + " of " + number(rows) + " rows";
        if (measured.suggests(Suggestion.COMPLETE)) {
            return candidate(Subject.COMPLETENESS, "IsComplete " + quoted(), Nature.MADE_SO, evidence);
        }
        if (measured.suggests(Suggestion.MOSTLY_COMPLETE)) {
            String least = plain(measured.suggested().completeness());
            return candidate(
                    Subject.COMPLETENESS, "Completeness " + quoted() + " >= " + least, Nature.SEEN_SO, evidence);
        }
        return Stream.empty();
    }

    /** Measurements and times of day are unique by chance, and numbers may be. */
    private Stream<Candidate> uniqueness() {
        Kind kind = measured.column().kind();
        boolean isName = kind == Kind.TEXT || kind == Kind.DATE;
        return measured.suggests(Suggestion.UNIQUE)
                        && (isName || measured.column().isWholeNumber())
                ? candidate(
                        Subject.UNIQUENESS,
                        "IsUnique " + quoted(),
                        isName ? Nature.MADE_SO : Nature.SEEN_SO,
                        "no value occurs twice in " + number(rows) + " rows")
                : Stream.empty();
    }

    private Stream<Candidate> lowerBound() {
        return measured.column().kind() == Kind.NUMBER && measured.suggests(Suggestion.NOT_NEGATIVE)
                ? candidate(
                        Subject.LOWER_BOUND,
                        "ColumnValues " + quoted() + " >= 0" + whereNotNull(),
                        Nature.MADE_SO,
                        "the smallest of " + number(measured.present()) + " values is "
                                + plain(measured.numbers().orElseThrow().least()))
                : Stream.empty();
    }

    private Stream<Candidate> categories() {
        Map<String, Long> counts = measured.counts().orElse(Map.of());
        Kind kind = measured.column().kind();
        boolean isListable = (kind == Kind.TEXT || kind == Kind.NUMBER)
                && !counts.isEmpty()
                && counts.size() <= MOST_CATEGORIES
                && counts.size() * LEAST_ROWS_OF_CATEGORY <= measured.present()
                && counts.keySet().stream().allMatch(DqdlText::isWritable);
        if (!isListable || !measured.suggests(Suggestion.CATEGORIES)) {
            return Stream.empty();
        }
        List<String> values = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        String list = Stream.concat(
                        values.stream().map(this::literal), isComplete() ? Stream.empty() : Stream.of("NULL"))
                .collect(Collectors.joining(", ", "[", "]"));
        return candidate(
                Subject.SET, "ColumnValues " + quoted() + " in " + list, Nature.SEEN_SO, evidence(values, counts));
    }

    private String evidence(List<String> values, Map<String, Long> counts) {
        String first = values.get(0);
        String has = (values.size() == 1 ? "the only value" : "the only " + values.size() + " values") + " in "
                + number(rows) + " rows";
        return values.size() == 1
                ? has
                : has + ", the commonest " + literal(first) + " in " + number(counts.get(first));
    }

    private Stream<Candidate> type() {
        Form form = measured.lengths().map(Measured.Lengths::form).orElse(Form.TEXT);
        return measured.suggests(Suggestion.TYPE)
                ? candidate(
                        Subject.TYPE,
                        "ColumnDataType " + quoted() + " = \"" + form.dqdl() + "\"" + whereNotNull(),
                        Nature.SEEN_SO,
                        "all " + number(measured.present()) + " values read as " + form.words())
                : Stream.empty();
    }

    private Stream<Candidate> length() {
        return measured.lengths().stream()
                .filter(lengths -> lengths.shortest() == lengths.longest() && lengths.shortest() > 0)
                .flatMap(lengths -> candidate(
                        Subject.LENGTH,
                        "ColumnLength " + quoted() + " = " + lengths.longest() + whereNotNull(),
                        Nature.SEEN_SO,
                        "all " + number(measured.present()) + " values are " + lengths.longest()
                                + (lengths.longest() == 1 ? " character long" : " characters long")));
    }

    private Stream<Candidate> candidate(Subject subject, String dqdl, Nature nature, String evidence) {
        return Stream.of(new Candidate(name, subject, dqdl, nature, evidence));
    }

    private boolean isComplete() {
        return measured.present() == rows;
    }

    /** Rules on values count null as a value that breaks them. */
    private String whereNotNull() {
        String column = name.matches(PLAIN_NAME) ? name : "`" + name + "`";
        return isComplete() ? "" : " where \"" + column + " is not null\"";
    }

    private String quoted() {
        return DqdlText.quoted(name);
    }

    private String literal(String value) {
        return measured.column().kind() == Kind.TEXT ? DqdlText.quoted(value) : Kind.NUMBER.text(value);
    }

    private static String plain(double value) {
        return Kind.NUMBER.text(Double.toString(value));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package io.meshline.report.profile;

import io.meshline.model.profile.ColumnProfile;
import io.meshline.model.profile.ColumnProfile.Distinct;
import io.meshline.model.profile.ColumnProfile.Precision;
import io.meshline.model.profile.Figures;
import io.meshline.model.profile.TableProfile;
import io.meshline.report.Escapes;
import io.meshline.report.TextTable;
import io.meshline.report.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a profile as tables for a terminal. */
final class FigureRows {
    private static final String NOTHING = "-";
    private static final int MOST_VALUES = 5;
    private static final int LONGEST_VALUE = 40;

    private FigureRows() {}

    /** What every column has. */
    static TextTable columns(TableProfile profile) {
        TextTable table = new TextTable("column", "type", "present", "complete", "distinct");
        for (ColumnProfile column : profile.columns()) {
            table.add(List.of(
                    shown(column.name()),
                    column.type(),
                    Words.number(column.present()),
                    Share.text(column.present(), profile.rows()),
                    column.distinct().map(FigureRows::distinct).orElse(NOTHING)));
        }
        return table;
    }

    private static String distinct(Distinct distinct) {
        return (distinct.precision() == Precision.APPROXIMATE ? "~" : "") + Words.number(distinct.count());
    }

    /** Numbers, and strings that can be read as such. */
    static TextTable numbers(TableProfile profile) {
        TextTable table =
                new TextTable("number", "least", "25 %", "median", "75 %", "greatest", "mean", "deviation", "zeros");
        profile.columns()
                .forEach(column -> numbers(column.figures()).ifPresent(numbers -> table.add(row(column, numbers))));
        return table;
    }

    private static Optional<Figures.Numbers> numbers(Figures figures) {
        if (figures instanceof Figures.Texts texts) {
            return texts.numbers();
        }
        return figures instanceof Figures.Numbers numbers ? Optional.of(numbers) : Optional.empty();
    }

    private static List<String> row(ColumnProfile column, Figures.Numbers numbers) {
        return List.of(
                shown(column.name()),
                Digits.text(numbers.least(), Digits.OF_VALUE),
                Digits.text(numbers.quartiles().lower(), Digits.OF_VALUE),
                Digits.text(numbers.quartiles().median(), Digits.OF_VALUE),
                Digits.text(numbers.quartiles().upper(), Digits.OF_VALUE),
                Digits.text(numbers.greatest(), Digits.OF_VALUE),
                Digits.text(numbers.mean(), Digits.OF_RESULT),
                Digits.text(numbers.deviation(), Digits.OF_RESULT),
                Words.number(numbers.zeros()));
    }

    /** Dates and timestamps. */
    static TextTable times(TableProfile profile) {
        TextTable table = new TextTable("date or time", "first", "25 %", "median", "75 %", "last");
        for (ColumnProfile column : profile.columns()) {
            if (column.figures() instanceof Figures.Times times) {
                table.add(List.of(
                        shown(column.name()),
                        times.first(),
                        times.quartiles().lower(),
                        times.quartiles().median(),
                        times.quartiles().upper(),
                        times.last()));
            }
        }
        return table;
    }

    /** Strings. */
    static TextTable texts(TableProfile profile) {
        TextTable table = new TextTable("text", "shortest", "longest", "reads as");
        for (ColumnProfile column : profile.columns()) {
            if (column.figures() instanceof Figures.Texts texts) {
                table.add(List.of(
                        shown(column.name()),
                        Words.number(texts.shortest()),
                        Words.number(texts.longest()),
                        texts.form().words()));
            }
        }
        return table;
    }

    /** The commonest values of columns with few different ones. */
    static TextTable commonest(TableProfile profile) {
        TextTable table = new TextTable("column", "commonest values");
        profile.columns().stream()
                .filter(column -> !column.commonest().isEmpty())
                .forEach(column -> table.add(List.of(shown(column.name()), values(column, profile.rows()))));
        return table;
    }

    private static String values(ColumnProfile column, long rows) {
        long others = column.distinct().map(Distinct::count).orElse(0L) - MOST_VALUES;
        String first = column.commonest().stream()
                .limit(MOST_VALUES)
                .map(value -> shown(value.value()) + " (" + Share.text(value.rows(), rows) + ")")
                .collect(Collectors.joining(", "));
        return others > 0 ? first + " and " + Words.number(others) + " more" : first;
    }

    private static String shown(String text) {
        // What is escaped later would no longer be aligned.
        String line = Escapes.terminal(text);
        return line.codePointCount(0, line.length()) > LONGEST_VALUE
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…"
                : line;
    }
}

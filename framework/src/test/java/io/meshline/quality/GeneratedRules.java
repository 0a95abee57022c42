package io.meshline.quality;

import io.meshline.quality.GeneratedTable.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Rules on a generated table that a seed decides: some hold, some do not. */
final class GeneratedRules {
    private static final int RULES_ON_A_COLUMN = 2;
    private static final int MANY_COLUMNS = 6;

    private final GeneratedTable table;
    private final Random random;
    private final List<String> found = new ArrayList<>();

    private GeneratedRules(GeneratedTable table, Random random) {
        this.table = table;
        this.random = random;
    }

    /** Rules about batches, none twice. */
    static List<String> of(GeneratedTable table, long seed) {
        GeneratedRules rules = new GeneratedRules(table, new Random(seed));
        rules.onTheTable();
        List<Column> flat = rules.columns(column -> column.kind().isFlat());
        flat.stream().limit(MANY_COLUMNS).forEach(rules::onColumn);
        rules.onGroups(flat);
        rules.byQueries();
        rules.joined(rules.found);
        return rules.found.stream().distinct().toList();
    }

    /** Rules that each row keeps or breaks by itself, none twice. */
    static List<String> onRows(GeneratedTable table, long seed) {
        GeneratedRules rules = new GeneratedRules(table, new Random(seed));
        for (Column column : rules.columns(column -> column.kind().isFlat()).stream()
                .limit(MANY_COLUMNS)
                .toList()) {
            rules.found.add(rules.value(column));
            rules.found.add(rules.random.nextInt(3) == 0 ? "IsComplete " + quoted(column) : rules.value(column));
        }
        rules.joined(rules.found);
        return rules.found.stream().distinct().toList();
    }

    private void onTheTable() {
        int rows = table.rows().size();
        found.add("RowCount " + comparison() + " " + (rows + random.nextInt(3) - 1));
        found.add("RowCount > " + random.nextInt(4) + where());
        found.add("ColumnCount = " + (table.schema().size() + random.nextInt(2)));
        found.add("ColumnExists \"" + oneOf("id", "absent") + "\"");
        found.add("ColumnNamesMatchPattern \"" + oneOf(".", "^[a-z]+$", "^\\\\S+$") + "\"");
    }

    private void onColumn(Column column) {
        found.add("IsComplete " + quoted(column) + maybeWhere());
        found.add("Completeness " + quoted(column) + " " + comparison() + " " + oneOf("0", "0.5", "0.8", "1")
                + maybeWhere());
        for (int i = 0; i < RULES_ON_A_COLUMN; i++) {
            found.add(value(column) + maybeWhere());
        }
        if (column.kind().isNumber()) {
            String figure = oneOf("Mean", "Sum", "StandardDeviation");
            found.add(figure + " " + quoted(column) + " " + toNumber(column) + maybeWhere());
        }
    }

    /** A rule on the values of a column. */
    private String value(Column column) {
        if (column.kind().isText()) {
            return text(column);
        }
        String condition = column.kind().isTime() ? toDay() : "!= NULL";
        return "ColumnValues " + quoted(column) + " " + (column.kind().isNumber() ? toNumber(column) : condition);
    }

    private String toNumber(Column column) {
        String first = number(column);
        String second = number(column);
        return switch (random.nextInt(9)) {
            case 0 -> "between " + first + " and " + second;
            case 1 -> "not between " + first + " and " + second;
            case 2 -> "in [" + first + ", " + second + "]";
            case 3 -> "not in [" + first + ", " + second + "]";
            case 4 -> "!= " + first;
            default -> comparison() + " " + first;
        };
    }

    private String text(Column column) {
        String name = quoted(column);
        return switch (random.nextInt(7)) {
            case 0 -> "ColumnValues " + name + " in [\"a\", \"it's\", \"" + noDay(word(column)) + "\"]";
            case 1 -> "ColumnValues " + name + " in [\"a\", NULL]";
            case 2 -> "ColumnValues " + name + " not in [\"" + word(column) + "\"]";
            case 3 -> "ColumnValues " + name + " = \"" + word(column) + "\"";
            case 4 -> "ColumnValues " + name + " matches \"" + oneOf("[a-z]+", ".*", ".*[0-9]", "x+[ab]") + "\"";
            case 5 -> "ColumnLength " + name + " between " + random.nextInt(2) + " and " + (2 + random.nextInt(99));
            default -> "ColumnLength " + name + " " + comparison() + " " + oneOf("0", "1", "33", "1000");
        };
    }

    /** DQDL takes a text that looks like a day for one, and allows none beside other texts. */
    private static String noDay(String word) {
        return word.replaceAll("^\\d{4}-\\d{2}-\\d{2}$", "b");
    }

    private String toDay() {
        String day = oneOf("\"1969-12-31\"", "\"2010-12-01\"", "\"2011-01-18\"", "(now() - 3 days)", "\"9999-12-30\"");
        return switch (random.nextInt(4)) {
            case 0 -> "between \"1900-01-01\" and " + day;
            case 1 -> "!= NULL";
            default -> oneOf(">", ">=", "<", "<=") + " " + day;
        };
    }

    /** Few sets of columns, since each is read for itself. */
    private void onGroups(List<Column> flat) {
        for (Column column : flat.stream().limit(1).toList()) {
            found.add("Uniqueness " + quoted(column) + " " + comparison() + " " + oneOf("0.2", "0.5", "1"));
            found.add("UniqueValueRatio " + quoted(column) + " " + comparison() + " " + oneOf("0.2", "0.5", "1"));
            found.add("DistinctValuesCount " + quoted(column) + " " + comparison() + " " + random.nextInt(5));
            found.add("Entropy " + quoted(column) + " " + comparison() + " " + oneOf("0", "0.7", "1.2"));
            found.add("IsUnique " + oneOf(quoted(column), "\"id\""));
            found.add("IsPrimaryKey " + oneOf(quoted(column), quoted(column) + " \"id\"", "\"id\""));
        }
        List<Column> numbers = columns(column -> column.kind().isNumber());
        if (numbers.size() > 1) {
            found.add("ColumnCorrelation " + quoted(numbers.get(0)) + " " + quoted(numbers.get(1)) + " " + comparison()
                    + " " + oneOf("-0.5", "0", "0.5"));
        }
    }

    /** Rules that Deequ evaluates by queries of their own; few, since each costs several. */
    private void byQueries() {
        String least = oneOf("0", "2", "99");
        found.add(oneOf(
                "CustomSql \"select id from primary where id >= " + least + "\"",
                "CustomSql \"select id from primary where id >= " + least + "\" with threshold > 0.5"));
        columns(column -> column.kind().isTime()).stream()
                .findFirst()
                .ifPresent(column -> found.add(
                        "DataFreshness " + quoted(column) + " " + oneOf("<=", ">") + " " + oneOf("5 days", "70 days")));
        columns(column -> column.kind().isText()).stream()
                .findFirst()
                .ifPresent(column -> found.add("ColumnDataType " + quoted(column) + " = \"" + oneOf("INTEGER", "DATE")
                        + "\"" + oneOf("", " with threshold > 0.1")));
    }

    private void joined(List<String> single) {
        List<String> some = new ArrayList<>(single);
        Collections.shuffle(some, random);
        for (int i = 0; i + 2 < Math.min(6, some.size()); i += 3) {
            String pair = "(" + some.get(i) + ") " + oneOf("and", "or") + " (" + some.get(i + 1) + ")";
            found.add(
                    random.nextBoolean()
                            ? pair
                            : "(" + pair + ") " + oneOf("and", "or") + " (" + some.get(i + 2) + ")");
        }
    }

    private List<Column> columns(Predicate<Column> which) {
        List<Column> some =
                new ArrayList<>(table.columns().stream().filter(which).toList());
        Collections.shuffle(some, random);
        return some;
    }

    private String maybeWhere() {
        return random.nextInt(4) == 0 ? where() : "";
    }

    private String where() {
        Column column = table.columns().get(random.nextInt(table.columns().size()));
        String about = column.kind() == ColumnKind.STRUCT ? "`.`n` > 0" : "` is not null";
        return " where \"" + oneOf("id % 2 = 0", "id < 0", "id >= 0", "`" + column.name() + about) + "\"";
    }

    private String comparison() {
        return oneOf(">", ">=", "<", "<=", "=");
    }

    /** A number that stands in the column, as it would be written, or another. */
    private String number(Column column) {
        List<String> known = column.values().stream()
                .map(Object::toString)
                .filter(text -> !text.equals("NaN") && !text.endsWith("Infinity"))
                .map(text -> new BigDecimal(text).toPlainString())
                .filter(text -> text.length() < 40)
                .toList();
        return known.isEmpty() || random.nextInt(4) == 0
                ? oneOf("-1", "0", "0.5", "100")
                : known.get(random.nextInt(known.size()));
    }

    private String word(Column column) {
        return column.values().isEmpty()
                ? "b"
                : column.values().get(random.nextInt(column.values().size())).toString();
    }

    private static String quoted(Column column) {
        return "\"" + column.name() + "\"";
    }

    private String oneOf(String... choices) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }
}

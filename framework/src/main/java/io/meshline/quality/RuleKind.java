package io.meshline.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of rules that Deequ evaluates rightly. */
enum RuleKind {
    ROW_COUNT("RowCount", "RowCount > 100"),
    COLUMN_COUNT("ColumnCount", "ColumnCount = 9"),
    COLUMN_EXISTS("ColumnExists", "ColumnExists \"country\""),
    COLUMN_NAMES_MATCH_PATTERN("ColumnNamesMatchPattern", "ColumnNamesMatchPattern \"^[a-z_]+$\""),
    COLUMN_DATA_TYPE("ColumnDataType", "ColumnDataType \"sold_on\" = \"DATE\""),
    COLUMN_LENGTH("ColumnLength", "ColumnLength \"country\" <= 40"),
    COLUMN_VALUES("ColumnValues", "ColumnValues \"quantity\" > 0"),
    COLUMN_CORRELATION("ColumnCorrelation", "ColumnCorrelation \"quantity\" \"amount\" > 0.5"),
    COMPLETENESS("Completeness", "Completeness \"customer_id\" > 0.95"),
    IS_COMPLETE("IsComplete", "IsComplete \"invoice_no\""),
    UNIQUENESS("Uniqueness", "Uniqueness \"invoice_no\" > 0.9"),
    IS_UNIQUE("IsUnique", "IsUnique \"invoice_no\""),
    IS_PRIMARY_KEY("IsPrimaryKey", "IsPrimaryKey \"invoice_no\" \"article_code\""),
    UNIQUE_VALUE_RATIO("UniqueValueRatio", "UniqueValueRatio \"invoice_no\" > 0.9"),
    DISTINCT_VALUES_COUNT("DistinctValuesCount", "DistinctValuesCount \"country\" < 50"),
    ENTROPY("Entropy", "Entropy \"country\" > 0.1"),
    MEAN("Mean", "Mean \"unit_price\" between 1 and 10"),
    SUM("Sum", "Sum \"quantity\" > 0"),
    STANDARD_DEVIATION("StandardDeviation", "StandardDeviation \"unit_price\" < 20"),
    DATA_FRESHNESS("DataFreshness", "DataFreshness \"sold_on\" <= 3 days"),
    REFERENTIAL_INTEGRITY(
            "ReferentialIntegrity", "ReferentialIntegrity \"article_code\" \"entities.article.article_code\" = 1.0"),
    ROW_COUNT_MATCH("RowCountMatch", "RowCountMatch \"events.item_sold\" = 1.0"),
    SCHEMA_MATCH("SchemaMatch", "SchemaMatch \"events.item_sold\" = 1.0"),
    AGGREGATE_MATCH("AggregateMatch", "AggregateMatch \"sum(revenue)\" \"sum(events.item_sold.amount)\" = 1.0"),
    CUSTOM_SQL("CustomSql", "CustomSql \"select id from primary where amount = quantity * unit_price\"");

    private final String dqdl;
    private final String example;

    RuleKind(String dqdl, String example) {
        this.dqdl = dqdl;
        this.example = example;
    }

    /** The kind of that name in DQDL. */
    static Optional<RuleKind> of(String dqdl) {
        return Arrays.stream(values()).filter(kind -> kind.dqdl.equals(dqdl)).findFirst();
    }

    /** All names, in the order of the alphabet. */
    static List<String> names() {
        return Arrays.stream(values()).map(RuleKind::dqdl).sorted().toList();
    }

    /** All names in one sentence's part. */
    static String supported() {
        return names().stream().collect(Collectors.joining(", ", "(supported: ", ")"));
    }

    /** The name in DQDL. */
    String dqdl() {
        return dqdl;
    }

    /** A rule of this kind as one would write it. */
    String example() {
        return example;
    }

    /** Whether a rule of this kind says something of a batch without rows. */
    boolean isDefinedOnNoRows() {
        return switch (this) {
            case ROW_COUNT, COLUMN_COUNT, COLUMN_EXISTS, COLUMN_NAMES_MATCH_PATTERN, ROW_COUNT_MATCH, SCHEMA_MATCH ->
                true;
            default -> false;
        };
    }

    /** Whether a rule of this kind compares with another dataset. */
    boolean comparesDatasets() {
        return switch (this) {
            case REFERENTIAL_INTEGRITY, ROW_COUNT_MATCH, SCHEMA_MATCH, AGGREGATE_MATCH -> true;
            default -> false;
        };
    }
}

package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * What a quality rule costs: where the figures come from that it compares.
 *
 * @param rule the rule as reports name it
 * @param severity what breaking it does
 * @param extent which rows its figures are about
 * @param source the dearest source of its figures
 * @param detail the columns or the dataset that the source is about; empty where there is nothing to say
 */
public record RuleCost(String rule, QualityRule.Severity severity, Extent extent, Source source, String detail) {

    /** Where figures come from, the cheapest source first. */
    public enum Source {
        /** The declared columns: nothing is read. */
        SCHEMA("from the schema"),
        /** The statistics of the written files: nothing is read. */
        STATISTICS("from file statistics"),
        /** The pass that writes the rows. */
        WRITE("in the writing pass"),
        /** One scan of the written files, which all rules of this kind share. */
        SCAN("in one scan"),
        /** Two passes over the columns, shared by the rules that group by the same ones. */
        GROUPING("by grouping"),
        /** A query of the rule's own over the written files. */
        QUERY("by a query of its own"),
        /** A query over the written files and another dataset. */
        OTHER_DATASET("with another dataset");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** The source in words that follow a rule. */
        public String words() {
            return words;
        }
    }

    /** Which rows are looked at for a figure. */
    public enum Extent {
        /** Those that the write adds. */
        BATCH(""),
        /** Those that the write adds; what earlier ones came to is kept. */
        BATCH_AND_STATES(", with the states kept of earlier batches"),
        /** All rows of the table as it would stand after the commit. */
        TABLE(", over the whole table");

        private final String words;

        Extent(String words) {
            this.words = words;
        }
    }

    public RuleCost {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(extent, "extent");
        requireNonNull(source, "source");
        requireNonNull(detail, "detail");
    }

    /** The source with what it is about. */
    public String words() {
        return source.words() + (detail.isEmpty() ? "" : " (" + detail + ")") + extent.words;
    }
}

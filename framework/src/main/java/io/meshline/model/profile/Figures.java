package io.meshline.model.profile;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What is measured of a column's values; which figures there are depends on its type. */
public sealed interface Figures {

    /**
     * Of numbers.
     *
     * @param least the smallest
     * @param quartiles where a quarter, a half and three quarters of them lie below, approximately
     * @param greatest the largest
     * @param mean their mean
     * @param deviation the standard deviation of the population
     * @param zeros how many are 0
     */
    record Numbers(
            double least, Quartiles<Double> quartiles, double greatest, double mean, double deviation, long zeros)
            implements Figures {
        public Numbers {
            requireNonNull(quartiles, "quartiles");
        }
    }

    /**
     * Of dates and timestamps, as ISO 8601 in UTC.
     *
     * @param first the earliest
     * @param quartiles where a quarter, a half and three quarters of them lie before, approximately
     * @param last the latest
     */
    record Times(String first, Quartiles<String> quartiles, String last) implements Figures {
        public Times {
            requireNonNull(first, "first");
            requireNonNull(quartiles, "quartiles");
            requireNonNull(last, "last");
        }
    }

    /**
     * Of strings.
     *
     * @param shortest the length of the shortest
     * @param longest the length of the longest
     * @param form what all of them can be read as
     * @param numbers the figures of the numbers, where all of them can be read as such
     */
    record Texts(long shortest, long longest, Form form, Optional<Numbers> numbers) implements Figures {
        public Texts {
            requireNonNull(form, "form");
            requireNonNull(numbers, "numbers");
        }
    }

    /** Of booleans, of nested and binary columns, and of columns without a value. */
    record None() implements Figures {}

    /** The three values that cut an ordered set into quarters. */
    record Quartiles<T>(T lower, T median, T upper) {
        public Quartiles {
            requireNonNull(lower, "lower");
            requireNonNull(median, "median");
            requireNonNull(upper, "upper");
        }
    }

    /** What strings can be read as. */
    enum Form {
        TEXT("text", "VARCHAR"),
        WHOLE_NUMBER("whole numbers", "INTEGER"),
        NUMBER("numbers", "DOUBLE"),
        TRUTH("true or false", "BOOLEAN");

        private final String words;
        private final String dqdl;

        Form(String words, String dqdl) {
            this.words = words;
            this.dqdl = dqdl;
        }

        /** The form in words that follow "read as". */
        public String words() {
            return words;
        }

        /** The type's name in DQDL. */
        public String dqdl() {
            return dqdl;
        }
    }
}

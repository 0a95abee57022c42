package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What becomes of personal data before anything is stored. */
public sealed interface Treatment {
    /** The name in configuration. */
    String key();

    /** What became of the values, as the end of a sentence that begins with them. */
    String told();

    /** The name of the key that it needs; empty where it needs none. */
    default Optional<String> keyName() {
        return Optional.empty();
    }

    /** Nothing is kept: null takes the value's place. */
    record Drop() implements Treatment {
        @Override
        public String key() {
            return "drop";
        }

        @Override
        public String told() {
            return "dropped";
        }
    }

    /** The form is kept: every letter and digit is replaced. */
    record Mask() implements Treatment {
        @Override
        public String key() {
            return "mask";
        }

        @Override
        public String told() {
            return "masked";
        }
    }

    /**
     * Equal values give equal codes, from which only who knows the value finds back, and only with the key.
     *
     * @param with the name of the key
     */
    record Hash(String with) implements Treatment {
        public Hash {
            requireNonNull(with, "with");
        }

        @Override
        public String key() {
            return "hash";
        }

        @Override
        public String told() {
            return "hashed with key '" + with + "'";
        }

        @Override
        public Optional<String> keyName() {
            return Optional.of(with);
        }
    }

    /**
     * Who holds the key can read the value.
     *
     * @param with the name of the key
     */
    record Encrypt(String with) implements Treatment {
        public Encrypt {
            requireNonNull(with, "with");
        }

        @Override
        public String key() {
            return "encrypt";
        }

        @Override
        public String told() {
            return "encrypted with key '" + with + "'";
        }

        @Override
        public Optional<String> keyName() {
            return Optional.of(with);
        }
    }

    /**
     * A coarser form is kept: the year of a birth date, the network of an address, the beginning of a postal code. What
     * has not the form of its kind is masked.
     *
     * @param prefix how many letters and digits of a postal code are kept
     */
    record Generalise(int prefix) implements Treatment {
        @Override
        public String key() {
            return "generalise";
        }

        @Override
        public String told() {
            return "generalised";
        }
    }

    /** The value stays as it is. */
    record Untreated() implements Treatment {
        @Override
        public String key() {
            return "none";
        }

        @Override
        public String told() {
            return "untreated";
        }
    }
}

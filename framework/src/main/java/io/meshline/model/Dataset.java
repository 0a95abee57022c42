package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One Delta table and the job that refreshes it. The kinds differ in where rows come from and how they are written. */
public sealed interface Dataset {

    /** What the dataset says of itself. */
    Heading heading();

    /** The rules that each of its writes must pass. */
    Gate gate();

    /** The columns that the configuration declares; a query's are known only to the analysis. */
    List<Column> declaredColumns();

    /** The places of the source's records that hold personal data, and what becomes of it before anything is stored. */
    default List<PersonalField> personal() {
        return List.of();
    }

    /** The dataset of the domain whose records become rows here, column by column; empty for any other source. */
    default Optional<DatasetId> recordsFrom() {
        return Optional.empty();
    }

    /** What tells the time of a row, for datasets whose rows can be computed anew for an interval. */
    default Optional<TimeColumn> timeColumn() {
        return Optional.empty();
    }

    /** How records become rows; empty where they stay as they are or a query makes them. */
    default Optional<Structure> shape() {
        return Optional.empty();
    }

    /** The address. */
    default DatasetId id() {
        return heading().id();
    }

    /** What a row of it is. */
    default String description() {
        return heading().description();
    }

    /** Where it is declared. */
    default Origin origin() {
        return heading().origin();
    }

    /**
     * Records as they were delivered in files, append-only.
     *
     * @param columns the columns of the files, all strings, found by name
     * @param personalPaths the fields of JSON documents that hold personal data
     */
    record Raw(Heading heading, FileSource source, List<Column> columns, List<PersonalField> personalPaths, Gate gate)
            implements Dataset {
        public Raw {
            requireNonNull(heading, "heading");
            requireNonNull(source, "source");
            columns = List.copyOf(columns);
            personalPaths = List.copyOf(personalPaths);
            requireNonNull(gate, "gate");
        }

        /** A raw dataset whose documents hold no personal data. */
        public Raw(Heading heading, FileSource source, List<Column> columns, Gate gate) {
            this(heading, source, columns, List.of(), gate);
        }

        @Override
        public List<PersonalField> personal() {
            return PersonalField.of(columns, personalPaths);
        }

        @Override
        public List<Column> declaredColumns() {
            return columns;
        }
    }

    /**
     * Hand-kept files, taken whole whenever one of them changed.
     *
     * @param structure how a record becomes a row
     */
    record Manual(Heading heading, FileSource source, Structure structure, Gate gate) implements Dataset {
        public Manual {
            requireNonNull(heading, "heading");
            requireNonNull(source, "source");
            requireNonNull(structure, "structure");
            requireNonNull(gate, "gate");
        }

        @Override
        public List<PersonalField> personal() {
            return PersonalField.of(structure);
        }

        @Override
        public Optional<Structure> shape() {
            return Optional.of(structure);
        }

        @Override
        public List<Column> declaredColumns() {
            return structure.schema();
        }
    }

    /**
     * A Delta table of another owner, taken whole whenever it changed, in this domain's words.
     *
     * @param path the table, as a Hadoop path
     * @param structure how a row of theirs becomes a row of ours
     */
    record External(Heading heading, String path, Structure structure, Gate gate) implements Dataset {
        public External {
            requireNonNull(heading, "heading");
            requireNonNull(path, "path");
            requireNonNull(structure, "structure");
            requireNonNull(gate, "gate");
        }

        @Override
        public List<PersonalField> personal() {
            return PersonalField.of(structure);
        }

        @Override
        public Optional<Structure> shape() {
            return Optional.of(structure);
        }

        @Override
        public List<Column> declaredColumns() {
            return structure.schema();
        }
    }

    /**
     * Immutable facts, appended.
     *
     * @param from the dataset that the records come from
     * @param structure how a record becomes a fact
     * @param identity when two records tell of the same fact
     * @param partitionBy the columns that partition the table
     * @param timeColumn what tells when a fact happened
     */
    record Events(
            Heading heading,
            DatasetId from,
            Structure structure,
            FactIdentity identity,
            List<String> partitionBy,
            Gate gate,
            Optional<TimeColumn> timeColumn)
            implements Dataset {
        public Events {
            requireNonNull(heading, "heading");
            requireNonNull(from, "from");
            requireNonNull(structure, "structure");
            requireNonNull(identity, "identity");
            partitionBy = List.copyOf(partitionBy);
            requireNonNull(gate, "gate");
            requireNonNull(timeColumn, "timeColumn");
        }

        /** Facts of which no column is said to tell the time. */
        public Events(
                Heading heading,
                DatasetId from,
                Structure structure,
                FactIdentity identity,
                List<String> partitionBy,
                Gate gate) {
            this(heading, from, structure, identity, partitionBy, gate, Optional.empty());
        }

        @Override
        public Optional<DatasetId> recordsFrom() {
            return Optional.of(from);
        }

        @Override
        public Optional<Structure> shape() {
            return Optional.of(structure);
        }

        @Override
        public List<Column> declaredColumns() {
            return structure.schema();
        }
    }

    /**
     * Business objects with their states.
     *
     * @param from the dataset that the records come from
     * @param structure how a record becomes a state
     * @param key the columns that name an object
     * @param sequenceBy the columns that order the states of an object: by the first one, at the same value of it by the
     *     others; ties are decided by the values themselves
     * @param lifecycle what is kept of the states
     */
    record Entities(
            Heading heading,
            DatasetId from,
            Structure structure,
            List<String> key,
            List<String> sequenceBy,
            Lifecycle lifecycle,
            Gate gate)
            implements Dataset {
        public Entities {
            requireNonNull(heading, "heading");
            requireNonNull(from, "from");
            requireNonNull(structure, "structure");
            key = List.copyOf(key);
            sequenceBy = List.copyOf(sequenceBy);
            requireNonNull(lifecycle, "lifecycle");
            requireNonNull(gate, "gate");
        }

        /** The same with records that tell that an object is gone. */
        public Entities deletedWhen(SqlText condition) {
            List<String> kept = Stream.concat(key.stream(), sequenceBy.stream()).toList();
            Structure marked = structure.with(new DeletionMark(condition, kept));
            return new Entities(heading, from, marked, key, sequenceBy, lifecycle, gate);
        }

        /** Whether objects can cease to be. */
        public boolean haveDeletions() {
            return structure.deletions().isPresent() || lifecycle.hasSnapshots();
        }

        @Override
        public Optional<DatasetId> recordsFrom() {
            return Optional.of(from);
        }

        @Override
        public Optional<Structure> shape() {
            return Optional.of(structure);
        }

        @Override
        public List<Column> declaredColumns() {
            return structure.schema();
        }
    }

    /**
     * The result of a query over other datasets, overwritten whenever one of them changed.
     *
     * @param query the query
     * @param columns descriptions of the result's columns; one with a type promises it
     * @param partitionBy the columns that partition the table
     * @param timeColumn what tells the time that a row of the result speaks of
     */
    record Aggregate(
            Heading heading,
            Query query,
            List<Column> columns,
            List<String> partitionBy,
            Gate gate,
            Optional<TimeColumn> timeColumn)
            implements Dataset {
        public Aggregate {
            requireNonNull(heading, "heading");
            requireNonNull(query, "query");
            columns = List.copyOf(columns);
            partitionBy = List.copyOf(partitionBy);
            requireNonNull(gate, "gate");
            requireNonNull(timeColumn, "timeColumn");
        }

        /** A result of which no column is said to tell the time. */
        public Aggregate(Heading heading, Query query, List<Column> columns, List<String> partitionBy, Gate gate) {
            this(heading, query, columns, partitionBy, gate, Optional.empty());
        }

        @Override
        public List<Column> declaredColumns() {
            return columns;
        }
    }
}

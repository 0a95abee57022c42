package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalKind;
import io.meshline.model.Treatment;
import io.meshline.model.Zone;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes the mark of personal data: its kind, and what becomes of it where it is taken in. */
final class PersonalDecoder {
    private static final int USUAL_PREFIX = 2;

    /** A treatment as it is written, before its key or prefix is known. */
    enum Treat {
        DROP,
        MASK,
        HASH,
        ENCRYPT,
        GENERALISE,
        NONE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Type<PersonalKind> A_KIND = Types.choice(
            Arrays.stream(PersonalKind.values()).collect(Collectors.toMap(PersonalKind::key, Function.identity())));
    static final Key<PersonalKind> KIND = Key.required(
            "kind", A_KIND, "What personal data it is; decides how values are normalised and generalised.");
    static final Key<Treat> TREAT = Key.optional(
            "treat",
            Types.choice(Arrays.stream(Treat.values()).collect(Collectors.toMap(Treat::key, Function.identity()))),
            "none",
            "drop: null; mask: letters and digits are replaced; hash: a keyed code that can be joined; encrypt: who holds"
                    + " the key can read it; generalise: year, network or prefix; none: only where pii.untreated has the"
                    + " kind. Only where data are taken in: raw, manual, external.");
    static final Key<Text> KEY = Key.optional(
            "key",
            Types.TEXT,
            "required with hash and encrypt",
            "The name of a key in pii.keys, for hash and encrypt.");
    static final Key<Integer> PREFIX = Key.optional(
            "prefix",
            Types.wholeNumberFrom(1),
            "2",
            "How many letters and digits of a postcode are kept; for generalise.");
    static final Shape SHAPE =
            Shape.of("Personal data", "<zone>.<name>.columns.<column>.pii", KIND, TREAT, KEY, PREFIX);
    static final Key<Value> MARK = Key.optional(
            "pii",
            new Type<>("a kind of personal data or an object", Optional::of, Optional.of(SHAPE)),
            "no personal data",
            "Which personal data a value is, and what becomes of it before anything is stored; a kind alone says the"
                    + " former only.");

    /** Where a mark stands. */
    enum Place {
        /** Data are taken in, and can be treated. */
        TAKEN_IN,
        /** Data were taken in before; a mark tells readers. */
        DERIVED;

        private static final Set<Zone> TAKING_IN = EnumSet.of(Zone.RAW, Zone.MANUAL, Zone.EXTERNAL);

        static Place of(Value mark) {
            boolean takesIn = mark.path().parts().stream()
                    .findFirst()
                    .flatMap(Zone::ofKey)
                    .filter(TAKING_IN::contains)
                    .isPresent();
            return takesIn ? TAKEN_IN : DERIVED;
        }
    }

    private PersonalDecoder() {}

    /** The mark of a column of files; empty where there is none, or none that can be read. */
    static Optional<PersonalData> ofColumn(Node column) {
        return column.find(MARK).flatMap(mark -> decode(mark, Place.TAKEN_IN));
    }

    /**
     * The mark of a derived column. Only a value of the source can be treated, and only where the source is taken in.
     *
     * @param expression the key that columns have which are computed
     */
    static Optional<PersonalData> ofDerived(Node column, Key<Text> expression) {
        return column.find(MARK).flatMap(mark -> decode(mark, column.has(expression) ? Place.DERIVED : Place.of(mark)));
    }

    private static Optional<PersonalData> decode(Value mark, Place place) {
        if (mark.is(ConfigValueType.OBJECT)) {
            return decode(Node.open(mark, SHAPE), place);
        }
        if (!mark.is(ConfigValueType.STRING)) {
            mark.problem("must be " + MARK.type().words() + ", was " + mark.shown());
            return Optional.empty();
        }
        return A_KIND.read(mark).map(kind -> new PersonalData(kind, new Treatment.Untreated(), mark.origin()));
    }

    /** The mark that an object holds. */
    static Optional<PersonalData> decode(Node mark, Place place) {
        Optional<PersonalKind> kind = mark.find(KIND);
        if (place == Place.DERIVED) {
            List.of(TREAT, KEY, PREFIX)
                    .forEach(key -> mark.problem(
                            key,
                            "is only allowed where data are taken in: in raw, manual and external datasets, or with"
                                    + " 'from' instead of 'expression' there"));
            return kind.map(known -> new PersonalData(known, new Treatment.Untreated(), mark.origin()));
        }
        Optional<Treat> treat = mark.has(TREAT) ? mark.find(TREAT) : Optional.of(Treat.NONE);
        treat.ifPresent(known -> checkKey(mark, known));
        return kind.flatMap(known -> treat.map(way -> {
            checkGeneralising(mark, known, way);
            return new PersonalData(known, treatment(way, mark), mark.origin());
        }));
    }

    private static void checkKey(Node mark, Treat treat) {
        if (treat != Treat.HASH && treat != Treat.ENCRYPT) {
            mark.problem(KEY, "is only allowed with treat = hash or encrypt");
        } else if (!mark.has(KEY)) {
            mark.missing(KEY);
        }
    }

    private static void checkGeneralising(Node mark, PersonalKind kind, Treat treat) {
        if (treat != Treat.GENERALISE || kind != PersonalKind.POSTCODE) {
            mark.problem(PREFIX, "is only allowed with kind = postcode and treat = generalise");
        }
        if (treat == Treat.GENERALISE && !kind.canBeGeneralised()) {
            mark.problem(
                    TREAT,
                    "is not supported for kind = " + kind.key() + " (supported: "
                            + String.join(", ", PersonalKind.coarser()) + ")");
        }
    }

    private static Treatment treatment(Treat treat, Node mark) {
        return switch (treat) {
            case DROP -> new Treatment.Drop();
            case MASK -> new Treatment.Mask();
            case HASH -> new Treatment.Hash(mark.find(KEY).map(Text::text).orElse(""));
            case ENCRYPT -> new Treatment.Encrypt(mark.find(KEY).map(Text::text).orElse(""));
            case GENERALISE -> new Treatment.Generalise(mark.find(PREFIX).orElse(USUAL_PREFIX));
            case NONE -> new Treatment.Untreated();
        };
    }
}

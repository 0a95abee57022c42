package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.model.DatasetId;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of values that keys take. Nothing is converted that is not of the type as it is written. */
final class Types {
    static final Type<Text> TEXT = text("a non-empty string", text -> !text.isBlank());

    static final Type<Text> NAME = text("a name that matches " + DatasetId.NAME, DatasetId.NAME.asMatchPredicate());

    static final Type<Text> CLASS_NAME = text(
            "the full name of a Java class",
            Predicate.not(String::isBlank)
                    .and(text -> text.matches("([\\p{L}_][\\p{L}\\d_]*\\.)*[\\p{L}_][\\p{L}\\d_$]*")));

    static final Type<Text> ENCODING = text("the name of a character set such as UTF-8", Types::isCharset);

    static final Type<Text> CHARACTER = text("a single character", text -> text.length() == 1);

    static final Type<String> LITERAL =
            Type.of("a SQL literal", value -> value.scalar().filter(text -> !text.isBlank()));

    static final Type<Boolean> FLAG = Type.of(
            "true or false",
            value -> value.scalar().filter(text -> text.matches("true|false")).map(Boolean::valueOf));

    static final Type<BigDecimal> NUMBER = Type.of(
            "a number",
            value -> value.scalar()
                    .filter(text -> text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"))
                    .map(BigDecimal::new));

    static final Type<BigDecimal> SHARE = Type.of(
            "a number from 0 to 1",
            value -> NUMBER.reader()
                    .apply(value)
                    .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0));

    static final Type<Duration> PERIOD =
            Type.of("a period such as 90m, 12h or 7d", value -> value.scalar().flatMap(Types::period));

    static final Type<List<Text>> TEXTS = Type.of("a list of strings", Types::texts);

    static final Type<List<Text>> SOME_TEXTS = Type.of("a list of at least one string", Types::someTexts);

    static final Type<List<Text>> TEXT_OR_TEXTS = Type.of(
            "a string or a list of at least one",
            value -> value.is(ConfigValueType.STRING) ? TEXT.read(value).map(List::of) : someTexts(value));

    /** An object whose keys are free. */
    static final Type<Value> FREE =
            Type.of("an object", value -> Optional.of(value).filter(any -> any.is(ConfigValueType.OBJECT)));

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
    private static final Pattern PERIOD_OF_DATA = Pattern.compile("(\\d{1,6})(m|h|d)");

    private Types() {}

    /** Strings that satisfy a condition. */
    static Type<Text> text(String words, Predicate<String> condition) {
        return Type.of(
                words,
                value -> Optional.of(value)
                        .filter(any -> any.is(ConfigValueType.STRING))
                        .flatMap(Value::scalar)
                        .filter(condition)
                        .map(text -> new Text(text, value)));
    }

    /** Whole numbers that fit into an {@code int}. */
    static Type<Integer> wholeNumberFrom(int least) {
        return Type.of(
                "a whole number of at least " + least,
                value -> value.scalar()
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Integer::valueOf)
                        .filter(number -> number >= least));
    }

    /** Durations with their unit, up to some days. */
    static Type<Duration> durationFrom(Duration least) {
        String words = "a duration such as 500ms, 10s or 2m";
        return Type.of(
                least.isZero() ? words : words + ", more than 0",
                value -> value.scalar().flatMap(Types::duration).filter(time -> time.compareTo(least) >= 0));
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /** How long something in the data takes, in contrast to something that a run waits for. */
    private static Optional<Duration> period(String text) {
        Matcher parts = PERIOD_OF_DATA.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** Some of a few words. */
    static <T> Type<List<T>> choices(Map<String, T> choices) {
        Type<T> one = choice(choices);
        return Type.of(
                "a list of at least one of "
                        + choices.keySet().stream().sorted().collect(Collectors.joining(", ")),
                value -> value.elements().isEmpty()
                        ? Optional.empty()
                        : Optional.of(value.elements().stream()
                                .flatMap(element -> one.read(element).stream())
                                .toList()));
    }

    /** One of a few words. */
    static <T> Type<T> choice(Map<String, T> choices) {
        String words = choices.keySet().stream().sorted().collect(Collectors.joining(", "));
        return Type.of(
                choices.size() == 1 ? words : "one of " + words,
                value -> value.scalar().map(choices::get));
    }

    /** An object with known keys. */
    static Type<Node> object(Shape shape) {
        return new Type<>(
                "an object",
                value -> FREE.reader().apply(value).map(object -> Node.open(object, shape)),
                Optional.of(shape));
    }

    /** An object with free names, each an object with known keys. */
    static Type<List<Value>> members(Shape shape) {
        return new Type<>("an object", value -> FREE.reader().apply(value).map(Value::members), Optional.of(shape));
    }

    private static Optional<List<Text>> texts(Value value) {
        return Optional.of(value)
                .filter(any -> any.is(ConfigValueType.LIST))
                .map(list -> list.elements().stream()
                        .flatMap(element -> TEXT.read(element).stream())
                        .toList());
    }

    /** Asks for elements, not for right ones: a wrong element has been told. */
    private static Optional<List<Text>> someTexts(Value value) {
        return value.elements().isEmpty() ? Optional.empty() : texts(value);
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            // A name with characters that no character set's name has.
            return false;
        }
    }
}

package io.meshline.config;

import io.meshline.model.FileFormat;
import io.meshline.model.JsonPath;
import io.meshline.model.Payload;
import io.meshline.model.UnknownFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decodes what a dataset says of the JSON document that each record of its source holds. */
final class PayloadDecoder {
    static final Key<Text> PAYLOAD = Key.optional(
            "payload",
            Types.TEXT,
            "\"payload\"",
            "The column of the source that holds a JSON document, for columns that are read from paths into it.");
    static final Key<Text> EXPLODE = Key.optional(
            "explode",
            Types.TEXT,
            "a row for each record",
            "A JSON path to an array, such as \"$.items\": each element becomes a row. Paths of columns that begin with"
                    + " @ lead into the element, those with $ into the document. A record without elements counts as"
                    + " filtered.");
    static final Key<UnknownFields> UNKNOWN_FIELDS = Key.optional(
            "unknown-fields",
            Types.choice(Arrays.stream(UnknownFields.values())
                    .collect(Collectors.toMap(UnknownFields::key, Function.identity()))),
            "nobody looks for them",
            "What happens to fields of the document, and of objects in it, that no column reads. ignore: the run tells"
                    + " their names, shares and an example; rescue: they are also kept as JSON in the column _rescued;"
                    + " add: they become string columns of the table, not for entities; fail: they refuse the batch."
                    + " Elements of arrays are not looked into.");
    static final Key<List<Text>> KNOWN_FIELDS = Key.optional(
            "known-fields",
            Types.TEXTS,
            "none",
            "With unknown-fields: fields that no column reads and that are known all the same, such as actor.login.");

    private PayloadDecoder() {}

    /** What is said of the document; empty where nothing is. */
    static Optional<Payload> decode(Node dataset) {
        if (Stream.of(PAYLOAD, EXPLODE, UNKNOWN_FIELDS, KNOWN_FIELDS).noneMatch(dataset::has)) {
            return Optional.empty();
        }
        if (!dataset.has(UNKNOWN_FIELDS)) {
            dataset.problem(KNOWN_FIELDS, "is only allowed with 'unknown-fields'");
        }
        return Optional.of(new Payload(
                dataset.find(PAYLOAD).map(Text::text).orElse(FileFormat.Json.PAYLOAD),
                dataset.find(EXPLODE).map(Text::text).filter(path -> isArray(dataset, path)),
                dataset.find(UNKNOWN_FIELDS),
                dataset.list(KNOWN_FIELDS).stream().map(Text::text).toList(),
                dataset.origin()));
    }

    private static boolean isArray(Node dataset, String path) {
        boolean isWay = path.startsWith(JsonPath.Root.DOCUMENT.sign())
                && JsonPath.parse(path).filter(known -> !known.isMany()).isPresent();
        if (!isWay) {
            dataset.problem(EXPLODE, "must be a JSON path to one array, such as $.items, and is '" + path + "'");
        }
        return isWay;
    }
}

package io.meshline.clean.pii;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.FileFormat;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Treats the personal data of records as they are read, before anything else sees them. Columns are treated by native
 * expressions where no key is needed, and by a function that holds the key where one is; the fields of JSON documents
 * by one function that rewrites the text.
 */
public final class Treating {
    /** The text of a document that could not be searched for personal data; null for all others. */
    public static final String UNSEARCHED = "_unsearched";

    private static final String BEFORE = "_untreated_";
    private static final String ENCRYPTED = "its text is encrypted with key";

    private final List<PersonalField> fields;
    private final String payload;
    private final PersonalPolicy policy;

    private Treating(List<PersonalField> marked, String payload, PersonalPolicy policy) {
        this.fields = marked.stream().filter(field -> field.data().isTreated()).toList();
        this.payload = payload;
        this.policy = policy;
    }

    /** What is to be done with the source of a dataset; places that stay as they are need nothing. */
    public static Treating of(io.meshline.model.Dataset dataset, PersonalPolicy policy) {
        String payload = dataset.shape().map(Structure::payloadColumn).orElse(FileFormat.Json.PAYLOAD);
        return new Treating(dataset.personal(), payload, policy);
    }

    /** The same for some marked places; documents are in the column {@code payload}. */
    static Treating of(List<PersonalField> marked, PersonalPolicy policy) {
        return new Treating(marked, FileFormat.Json.PAYLOAD, policy);
    }

    /** Whether every value stays as it is. */
    public boolean isNothing() {
        return fields.isEmpty();
    }

    /**
     * The records with treated values, and {@link #UNSEARCHED} beside them; the document itself is null then. A treated
     * value is text, whatever it was.
     */
    public Dataset<Row> of(Dataset<Row> records) {
        List<Documents> documents = Documents.in(records.columns(), payload, fields, policy);
        Stream<Column> treated = Arrays.stream(records.columns())
                .map(name -> treated(name, documents).as(name));
        Stream<Column> before =
                documents.stream().map(known -> named(known.column()).as(BEFORE + known.column()));
        Dataset<Row> both = records.select(Stream.concat(treated, before).toArray(Column[]::new));
        return both.withColumn(UNSEARCHED, unsearched(documents))
                .drop(documents.stream().map(known -> BEFORE + known.column()).toArray(String[]::new));
    }

    /** The same for rows that cannot be put aside: a document that cannot be searched is masked as a whole. */
    public Dataset<Row> ofTable(Dataset<Row> rows) {
        Dataset<Row> treated = of(rows);
        boolean hasDocuments = Arrays.asList(rows.columns()).contains(payload);
        Column masked = Rewriting.MASK.of(named(UNSEARCHED));
        return (hasDocuments ? treated.withColumn(payload, coalesce(named(payload), masked)) : treated)
                .drop(UNSEARCHED);
    }

    private Column treated(String name, List<Documents> documents) {
        Column column = named(name);
        Optional<Column> document = documents.stream()
                .filter(known -> known.column().equals(name))
                .findFirst()
                .map(known -> known.treated(column));
        return document.or(() -> fields.stream()
                        .filter(field -> field.place().equalsIgnoreCase(name))
                        .findFirst()
                        .map(field -> TextTreatment.of(field.data(), policy).of(column.cast(DataTypes.StringType))))
                .orElse(column);
    }

    private static Column unsearched(List<Documents> documents) {
        Column[] failed = documents.stream()
                .map(known -> when(named(known.column()).isNull(), named(BEFORE + known.column())))
                .toArray(Column[]::new);
        return failed.length == 0 ? lit(null).cast(DataTypes.StringType) : coalesce(failed);
    }

    /**
     * The text of a record of which the places are not known: encrypted as a whole, or null where no treatment has a key.
     */
    public Column whole(Column text) {
        return keyName()
                .map(name -> new Encryption(policy.key(name)).of(text))
                .orElse(lit(null).cast(DataTypes.StringType));
    }

    /**
     * The text in clear again; null where the dataset has no key any more, or another one.
     *
     * @param problem what was said of the record, with {@link #fateOfWhole} in it
     */
    public Column readable(Column text, Column problem) {
        Column opened = keyName()
                .map(name -> Decryption.with(policy.key(name)).apply(text))
                .orElse(lit(null).cast(DataTypes.StringType));
        return when(problem.contains(ENCRYPTED), opened).otherwise(text);
    }

    /** What became of such a text, as a clause. */
    public String fateOfWhole() {
        return keyName()
                .map(name -> ENCRYPTED + " '" + name + "'")
                .orElse(
                        "its text is not kept, since it may hold personal data and no treatment of the dataset has a key");
    }

    private Optional<String> keyName() {
        return fields.stream()
                .flatMap(field -> field.data().treatment().keyName().stream())
                .findFirst();
    }

    private static Column named(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}

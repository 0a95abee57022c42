package io.meshline.clean.pii;

import io.meshline.model.PersonalData;
import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Treatment;
import java.io.Serializable;
import org.apache.spark.sql.Column;

/** Treats one value, as a column of Spark or as a text of Java; both give the same. */
interface TextTreatment extends Serializable {

    /** The treated text; null for a value of which nothing is kept. */
    String of(String text);

    /** The same for a column of texts; null stays null. */
    Column of(Column text);

    /** What a mark asks for. */
    static TextTreatment of(PersonalData data, PersonalPolicy policy) {
        Treatment treatment = data.treatment();
        return switch (treatment.way()) {
            case DROP -> new Nothing();
            case MASK -> Rewriting.MASK;
            case HASH -> new KeyedHash(data.kind(), key(treatment, policy));
            case ENCRYPT -> new Encryption(key(treatment, policy));
            case GENERALISE -> of(data.kind(), ((Treatment.Generalise) treatment).prefix());
            case NONE -> throw new IllegalArgumentException("what stays as it is needs no treatment");
        };
    }

    private static PersonalKey key(Treatment treatment, PersonalPolicy policy) {
        return policy.key(treatment.keyName().orElseThrow());
    }

    private static TextTreatment of(PersonalKind kind, int prefix) {
        return switch (kind) {
            case BIRTH_DATE -> Generalisation.YEAR;
            case IP -> Generalisation.NETWORK;
            case POSTCODE -> Generalisation.beginning(prefix);
            case EMAIL, PHONE, NAME, ADDRESS, FREE_TEXT, ID ->
                throw new IllegalArgumentException("'" + kind.key() + "' has no coarser form");
        };
    }
}

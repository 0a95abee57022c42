package io.meshline.clean.pii;

import io.meshline.model.PersonalData;
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
        if (treatment instanceof Treatment.Hash hash) {
            return new KeyedHash(data.kind(), policy.key(hash.with()));
        }
        if (treatment instanceof Treatment.Encrypt encrypt) {
            return new Encryption(policy.key(encrypt.with()));
        }
        if (treatment instanceof Treatment.Generalise generalise) {
            return of(data.kind(), generalise.prefix());
        }
        return treatment instanceof Treatment.Mask ? Rewriting.MASK : new Nothing();
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

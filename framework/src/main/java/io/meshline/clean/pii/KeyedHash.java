package io.meshline.clean.pii;

import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKey.Purpose;
import io.meshline.model.PersonalKind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.spark.sql.Column;

/** HMAC-SHA-256 of the normalised value in hexadecimal digits. A blank text stays one: it would join with all others. */
final class KeyedHash implements TextTreatment {
    private static final long serialVersionUID = 1L;

    private final PersonalKind kind;
    private final Authentication code;

    KeyedHash(PersonalKind kind, PersonalKey key) {
        this.kind = kind;
        this.code = new Authentication(key.derive(Purpose.HASH));
    }

    @Override
    public String of(String text) {
        if (text.isBlank()) {
            return text;
        }
        byte[] normalised = Normalisation.of(kind, text).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(code.of(normalised));
    }

    @Override
    public Column of(Column text) {
        return Functions.column(this, text);
    }
}

package io.meshline.clean.pii;

import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKey.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;

/**
 * AES-256-GCM in base64, laid out as Spark's {@code aes_encrypt} does it: initialisation vector, encrypted bytes, tag.
 * The vector is a keyed code of the value, so that equal values stay equal however often a task is computed; that two
 * values share one is out of reach (96 bits). A blank text stays one.
 */
final class Encryption implements TextTreatment {
    static final int VECTOR_BYTES = 12;
    static final int TAG_BITS = 128;
    static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final long serialVersionUID = 1L;

    private final byte[] key;
    private final Authentication vectors;

    Encryption(PersonalKey key) {
        this.key = key.derive(Purpose.ENCRYPT);
        this.vectors = new Authentication(key.derive(Purpose.VECTOR));
    }

    @Override
    public String of(String text) {
        if (text.isBlank()) {
            return text;
        }
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] vector = Arrays.copyOf(vectors.of(plain), VECTOR_BYTES);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, vector));
            byte[] encrypted = cipher.doFinal(plain);
            byte[] whole = ByteBuffer.allocate(VECTOR_BYTES + encrypted.length)
                    .put(vector)
                    .put(encrypted)
                    .array();
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has AES-GCM", absent);
        }
    }

    @Override
    public Column of(Column text) {
        return Functions.column(this, text);
    }
}

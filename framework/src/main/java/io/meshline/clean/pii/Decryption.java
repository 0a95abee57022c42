package io.meshline.clean.pii;

import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKey.Purpose;
import io.meshline.model.Setting;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Reads what {@code treat = encrypt} wrote, for who holds the key. The key stands in no plan. */
public final class Decryption {
    private final byte[] key;

    private Decryption(byte[] key) {
        this.key = key;
    }

    /**
     * A function for columns.
     *
     * @param secret the key as it is configured: base64 of 32 bytes
     * @throws IllegalArgumentException for what is no key; the message does not show it
     */
    public static UserDefinedFunction with(String secret) {
        if (!PersonalKey.isKey(secret)) {
            throw new IllegalArgumentException("Invalid key (must be base64 of exactly 32 bytes)");
        }
        return with(new PersonalKey("decryption", new Setting(secret, Setting.Visibility.SECRET)));
    }

    /** The same with a key that is known to be one. */
    static UserDefinedFunction with(PersonalKey secret) {
        byte[] key = secret.derive(Purpose.ENCRYPT);
        UDF1<String, String> function = text -> new Decryption(key).of(text);
        return functions.udf(function, DataTypes.StringType).withName("decrypt");
    }

    /** The text in clear; null for a text that was not encrypted with this key, or was changed since. */
    private String of(String text) {
        if (text == null) {
            return null;
        }
        try {
            byte[] whole = Base64.getDecoder().decode(text);
            byte[] vector = Arrays.copyOf(whole, Encryption.VECTOR_BYTES);
            Cipher cipher = Cipher.getInstance(Encryption.TRANSFORMATION);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(Encryption.TAG_BITS, vector));
            byte[] plain = cipher.doFinal(whole, vector.length, Math.max(0, whole.length - vector.length));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException notOfThisKey) {
            return null;
        }
    }
}

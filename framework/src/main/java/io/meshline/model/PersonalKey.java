package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret for the treatment of personal data. It is never used itself: each purpose has a key of its own that is
 * derived from it by HKDF-Expand (RFC 5869, SHA-256, one block), so that one can be handed out without the others.
 *
 * @param name the name by which treatments refer to it
 * @param secret base64 of 32 bytes, which must come from a random source
 */
public record PersonalKey(String name, Setting secret) {
    private static final int BYTES = 32;
    private static final int ID_DIGITS = 8;
    private static final byte FIRST_BLOCK = 1;

    /** What a derived key is for; the text goes into its derivation. */
    public enum Purpose {
        /** The key of HMAC-SHA-256 for hashes. */
        HASH("meshline hash"),
        /** The key of AES-256-GCM. */
        ENCRYPT("meshline encrypt"),
        /** The key of HMAC-SHA-256 for the initialisation vectors of encrypted values. */
        VECTOR("meshline vector"),
        /** Nothing but a name by which a key is known again. */
        IDENTITY("meshline identity");

        private final String info;

        Purpose(String info) {
            this.info = info;
        }
    }

    public PersonalKey {
        requireNonNull(name, "name");
        requireNonNull(secret, "secret");
    }

    /** Whether a text is base64 of 32 bytes. */
    public static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            // The reason would show a character of the secret.
            return false;
        }
    }

    /** The key for a purpose, 32 bytes. */
    public byte[] derive(Purpose purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.value()), "HmacSHA256"));
            mac.update(purpose.info.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {FIRST_BLOCK});
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", absent);
        }
    }

    /** Eight digits that tell keys apart and nothing of them; empty for a secret that is no key. */
    public Optional<String> id() {
        return isKey(secret.value())
                ? Optional.of(HexFormat.of().formatHex(derive(Purpose.IDENTITY)).substring(0, ID_DIGITS))
                : Optional.empty();
    }
}

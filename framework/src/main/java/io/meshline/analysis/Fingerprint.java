package io.meshline.analysis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Hashes the parts of a definition. Each part goes in with its length, so that no two definitions run together. */
final class Fingerprint {
    private static final int DIGITS = 16;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    Fingerprint add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(List<String> parts) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(parts.size()).array());
        parts.forEach(this::add);
        return this;
    }

    Fingerprint add(Optional<String> part) {
        return add(part.stream().toList());
    }

    /** The first 16 hexadecimal digits of the SHA-256. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}

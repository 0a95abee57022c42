package io.meshline.lineage;

import io.meshline.model.DatasetId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The ids under which events tell of job runs: UUIDs of version 7 (RFC 9562, section 5.7) with the time of the run, and
 * a hash of run and job in the place of chance. Whoever knows run and job knows the id, so nobody has to carry it.
 */
public final class JobRunIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long TIME_BITS = 0xFFFF_FFFF_FFFF_0000L;

    private JobRunIds() {}

    /**
     * The id of a job's part in a run.
     *
     * @param runId the run's id, a UUID of version 7; the time of any other text is 0
     */
    public static UUID of(String runId, DatasetId job) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(runId + " " + job));
        return new UUID(time(runId) | VERSION_7 | hash.getLong() & 0xFFF, VARIANT | hash.getLong() & VARIANT_BITS);
    }

    private static long time(String runId) {
        try {
            return UUID.fromString(runId).getMostSignificantBits() & TIME_BITS;
        } catch (IllegalArgumentException e) {
            // The id is unique all the same.
            return 0;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}

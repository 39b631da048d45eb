package dev.kafkalab.runtime.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Joins what the engine tells of one container's log over several readings, each message once. A reading begins with
 * all messages of a given second, because the engine's {@code since} counts in whole ones here; those that had been
 * written before are counted off. (Time stamps alone would not do: two messages can bear the same, and those of stdout
 * and stderr can be out of order.)
 *
 * <p>Each message begins with its time stamp, as {@code docker logs --timestamps} shows it. A line of more than 16 kB
 * comes in several messages, of which only the last ends the line.
 */
final class LogStitch {

    private static final int STAMP_SECONDS = "2026-01-01T00:00:00".length();

    private String second = "";
    private int writtenOfSecond;
    private int toSkip;

    /** The second from which the next reading is to begin, as epoch seconds; 0 for the beginning. */
    int since() {
        return second.isEmpty()
                ? 0
                : Math.toIntExact(java.time.Instant.parse(second + "Z").getEpochSecond());
    }

    /** The next messages are those of a new reading, from {@link #since} on. */
    void beginReading() {
        toSkip = writtenOfSecond;
    }

    /** What is new in this message, without its time stamp; empty if it was written in an earlier reading. */
    byte[] message(byte[] message) {
        int blank = indexOf(message, (byte) ' ');
        if (blank < STAMP_SECONDS) {
            return message;
        }
        String itsSecond = new String(message, 0, STAMP_SECONDS, StandardCharsets.US_ASCII);
        int order = itsSecond.compareTo(second);
        if (order >= 0 && toSkip > 0) {
            toSkip--;
            return new byte[0];
        }
        if (order > 0) {
            second = itsSecond;
            writtenOfSecond = 1;
        } else if (order == 0) {
            writtenOfSecond++;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(message.length);
        text.write(message, blank + 1, message.length - blank - 1);
        return text.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}

package dev.kafkalab.traffic;

import java.nio.charset.StandardCharsets;

/**
 * Where a key belongs, by the rule that the Java producer documents: the 32-bit murmur2 hash of the key's bytes,
 * without its sign, modulo the number of partitions. Written out here, so that Kafka's answer is held against the rule
 * instead of against itself.
 */
final class Murmur2 {

    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;
    private static final int R = 24;
    private static final int BYTES_A_WORD = 4;

    private Murmur2() {}

    /** The partition of a key, of so many. */
    static int partition(String key, int partitions) {
        return (hash(key.getBytes(StandardCharsets.UTF_8)) & Integer.MAX_VALUE) % partitions;
    }

    static int hash(byte[] data) {
        int h = SEED ^ data.length;
        int whole = data.length - data.length % BYTES_A_WORD;
        for (int i = 0; i < whole; i += BYTES_A_WORD) {
            int k = word(data, i, BYTES_A_WORD) * M;
            h = h * M ^ (k ^ k >>> R) * M;
        }
        if (whole < data.length) {
            h = (h ^ word(data, whole, data.length - whole)) * M;
        }
        h = (h ^ h >>> 13) * M;
        return h ^ h >>> 15;
    }

    /** Little-endian. */
    private static int word(byte[] data, int from, int length) {
        int word = 0;
        for (int i = 0; i < length; i++) {
            word |= (data[from + i] & 0xff) << Byte.SIZE * i;
        }
        return word;
    }
}

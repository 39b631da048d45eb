package dev.kafkalab.traffic.processor;

import java.util.Arrays;

/** How a processor ends what it has copied: whether its results and its progress belong together. */
public enum Copying {
    /** Both in one transaction, which it commits. */
    IN_A_TRANSACTION("in a transaction"),
    /** In a transaction that it has not committed yet. */
    IN_A_TRANSACTION_THAT_STAYS_OPEN("in a transaction that stays open"),
    /** First its results, then its progress. */
    AND_COMMITS("and commits"),
    /** Its results; its progress is not committed yet. */
    WITHOUT_COMMITTING("without committing");

    private final String words;

    Copying(String words) {
        this.words = words;
    }

    /** As a step says it. */
    public String words() {
        return words;
    }

    /** @throws IllegalArgumentException if there is none of these words */
    public static Copying of(String words) {
        return Arrays.stream(values())
                .filter(copying -> copying.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No processor copies \"%s\"".formatted(words)));
    }

    boolean isTransaction() {
        return this == IN_A_TRANSACTION || this == IN_A_TRANSACTION_THAT_STAYS_OPEN;
    }
}

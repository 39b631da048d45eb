package dev.kafkalab.batch;

/**
 * Who works on an attempt. The owner raises the beat again and again; whoever sees it unchanged for the term of the
 * lease takes the owner for lost. No two clocks are compared, since those of two machines may differ by any amount.
 *
 * @param owner a name that nobody else has
 * @param key what is graded: see {@link PlannedTask#key}
 * @param worker the owner's process
 * @param beat how often the lease has been renewed
 */
record Lease(String owner, String key, Worker worker, long beat) {

    /** Renewed once more. */
    Lease renewed() {
        return new Lease(owner, key, worker, beat + 1);
    }
}

package dev.kafkalab.batch;

/** Watches a lease by this process's own clock. */
final class LeaseWatch {

    private final LeaseTerms terms;
    private Lease seen;
    private long since;

    LeaseWatch(LeaseTerms terms) {
        this.terms = terms;
    }

    /** Whether it has been seen unchanged for its whole term. */
    boolean hasExpired(Lease lease) {
        long now = terms.nanos().getAsLong();
        if (!lease.equals(seen)) {
            seen = lease;
            since = now;
        }
        return now - since >= terms.term().toNanos();
    }
}

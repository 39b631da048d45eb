package dev.kafkalab.runtime;

/**
 * The cluster itself is at fault, by what its Compose file says or by what it does: Kafka refuses its settings, a node
 * ends by itself, the brokers do not agree. In a lab of ours that is an error like any other. Of a cluster that a
 * student has handed in, it is what the student has to mend; whatever else goes wrong is not.
 */
public final class UnfitClusterException extends SetupException {

    public UnfitClusterException(String message) {
        super(message);
    }

    public UnfitClusterException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, in other words. */
    @Override
    public UnfitClusterException saying(String words) {
        return new UnfitClusterException(words, this);
    }
}

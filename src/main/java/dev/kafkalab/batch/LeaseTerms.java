package dev.kafkalab.batch;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a lease lasts.
 *
 * @param term for which an unchanged lease is honoured; several times {@code renewal}
 * @param renewal how often an owner renews it
 * @param look how often somebody who waits looks
 * @param nanos the time that passes, as {@link System#nanoTime} tells it
 */
record LeaseTerms(Duration term, Duration renewal, Duration look, LongSupplier nanos) {

    /** A file server that is away for a minute costs nobody an attempt. */
    static final LeaseTerms USUAL =
            new LeaseTerms(Duration.ofSeconds(90), Duration.ofSeconds(10), Duration.ofSeconds(1), System::nanoTime);
}

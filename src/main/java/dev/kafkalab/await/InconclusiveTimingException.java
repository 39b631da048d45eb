package dev.kafkalab.await;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.text.Words;
import java.time.Duration;

/**
 * A time of which nobody can say whether it kept its promise: it was missed by less than this machine itself was late, or
 * nobody looked in time. Nothing is said about the cluster, so it is an error of the lab and no failure.
 */
public final class InconclusiveTimingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Below a second, what a busy machine adds is allowed for in the bounds. */
    private static final double WORTH_A_DOUBT = 1.0;

    private InconclusiveTimingException(String message) {
        super(message);
    }

    /** Of something that was there at the first look after its time, with nobody who has looked before. */
    static InconclusiveTimingException undated(Outcome<?> outcome) {
        return new InconclusiveTimingException(
                "%s was to come within %s. It was there after %s, but nobody looked in time to see when it came: %s. Fix: let this step come earlier in its scenario, right after what its time counts from."
                        .formatted(
                                outcome.what(),
                                Words.seconds(outcome.within()),
                                Words.seconds(outcome.took()),
                                outcome.notYet()
                                        .map(look -> "the last look before was after "
                                                + Words.seconds(Duration.between(outcome.from(), look)))
                                        .orElse("this was the first look")));
    }

    /**
     * What never came is no matter of how busy the machine was.
     *
     * @throws InconclusiveTimingException if the measured time missed its upper bound by no more than the machine was late
     */
    public static void check(Measurement measurement) {
        double late = measurement.timing().schedulingDelay().orElse(0.0);
        double over = measurement
                .bound()
                .atMost()
                .map(most -> measurement.quantity().value() - most)
                .orElse(0.0);
        if (!measurement.holds()
                && !measurement.timing().gaveUp()
                && late >= WORTH_A_DOUBT
                && over > 0
                && over <= late) {
            throw new InconclusiveTimingException(
                    "%s took %.1f s, %.1f s more than promised, while this machine itself was up to %.1f s late: it was too busy to tell. Fix: run the lab with less beside it, or with -Dlab.parallel=1."
                            .formatted(
                                    EvidenceText.what(measurement),
                                    measurement.quantity().value(),
                                    over,
                                    late));
        }
    }
}

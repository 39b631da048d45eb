package dev.kafkalab.await;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.text.Words;
import java.time.Duration;

/**
 * A time of which nobody can say whether it kept its promise: it was missed by less than this machine itself was late,
 * or nobody looked in time. Nothing is said about the cluster, so it is an error of the lab and no failure.
 */
public final class InconclusiveTimingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Below a second, what a busy machine adds is allowed for in the bounds. */
    private static final double WORTH_A_DOUBT = 1.0;

    /**
     * The share of a promise that processors with nothing to spare may add. Seen: 18.2 s, 18.8 s of 18 s, and 15.4 s of
     * 14 s, by clusters that keep the same promises with seconds to spare on a machine that has them.
     */
    private static final double ADDED_BY_FULL_PROCESSORS = 0.25;

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
     * @param full whether the processors had nothing to spare meanwhile
     * @throws InconclusiveTimingException if the measured time missed its upper bound by no more than the machine was
     *     late, or by less than full processors may add
     */
    public static void check(Measurement measurement, boolean full) {
        double late = measurement.timing().schedulingDelay().orElse(0.0);
        double most = measurement.bound().atMost().orElse(Double.MAX_VALUE);
        double over = measurement.quantity().value() - most;
        if (measurement.holds() || measurement.timing().gaveUp() || over <= 0) {
            return;
        }
        if (late >= WORTH_A_DOUBT && over <= late) {
            throw new InconclusiveTimingException(
                    "%s took %.1f s, %.1f s more than promised, while this machine itself was up to %.1f s late: it was too busy to tell. Fix: run the lab with less beside it, or with -Dlab.parallel=1."
                            .formatted(
                                    EvidenceText.what(measurement),
                                    measurement.quantity().value(),
                                    over,
                                    late));
        }
        if (full && measurement.inSeconds() && over <= most * ADDED_BY_FULL_PROCESSORS) {
            throw new InconclusiveTimingException(
                    "%s took %.1f s, %.1f s more than promised, while all processors of this machine were busy: it was too busy to tell. Fix: run the lab with less beside it, or with -Dlab.parallel=1."
                            .formatted(
                                    EvidenceText.what(measurement),
                                    measurement.quantity().value(),
                                    over));
        }
    }
}

package dev.kafkalab.traffic;

import dev.kafkalab.traffic.Sent.Outcome;
import java.util.List;

/**
 * What became of the acknowledged messages of a history.
 *
 * @param acknowledged how many were acknowledged
 * @param lost those that are missing although something behind them in their partition was read
 * @param unseen those that are missing with nothing behind them
 */
public record LostMessages(long acknowledged, List<Sent> lost, List<Sent> unseen) {

    public LostMessages {
        lost = List.copyOf(lost);
        unseen = List.copyOf(unseen);
    }

    /** Judges a history. */
    public static LostMessages of(List<Sent> sent, List<Received> received) {
        return new LostMessages(
                sent.stream().filter(s -> s.outcome() == Outcome.ACKNOWLEDGED).count(),
                MessageChecks.lost(sent, received),
                MessageChecks.unseen(sent, received));
    }

    /** How many acknowledged messages cannot be read. */
    public long count() {
        return (long) lost.size() + unseen.size();
    }
}

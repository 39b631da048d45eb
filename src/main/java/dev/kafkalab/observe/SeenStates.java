package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The states that a cluster was seen in, one after the other, each with the moments of its first and its last look. */
final class SeenStates {

    private final List<Seen> states = new ArrayList<>();

    /** Keeps a look; one without an answer tells nothing. */
    synchronized void note(Snapshot look, Instant at) {
        if (look.brokers().isEmpty()) {
            return;
        }
        Seen last = states.isEmpty() ? null : states.get(states.size() - 1);
        if (last != null && last.isStill(look)) {
            states.set(states.size() - 1, new Seen(last.state, last.from, at));
        } else {
            states.add(new Seen(look, at, at));
        }
    }

    /** When a look first showed such a state, not before that moment; empty if none has. */
    synchronized Optional<Instant> first(Predicate<Snapshot> wanted, Instant from) {
        return states.stream()
                .filter(seen -> !seen.until.isBefore(from) && wanted.test(seen.state))
                .map(seen -> seen.from.isBefore(from) ? from : seen.from)
                .findFirst();
    }

    private record Seen(Snapshot state, Instant from, Instant until) {

        boolean isStill(Snapshot look) {
            return state.controller() == look.controller()
                    && state.brokers().equals(look.brokers())
                    && state.partitions().equals(look.partitions());
        }
    }
}

package dev.kafkalab.evidence;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Cause.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Every change that was seen, in order.
 *
 * @param origin the zero of the time axis: the first fault
 * @param events the changes
 */
public record Timeline(Instant origin, List<Event> events) implements Evidence {

    public Timeline {
        events = List.copyOf(events);
    }

    /**
     * One change.
     *
     * @param at when it was first seen
     * @param subject who or what has changed
     * @param state what it became
     * @param cause why it stands here
     */
    public record Event(Instant at, Subject subject, State state, Cause cause) {

        public Event {
            Objects.requireNonNull(at);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(state);
            Objects.requireNonNull(cause);
        }

        /** A change that was seen. */
        public static Event observed(Instant at, Subject subject, State state) {
            return new Event(at, subject, state, new Observed());
        }

        /** Something that the scenario did, and what state it left. */
        public static Event applied(Instant at, Applied done, State state) {
            return new Event(at, done.to(), state, done);
        }

        /** Whether this is something that the scenario did to the cluster. */
        public boolean fault() {
            return cause instanceof Applied;
        }
    }
}

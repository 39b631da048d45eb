package dev.kafkalab.evidence;

import java.time.Instant;
import java.util.List;

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
     * @param lane whose: {@code node kafka1}, {@code leader of testTopic-0}, {@code ISR of testTopic-0}, {@code
     *     controller}, {@code ensemble leader}
     * @param value what it became
     * @param fault whether this is something that the scenario did to the cluster
     */
    public record Event(Instant at, String lane, String value, boolean fault) {}
}

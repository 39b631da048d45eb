package dev.kafkalab.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody sleeps by it. */
final class SetClock implements InstantSource {

    static final Instant FAULT = Instant.parse("2026-11-21T12:00:00Z");

    private Instant now = FAULT;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    boolean isPast(Duration sinceFault) {
        return !now.isBefore(FAULT.plus(sinceFault));
    }
}

package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenStatesTest {

    private static final Instant FAULT = Instant.parse("2026-11-21T12:00:00Z");

    private final SeenStates states = new SeenStates();

    @Test
    void a_state_that_came_and_went_was_first_seen_when_it_came() {
        look(-1, 1);
        look(14, 2);
        look(20, 2);
        look(25, 3);

        assertThat(firstControlledBy(2)).contains(FAULT.plusSeconds(14));
    }

    @Test
    void a_state_that_was_there_before_counts_only_if_it_was_seen_after_the_fault_too() {
        look(-5, 1);
        look(-1, 1);
        assertThat(firstControlledBy(1)).isEmpty();

        look(2, 1);
        assertThat(firstControlledBy(1)).contains(FAULT);
    }

    @Test
    void without_an_answer_nothing_was_seen() {
        states.note(new Snapshot(FAULT, "nobody", "", -1, List.of(), List.of(), List.of()), FAULT.plusSeconds(1));

        assertThat(states.first(look -> true, FAULT)).isEmpty();
    }

    private Optional<Instant> firstControlledBy(int controller) {
        return states.first(look -> look.controller() == controller, FAULT);
    }

    private void look(int seconds, int controller) {
        Instant at = FAULT.plusSeconds(seconds);
        states.note(
                new Snapshot(
                        at,
                        "localhost:1909" + seconds % 2,
                        "id",
                        controller,
                        List.of(new Snapshot.Broker(1, "localhost:19091")),
                        List.of(),
                        List.of()),
                at);
    }
}

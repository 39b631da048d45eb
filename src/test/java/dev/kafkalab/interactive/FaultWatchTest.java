package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaultWatchTest {

    private final Instant killed = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Event> seen = new ArrayList<>();
    private final FaultWatch watch = new FaultWatch(() -> List.copyOf(seen), () -> {});

    @Test
    void tells_what_was_seen_after_the_fault_once_and_in_seconds_from_it() {
        leader(-100, OptionalInt.of(1));
        watch.since(killed, Duration.ofSeconds(20));
        assertThat(news()).as("how it was before").isEmpty();

        seen.add(Event.observed(at(200), new Subject.Node("kafka1"), new State.OfNode(State.NodeState.DOWN)));
        leader(12_300, OptionalInt.empty());
        leader(12_400, OptionalInt.of(2));
        assertThat(news())
                .containsExactly("   12.3 s  leader of orders-0: none", "   12.4 s  leader of orders-0: broker 2");
        assertThat(news()).isEmpty();

        isr(12_500, 1, 2, 3);
        assertThat(news()).as("a first look is no change").isEmpty();
        isr(12_600, 2, 3);
        assertThat(news()).containsExactly("   12.6 s  ISR of orders-0: 2 and 3");
    }

    @Test
    void is_over_when_all_must_have_been_seen() {
        watch.since(killed, Duration.ofSeconds(20));

        assertThat(watch.isOver(at(20_000))).isFalse();
        assertThat(watch.isOver(at(20_001))).isTrue();
    }

    private List<String> news() {
        return watch.news().stream().map(watch::line).toList();
    }

    private void leader(long millis, OptionalInt broker) {
        seen.add(Event.observed(at(millis), new Subject.LeaderOf("orders", 0), new State.OfLeader(broker)));
    }

    private void isr(long millis, Integer... ids) {
        seen.add(Event.observed(at(millis), new Subject.IsrOf("orders", 0), new State.OfIds(List.of(ids))));
    }

    private Instant at(long millis) {
        return killed.plusMillis(millis);
    }
}

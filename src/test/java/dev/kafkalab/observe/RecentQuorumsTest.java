package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentQuorumsTest {

    private static final Endpoint KAFKA1 = new Endpoint("localhost", 31092);
    private static final Endpoint KAFKA2 = new Endpoint("localhost", 31093);

    private final List<Endpoint> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Optional<Quorum> answer = Optional.of(new Quorum(101, 1, 0, List.of(), List.of()));
    private final RecentQuorums quorums = new RecentQuorums(this::ask, () -> now);

    @Test
    void who_asks_within_a_moment_of_somebody_else_gets_the_same_answer() {
        Optional<Quorum> first = quorums.of(KAFKA1);
        answer = Optional.empty();
        now = now.plusMillis(199);

        assertThat(quorums.of(KAFKA1)).isEqualTo(first).isPresent();
        assertThat(asked).hasSize(1);
    }

    @Test
    void that_there_is_no_active_controller_is_an_answer_too() {
        answer = Optional.empty();
        quorums.of(KAFKA1);

        assertThat(quorums.of(KAFKA1)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_moment_later_the_broker_is_asked_again() {
        quorums.of(KAFKA1);
        answer = Optional.empty();
        now = now.plusMillis(200);

        assertThat(quorums.of(KAFKA1)).isEmpty();
    }

    @Test
    void each_broker_is_asked_for_itself() {
        quorums.of(KAFKA1);
        quorums.of(KAFKA2);

        assertThat(asked).containsExactly(KAFKA1, KAFKA2);
    }

    private Optional<Quorum> ask(Endpoint broker) {
        asked.add(broker);
        return answer;
    }
}

package dev.kafkalab.expect;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker 2 leads a partition of orders, broker 1 another; broker 3 follows both, and is paused. */
class IsrShrinkTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);
    private static final List<Integer> WITHOUT_3 = List.of(1, 2);

    private final FakeScenario scenario;

    IsrShrinkTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        lag(0, "8000");
        lag(1, "30000");
        lag(2, "6000");
        lag(3, "30000");
        isr(ALL, ALL);
        scenario.pass(ofSeconds(5));
        scenario.apply(NodeOperation.PAUSE, "kafka3");
    }

    @Test
    void a_follower_has_left_when_it_is_in_no_isr_of_the_topic() {
        scenario.after(ofSeconds(7), () -> isr(WITHOUT_3, ALL));
        scenario.after(ofSeconds(9), () -> isr(WITHOUT_3, WITHOUT_3));

        TimedExpectation<Snapshot> shrink = await(Optional.empty());

        shrink.verify();
        assertThat(shrink.outcome().took()).isEqualTo(ofSeconds(9));
        assertThat(shrink.outcome().what()).isEqualTo("kafka3 to leave the ISR of orders");
    }

    @Test
    void the_leaders_own_settings_say_when_it_must_have_left() {
        scenario.after(ofSeconds(9), () -> isr(WITHOUT_3, WITHOUT_3));

        assertThat(await(Optional.empty()).bound()).satisfies(bound -> {
            assertThat(bound.origin()).contains("replica.lag.time.max.ms 6 s");
            assertThat(bound.earliest()).isEqualTo(ofSeconds(5));
            assertThat(bound.latest()).isEqualTo(ofSeconds(11));
        });
    }

    @Test
    void a_leader_that_judges_a_follower_is_neither_the_follower_itself_nor_nobody() {
        scenario.observer()
                .says(Seen.partition(0, -1, ALL, ALL), Seen.partition(1, 3, ALL, ALL), Seen.partition(2, 2, ALL, ALL));

        assertThat(await(Optional.empty()).bound().origin()).contains("replica.lag.time.max.ms 6 s");

        scenario.observer().says(Seen.partition(0, 0, ALL, ALL));
        assertThat(await(Optional.empty()).bound().origin()).contains("replica.lag.time.max.ms 8 s");

        scenario.observer().says(Seen.partition(1, 3, ALL, ALL));
        assertThatThrownBy(() -> await(Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Broker 3 follows nobody: no other broker leads a partition of orders");
    }

    @Test
    void one_that_stays_is_a_failure_with_what_is_seen_some_seconds_after_the_time() {
        assertThatThrownBy(await(Optional.empty())::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected kafka3 to leave the ISR of orders within 10 s, but after 15 s: ")
                .hasMessageContaining("partition 0: leader 2");
    }

    @Test
    void one_that_leaves_too_early_is_a_failure() {
        scenario.after(ofSeconds(3), () -> isr(WITHOUT_3, WITHOUT_3));

        assertThatThrownBy(await(Optional.of(ofSeconds(4)))::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not before 4 s, but it came after 3 s");
    }

    @Test
    void a_topic_that_nobody_knows_any_more_has_not_been_left() {
        scenario.after(ofSeconds(3), () -> scenario.observer().says());

        TimedExpectation<Snapshot> shrink = await(Optional.empty());

        assertThat(shrink.outcome().reached()).isFalse();
        assertThat(shrink.outcome().observed()).isEqualTo("no such topic");
    }

    private TimedExpectation<Snapshot> await(Optional<Duration> notBefore) {
        return IsrShrink.await(
                scenario.context(), scenario.cluster().node("kafka3"), "orders", ofSeconds(10), notBefore);
    }

    private void isr(List<Integer> ofPartition0, List<Integer> ofPartition1) {
        scenario.observer().says(Seen.partition(0, 2, ALL, ofPartition0), Seen.partition(1, 1, ALL, ofPartition1));
    }

    private void lag(int broker, String millis) {
        scenario.brokerHas(broker, "replica.lag.time.max.ms", millis);
        scenario.brokerHas(broker, "replica.fetch.wait.max.ms", "500");
    }
}

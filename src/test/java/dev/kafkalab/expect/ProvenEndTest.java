package dev.kafkalab.expect;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.expect.ProvenEnd.Reading;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeMessages;
import dev.kafkalab.scenario.FakeScenario;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.Sent.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a topic whose only partition broker 1 leads, two messages were acknowledged. */
class ProvenEndTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final FakeScenario scenario;
    private final FakeMessages messages;
    private final ProvenEnd end;
    private final Sent tea;
    private final Sent coffee;

    ProvenEndTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        messages = scenario.messages();
        end = new ProvenEnd(scenario.context());
        scenario.observer().says(Seen.partition(0, 1, ALL, ALL));
        messages.startPublishing("orders");
        tea = messages.acknowledges("orders", "tea");
        coffee = messages.acknowledges("orders", "coffee");
    }

    @Test
    void ends_publishing_first_and_is_there_at_once_with_all_that_was_acknowledged() {
        messages.holds("orders", tea, coffee);

        Reading reading = end.read("orders");

        assertThat(messages.isPublishing("orders")).isFalse();
        assertThat(reading.sent()).containsExactly(tea, coffee);
        assertThat(reading.received()).hasSize(2);
        assertThat(reading.proven()).isTrue();
        assertThat(reading.acknowledged().count()).isZero();
        assertThat(scenario.elapsed()).isEqualTo(ZERO);
    }

    @Test
    void a_message_that_is_not_there_yet_is_not_lost() {
        messages.holds("orders", tea);
        scenario.after(ofSeconds(2), () -> messages.holds("orders", tea, coffee));

        Reading reading = end.read("orders");

        assertThat(reading.acknowledged().count()).isZero();
        assertThat(reading.proven()).isTrue();
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(2));
    }

    @Test
    void what_is_missing_is_proven_when_nothing_has_come_for_three_seconds() {
        messages.holds("orders", tea);

        Reading reading = end.read("orders");

        assertThat(reading.proven()).isTrue();
        assertThat(reading.acknowledged().unseen()).containsExactly(coffee);
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(3));
    }

    @Test
    void whatever_comes_begins_the_three_seconds_anew() {
        messages.holds("orders");
        scenario.after(ofMillis(2_500), () -> messages.holds("orders", tea));

        assertThat(end.read("orders").proven()).isTrue();
        assertThat(scenario.elapsed()).isEqualTo(ofMillis(5_500));
    }

    @Test
    void an_in_sync_replica_that_stands_still_may_hold_messages_back() {
        messages.holds("orders", tea);
        scenario.apply(NodeOperation.PAUSE, "kafka3");
        scenario.after(ofSeconds(12), () -> scenario.observer().says(Seen.partition(0, 1, ALL, List.of(1, 2))));

        assertThat(end.read("orders").proven()).isTrue();
        assertThat(scenario.elapsed()).isBetween(ofMillis(14_950), ofSeconds(15));
    }

    @Test
    void a_partition_without_a_leader_proves_nothing_and_is_read_for_forty_seconds() {
        messages.holds("orders", tea);
        scenario.observer().says(Seen.partition(0, -1, ALL, ALL));

        Reading reading = end.read("orders");

        assertThat(reading.proven()).isFalse();
        assertThat(reading.acknowledged().unseen()).containsExactly(coffee);
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(40));
    }

    @Test
    void whoever_looks_for_something_else_says_when_it_is_decided() {
        messages.holds("orders", tea);
        scenario.after(ofSeconds(1), () -> messages.holds("orders", tea, tea));

        Reading reading = end.read("orders", seen -> seen.received().size() == 2);

        assertThat(reading.proven()).isTrue();
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(1));
    }

    @Test
    void a_reading_tells_what_became_of_messages_that_were_sent_without_asking() {
        Sent unasked = messages.ends("orders", Message.of("milk"), Outcome.SENT, "");
        messages.holds("orders", tea, coffee);

        Reading reading = end.read("orders");

        assertThat(reading.acknowledged().owed()).isEqualTo(2);
        assertThat(reading.allSent().owed()).isEqualTo(3);
        assertThat(reading.allSent().unseen()).containsExactly(unasked);
    }

    @Test
    void a_long_look_tells_how_many_messages_are_there() {
        messages.holds("orders", tea);

        end.read("orders");

        assertThat(scenario.told())
                .containsExactly("waiting for what was sent to orders to be there, or nothing more to come:"
                        + " 2 s of 40 s, 1 messages are there");
    }
}

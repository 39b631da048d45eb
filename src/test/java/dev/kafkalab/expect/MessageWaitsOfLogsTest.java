package dev.kafkalab.expect;

import static dev.kafkalab.traffic.Sent.Outcome.ACKNOWLEDGED;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.scenario.FakeMessages;
import dev.kafkalab.scenario.FakeScenario;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of three messages that were acknowledged, two have the same key. */
class MessageWaitsOfLogsTest {

    private static final String ORDERS = "orders";

    private final FakeScenario scenario;
    private final FakeMessages messages;
    private final MessageWaits waits;
    private final Sent first;
    private final Sent second;
    private final Sent other;

    MessageWaitsOfLogsTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        messages = scenario.messages();
        waits = new MessageWaits(scenario.context());
        first = keyed("tea", "1");
        second = keyed("tea", "2");
        other = keyed("coffee", "1");
    }

    @Test
    void a_log_has_the_end_that_is_expected_or_one_beyond_it() {
        messages.holds(ORDERS, first);
        scenario.after(ofSeconds(2), () -> messages.holds(ORDERS, first, second));
        assertThat(waits.endOffset(ORDERS, 2).took()).isEqualTo(ofSeconds(2));

        messages.holds(ORDERS, first, second, other);
        Outcome<Long> outcome = waits.endOffset(ORDERS, 2);
        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.last()).isEqualTo(3);
        assertThat(outcome.what()).isEqualTo("the end offset of orders to be 2");
    }

    @Test
    void a_log_that_is_too_short_is_looked_at_for_ten_seconds() {
        messages.holds(ORDERS, first);

        assertThatThrownBy(waits.endOffset(ORDERS, 2)::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 10 s for the end offset of orders to be 2, and still: it is 1");
    }

    @Test
    void a_log_has_been_deleted_from_when_its_first_offset_is_above_that_one() {
        messages.holds(ORDERS, first, second, other);
        scenario.after(ofSeconds(2), () -> messages.holds(ORDERS, second, other));
        scenario.after(ofSeconds(4), () -> messages.holds(ORDERS, other));

        Outcome<Long> outcome = waits.firstOffsetAbove(ORDERS, 1, ofSeconds(30));

        assertThat(outcome.took()).isEqualTo(ofSeconds(4));
        assertThat(outcome.observed()).isEqualTo("the first offset is 2");
        assertThat(outcome.what()).isEqualTo("the first offset of orders to be above 1");
    }

    @Test
    void a_log_is_compacted_when_the_last_message_of_each_key_is_all_that_is_left() {
        messages.holds(ORDERS, first, second, other);
        scenario.after(ofSeconds(2), () -> messages.holds(ORDERS, first, other));
        scenario.after(ofSeconds(3), () -> messages.holds(ORDERS, second));
        scenario.after(ofSeconds(4), () -> messages.holds(ORDERS, second, other));

        Outcome<List<Received>> outcome = waits.compacted(ORDERS, ofSeconds(30));

        assertThat(outcome.took()).isEqualTo(ofSeconds(4));
        assertThat(outcome.what()).isEqualTo("orders to have only the last message of each of 2 keys");
    }

    @Test
    void a_log_that_holds_a_message_twice_is_not_compacted() {
        messages.holds(ORDERS, second, other, other);

        assertThatThrownBy(waits.compacted(ORDERS, ofSeconds(30))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("and still: 3 messages are there");
    }

    @Test
    void a_log_of_keys_with_one_message_each_has_nothing_to_compact() {
        messages.ends("payments", new Message(Optional.of("rent"), "1"), ACKNOWLEDGED, "");

        assertThatThrownBy(() -> waits.compacted("payments", ofSeconds(30)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No key of payments has two acknowledged messages");
    }

    private Sent keyed(String key, String value) {
        return messages.ends(ORDERS, new Message(Optional.of(key), value), ACKNOWLEDGED, "");
    }
}

package dev.kafkalab.expect;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeMessages;
import dev.kafkalab.scenario.FakeScenario;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two messages were acknowledged, and somebody reads on. */
class MessageWaitsOfReadingTest {

    private static final String ORDERS = "orders";

    private final FakeScenario scenario;
    private final FakeMessages messages;
    private final MessageWaits waits;
    private final Sent tea;
    private final Sent coffee;

    MessageWaitsOfReadingTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        messages = scenario.messages();
        waits = new MessageWaits(scenario.context());
        messages.startReading(ORDERS);
        tea = messages.acknowledges(ORDERS, "tea");
        coffee = messages.acknowledges(ORDERS, "coffee");
    }

    @Test
    void reading_goes_on_when_a_message_arrives_after_that_moment() {
        messages.arrives(ORDERS, tea);
        scenario.after(ofSeconds(2), () -> messages.arrives(ORDERS, coffee));

        Outcome<List<Received>> outcome = waits.read(ORDERS, scenario.now());

        assertThat(outcome.took()).isEqualTo(ofSeconds(2));
        assertThat(outcome.what()).isEqualTo("a message of orders to arrive");
    }

    @Test
    void reading_that_does_not_go_on_within_ten_seconds_is_a_failure() {
        messages.arrives(ORDERS, tea);

        assertThatThrownBy(waits.read(ORDERS, scenario.now())::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 10 s for a message of orders to arrive, and still: 1 have arrived");
    }

    @Test
    void reading_so_many_messages_is_timed_from_the_last_send() {
        scenario.pass(ofSeconds(3));
        Sent milk = messages.acknowledges(ORDERS, "milk");
        scenario.after(ofSeconds(1), () -> messages.arrives(ORDERS, tea));
        scenario.after(ofSeconds(2), () -> messages.arrives(ORDERS, milk));

        assertThat(waits.count(ORDERS, 2, ofSeconds(5)).took()).isEqualTo(ofSeconds(2));
    }

    @Test
    void reading_so_many_messages_is_timed_from_the_last_fault_if_that_is_later() {
        scenario.pass(ofSeconds(3));
        scenario.apply(NodeOperation.KILL, "kafka1");
        scenario.after(ofSeconds(4), () -> messages.arrives(ORDERS, tea));

        assertThat(waits.count(ORDERS, 1, ofSeconds(5)).took()).isEqualTo(ofSeconds(4));
    }

    @Test
    void reading_somebody_elses_messages_is_timed_from_now() {
        Sent elsewhere = messages.acknowledges("payments", "rent");
        scenario.pass(ofSeconds(30));
        scenario.after(ofSeconds(4), () -> messages.arrives("transfers", elsewhere));

        assertThat(waits.count("transfers", 1, ofSeconds(5)).took()).isEqualTo(ofSeconds(4));
    }

    @Test
    void reading_that_was_done_in_time_was_so_however_late_somebody_asks() {
        scenario.after(ofSeconds(2), () -> messages.arrives(ORDERS, tea));
        scenario.after(ofSeconds(9), () -> messages.arrives(ORDERS, coffee));
        scenario.pass(ofSeconds(60));

        Outcome<List<Received>> one = waits.count(ORDERS, 1, ofSeconds(5));
        assertThat(one.orFail()).hasSize(2);
        assertThat(one.took()).isEqualTo(ofSeconds(2));

        assertThatThrownBy(waits.count(ORDERS, 2, ofSeconds(5))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited for 2 messages of orders to be read, which was to come within 5 s,"
                        + " and it came after 9 s");
    }

    @Test
    void what_was_read_before_the_fault_took_no_time() {
        messages.arrives(ORDERS, tea);
        scenario.pass(ofSeconds(20));
        scenario.apply(NodeOperation.KILL, "kafka1");
        scenario.pass(ofSeconds(20));

        assertThat(waits.count(ORDERS, 1, ofSeconds(5)).took()).isEqualTo(Duration.ZERO);
    }

    @Test
    void reading_begins_where_nobody_reads_yet() {
        Sent rent = messages.acknowledges("payments", "rent");
        scenario.after(ofSeconds(1), () -> messages.arrives("payments", rent));

        assertThat(waits.count("payments", 1, ofSeconds(5)).reached()).isTrue();
    }

    @Test
    void reading_too_few_messages_is_a_failure() {
        messages.arrives(ORDERS, tea);

        assertThatThrownBy(waits.count(ORDERS, 2, ofSeconds(5))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 5 s for 2 messages of orders to be read, and still: 1 have arrived");
    }

    @Test
    void whoever_counts_looks_on_for_half_a_second_for_more_than_was_expected() {
        messages.arrives(ORDERS, tea);
        assertThat(waits.soonAfter(ORDERS, 1)).hasSize(1);
        assertThat(scenario.elapsed()).isEqualTo(ofMillis(500));

        scenario.after(ofMillis(300), () -> messages.arrives(ORDERS, coffee));
        assertThat(waits.soonAfter(ORDERS, 1)).hasSize(2);
        assertThat(scenario.elapsed()).isEqualTo(ofMillis(800));
    }

    @Test
    void reading_nothing_lasts_as_long_as_was_said_unless_something_comes() {
        messages.arrives(ORDERS, tea);
        Outcome<List<Received>> nothing = waits.noneFor(ORDERS, ofSeconds(5));
        assertThat(nothing.reached()).isFalse();
        assertThat(nothing.took()).isEqualTo(ofSeconds(5));
        assertThat(nothing.what()).isEqualTo("whether a message of orders is read");

        scenario.after(ofSeconds(2), () -> messages.arrives(ORDERS, coffee));
        Outcome<List<Received>> something = waits.noneFor(ORDERS, ofSeconds(5));
        assertThat(something.reached()).isTrue();
        assertThat(something.took()).isEqualTo(ofSeconds(2));
    }
}

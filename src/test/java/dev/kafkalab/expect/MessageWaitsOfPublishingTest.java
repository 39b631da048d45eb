package dev.kafkalab.expect;

import static dev.kafkalab.traffic.Sent.Outcome.ACKNOWLEDGED;
import static dev.kafkalab.traffic.Sent.Outcome.FAILED;
import static dev.kafkalab.traffic.Sent.Outcome.SENT;
import static dev.kafkalab.traffic.Sent.Outcome.UNKNOWN;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeMessages;
import dev.kafkalab.scenario.FakeScenario;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.Sent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of sends. */
class MessageWaitsOfPublishingTest {

    private static final String ORDERS = "orders";

    private final FakeScenario scenario;
    private final FakeMessages messages;
    private final MessageWaits waits;

    MessageWaitsOfPublishingTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        messages = scenario.messages();
        waits = new MessageWaits(scenario.context());
        messages.startPublishing(ORDERS);
    }

    @Test
    void publishing_goes_on_when_a_message_is_acknowledged_that_was_sent_after_the_question() {
        messages.acknowledges(ORDERS, "before");
        scenario.after(ofSeconds(2), () -> messages.ends(ORDERS, Message.of("refused"), FAILED, "no"));
        scenario.after(ofSeconds(3), () -> messages.ends(ORDERS, Message.of("unasked"), SENT, ""));
        scenario.after(ofSeconds(4), () -> messages.acknowledges(ORDERS, "after"));

        Outcome<List<Sent>> outcome = waits.acknowledged(ORDERS);

        assertThat(outcome.took()).isEqualTo(ofSeconds(4));
        assertThat(outcome.orFail()).hasSize(4);
    }

    @Test
    void publishing_that_does_not_go_on_within_ten_seconds_tells_how_sends_have_ended() {
        messages.acknowledges(ORDERS, "before");
        scenario.after(ofSeconds(1), () -> messages.ends(ORDERS, Message.of("a"), FAILED, "TooFewReplicas: 1"));
        scenario.after(ofSeconds(2), () -> messages.ends(ORDERS, Message.of("b"), UNKNOWN, "TimeoutException: 2"));

        assertThatThrownBy(waits.acknowledged(ORDERS)::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 10 s for a message to orders to be acknowledged, and still:"
                        + " 3 sends have ended, the last failure with TimeoutException: 2");
    }

    @Test
    void publishing_with_acks_0_has_gone_out_when_a_message_is_sent() {
        scenario.after(ofSeconds(1), () -> messages.ends(ORDERS, Message.of("refused"), FAILED, "no"));
        scenario.after(ofSeconds(3), () -> messages.ends(ORDERS, Message.of("unasked"), SENT, ""));

        assertThat(waits.wentOut(ORDERS).took()).isEqualTo(ofSeconds(3));
    }

    @Test
    void publishing_has_gone_out_too_when_a_message_is_acknowledged() {
        scenario.after(ofSeconds(3), () -> messages.acknowledges(ORDERS, "tea"));

        Outcome<List<Sent>> outcome = waits.wentOut(ORDERS);

        assertThat(outcome.took()).isEqualTo(ofSeconds(3));
        assertThat(outcome.what()).isEqualTo("a message to orders to be acknowledged, or with acks=0 sent");
        assertThat(outcome.observed()).isEqualTo("1 sends have ended");
    }

    @Test
    void waiting_for_so_many_acknowledgements_counts_those_that_were_sent_and_acknowledged_after_the_question() {
        messages.acknowledges(ORDERS, "before");
        for (int second = 1; second <= 4; second++) {
            String value = "after " + second;
            scenario.after(ofSeconds(second), () -> messages.acknowledges(ORDERS, value));
        }
        scenario.after(ofMillis(1_500), () -> messages.ends(ORDERS, Message.of("refused"), FAILED, "no"));

        assertThat(waits.acknowledged(ORDERS, 3))
                .extracting(Sent::value)
                .containsExactly("after 1", "after 2", "after 3");
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(3));
    }

    @Test
    void too_few_acknowledgements_are_a_failure() {
        scenario.after(ofSeconds(1), () -> messages.acknowledges(ORDERS, "tea"));

        assertThatThrownBy(() -> waits.acknowledged(ORDERS, 3))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 10 s for 3 messages to orders to be acknowledged, and still: 1 are");
    }

    @Test
    void publishing_fails_when_a_send_has_ended_with_an_error_of_these_words() {
        messages.ends(ORDERS, Message.of("a"), FAILED, "RecordTooLargeException: 2 MB");
        messages.ends(ORDERS, Message.of("b"), ACKNOWLEDGED, "NotEnoughReplicasException, and then it went well");
        scenario.after(
                ofSeconds(3),
                () -> messages.ends(ORDERS, Message.of("c"), FAILED, "NotEnoughReplicasException: 1 of 2"));

        Outcome<List<Sent>> outcome = waits.failed(ORDERS, "NotEnoughReplicas");

        assertThat(outcome.took()).isEqualTo(ofSeconds(3));
        assertThat(outcome.what()).isEqualTo("a message to orders to fail with \"NotEnoughReplicas\"");
    }

    @Test
    void publishing_is_expected_to_fail_as_long_as_its_producers_try_and_ten_seconds_more() {
        messages.producerSettings(
                Map.of("delivery.timeout.ms", "7000", "request.timeout.ms", "5000", "linger.ms", "0"));

        Outcome<List<Sent>> outcome = waits.failed(ORDERS, "NotEnoughReplicas");

        assertThat(outcome.reached()).isFalse();
        assertThat(outcome.took()).isEqualTo(ofSeconds(17));
    }

    @Test
    void a_producer_retries_when_a_message_is_sent_again_after_the_last_fault() {
        messages.retries(ORDERS);
        scenario.pass(ofSeconds(5));
        scenario.apply(NodeOperation.PAUSE, "kafka1");
        scenario.after(ofSeconds(6), () -> messages.retries(ORDERS));

        Outcome<Long> outcome = waits.retried(ORDERS, ofSeconds(8));

        assertThat(outcome.took()).isEqualTo(ofSeconds(6));
        assertThat(outcome.orFail()).isEqualTo(1);
    }

    @Test
    void a_producer_that_does_not_retry_is_a_failure() {
        scenario.apply(NodeOperation.PAUSE, "kafka1");

        assertThatThrownBy(waits.retried(ORDERS, ofSeconds(8))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 13 s for a producer of orders to send a message again, and still:"
                        + " 0 messages were sent again");
    }
}

package dev.kafkalab.expect;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.expect.Arrivals.Arrival;
import dev.kafkalab.scenario.FakeMessages;
import dev.kafkalab.scenario.FakeScenario;
import dev.kafkalab.traffic.Sent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

    private final FakeScenario scenario;
    private final FakeMessages messages;

    ArrivalsTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        messages = scenario.messages();
        messages.startReading("orders");
        scenario.pass(ofSeconds(1));
    }

    @Test
    void a_message_is_timed_from_its_send_to_the_poll_that_brought_it() {
        Sent tea = messages.acknowledges("orders", "tea");
        Sent coffee = messages.acknowledges("orders", "coffee");
        scenario.after(ofSeconds(1), () -> messages.arrives("orders", coffee));
        scenario.after(ofSeconds(3), () -> messages.arrives("orders", tea));

        Arrival arrival = await("tea");

        assertThat(arrival.sent()).isEqualTo(tea);
        assertThat(arrival.took()).isEqualTo(ofSeconds(3));
        assertThat(arrival.outcome().orFail().orElseThrow().text()).isEqualTo("tea");
    }

    @Test
    void of_messages_with_the_same_value_the_last_one_is_meant() {
        Sent first = messages.acknowledges("orders", "tea");
        messages.arrives("orders", first);
        scenario.pass(ofSeconds(1));
        Sent second = messages.acknowledges("orders", "tea");
        scenario.after(ofSeconds(2), () -> messages.arrives("orders", second));

        assertThat(await("tea").sent()).isEqualTo(second);
        assertThat(await("tea").took()).isEqualTo(ofSeconds(2));
    }

    @Test
    void a_message_that_arrived_in_time_has_done_so_however_late_somebody_asks() {
        Sent tea = messages.acknowledges("orders", "tea");
        scenario.after(ofSeconds(2), () -> messages.arrives("orders", tea));
        scenario.pass(ofSeconds(60));

        Arrival arrival = await("tea");

        assertThat(arrival.outcome().orFail()).isPresent();
        assertThat(arrival.took()).isEqualTo(ofSeconds(2));
    }

    @Test
    void a_message_that_arrived_late_is_a_failure_however_late_somebody_asks() {
        Sent tea = messages.acknowledges("orders", "tea");
        scenario.after(ofSeconds(7), () -> messages.arrives("orders", tea));
        scenario.pass(ofSeconds(60));

        assertThatThrownBy(await("tea").outcome()::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited for \"tea\" to arrive, which was to come within 5 s, and it came after 7 s");
    }

    @Test
    void a_message_that_does_not_arrive_is_a_failure_that_tells_how_many_others_did() {
        Sent coffee = messages.acknowledges("orders", "coffee");
        messages.acknowledges("orders", "tea");
        messages.arrives("orders", coffee);

        Arrival arrival = await("tea");

        assertThat(arrival.took()).isEqualTo(ofSeconds(5));
        assertThatThrownBy(arrival.outcome()::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 5 s for \"tea\" to arrive, and still: 1 messages of orders have arrived,"
                        + " and not this one");
    }

    @Test
    void a_message_that_no_step_has_published_is_a_mistake_of_the_feature() {
        messages.acknowledges("orders", "coffee");

        assertThatThrownBy(() -> await("tea"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No step has published \"tea\" to orders");
    }

    @Test
    void so_is_a_topic_that_nobody_reads() {
        messages.acknowledges("payments", "tea");

        assertThatThrownBy(() -> new Arrivals(scenario.context()).await("payments", "tea", ofSeconds(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Nobody reads payments");
    }

    private Arrival await(String value) {
        return new Arrivals(scenario.context()).await("orders", value, ofSeconds(5));
    }
}

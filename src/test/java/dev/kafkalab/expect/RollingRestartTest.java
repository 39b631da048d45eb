package dev.kafkalab.expect;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingRestartTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final FakeScenario scenario;
    private final List<String> restarted = new ArrayList<>();
    private final List<Duration> took = new ArrayList<>();

    RollingRestartTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        scenario.observer().says(Seen.partition(0, 1, ALL, ALL));
    }

    @Test
    void every_broker_and_nobody_else_is_stopped_and_started() {
        restart();

        assertThat(restarted).containsExactly("kafka1", "kafka2", "kafka3");
        assertThat(restarted).allSatisfy(name -> assertThat(doneTo(name)).containsExactly("stop", "start"));
        assertThat(doneTo("zoo1")).isEmpty();
    }

    @Test
    void the_next_one_waits_until_the_cluster_is_whole_again() {
        scenario.observer().says(Seen.partition(0, 2, ALL, List.of(2, 3)));
        scenario.after(ofSeconds(12), () -> {
            assertThat(doneTo("kafka2")).isEmpty();
            scenario.observer().says(Seen.partition(0, 2, ALL, ALL));
        });

        restart();

        assertThat(took).containsExactly(ofSeconds(12), ZERO, ZERO);
    }

    @Test
    void where_the_cluster_does_not_become_whole_the_brokers_that_are_left_are_not_touched() {
        scenario.observer().says(Seen.partition(0, 2, ALL, List.of(2, 3)));

        assertThatThrownBy(this::restart)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 65 s for kafka1 to be back and the cluster whole, and still:"
                        + " ISR of orders-0 is 2 and 3");
        assertThat(restarted).containsExactly("kafka1");
        assertThat(doneTo("kafka2")).isEmpty();
    }

    private void restart() {
        new RollingRestart(scenario.context()).ofEveryBroker(this::note);
    }

    private void note(ClusterNode broker, Outcome<List<String>> whole) {
        restarted.add(broker.node().name());
        took.add(whole.took());
    }

    private List<String> doneTo(String node) {
        return scenario.cluster().fake(node).done();
    }
}

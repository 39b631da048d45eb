package dev.kafkalab.expect;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnexpectedExitTest {

    private final FakeScenario scenario;

    UnexpectedExitTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
    }

    @Test
    void a_node_that_ends_is_timed_from_the_last_fault_of_any_node() {
        scenario.pass(ofSeconds(20));
        scenario.apply(NodeOperation.KILL, "zoo1");
        scenario.after(ofSeconds(3), () -> scenario.cluster().fake("kafka3").becomes(State.DOWN));

        Outcome<State> outcome = awaitExit("kafka3");

        assertThat(outcome.orFail()).isEqualTo(State.DOWN);
        assertThat(outcome.took()).isEqualTo(ofSeconds(3));
    }

    @Test
    void a_node_that_runs_on_or_stands_still_has_not_ended() {
        scenario.apply(NodeOperation.KILL, "zoo1");
        assertThatThrownBy(awaitExit("kafka3")::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 15 s for kafka3 to end by itself, and still: running");

        scenario.apply(NodeOperation.PAUSE, "kafka3");
        assertThatThrownBy(awaitExit("kafka3")::orFail).hasMessageEndingWith("and still: paused");
    }

    @Test
    void a_node_that_was_killed_and_started_again_can_end_by_itself() {
        scenario.apply(NodeOperation.KILL, "kafka3");
        scenario.apply(NodeOperation.START, "kafka3");
        scenario.cluster().fake("kafka3").becomes(State.DOWN);

        assertThat(awaitExit("kafka3").reached()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL", "STOP"})
    void a_node_that_the_scenario_has_ended_cannot_end_by_itself(NodeOperation end) {
        scenario.apply(end, "kafka3");

        assertThatThrownBy(() -> awaitExit("kafka3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "kafka3 cannot end by itself: it was not started, or this scenario has stopped or killed it");
    }

    @Test
    void a_node_that_was_never_started_cannot_end_by_itself(@TempDir Path folder) {
        FakeScenario part =
                new FakeScenario(Path.of("compose/zookeeper-ensemble.yml"), List.of("kafka1", "kafka2"), folder);
        part.apply(NodeOperation.KILL, "zoo1");
        UnexpectedExit exit = new UnexpectedExit(part.context());

        assertThatThrownBy(() -> exit.await(part.cluster().node("kafka3"), ofSeconds(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("kafka3 cannot end by itself: it was not started");
        assertThat(exit.await(part.cluster().node("kafka2"), ofSeconds(10)).reached())
                .isFalse();
    }

    private Outcome<State> awaitExit(String node) {
        return new UnexpectedExit(scenario.context()).await(scenario.cluster().node(node), ofSeconds(10));
    }
}

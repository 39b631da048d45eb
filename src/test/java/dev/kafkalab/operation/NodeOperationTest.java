package dev.kafkalab.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeNode;
import dev.kafkalab.runtime.ClusterNode.State;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeOperationTest {

    @TempDir
    private Path logs;

    @ParameterizedTest
    @EnumSource
    void it_leaves_a_node_in_the_state_that_it_says(NodeOperation operation) {
        for (State before : operation.possibleIn()) {
            FakeNode node = node(before);

            operation.applyTo(node);

            assertThat(node.state()).isEqualTo(operation.leaves());
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_does_to_the_node_what_it_says(NodeOperation operation) {
        FakeNode node = node(operation.possibleIn().iterator().next());

        operation.applyTo(node);

        assertThat(node.done())
                .isEqualTo(
                        switch (operation) {
                            case KILL -> List.of("kill");
                            case STOP -> List.of("stop");
                            case PAUSE -> List.of("pause");
                            case RESUME -> List.of("resume");
                            case START -> List.of("start");
                            case RESTART -> List.of("stop", "start");
                        });
    }

    @ParameterizedTest
    @EnumSource
    void where_it_cannot_be_done_nothing_is_done_and_the_reason_is_told(NodeOperation operation) {
        for (State before : EnumSet.complementOf(EnumSet.copyOf(operation.possibleIn()))) {
            FakeNode node = node(before);

            assertThatIllegalStateException()
                    .isThrownBy(() -> operation.applyTo(node))
                    .withMessageContaining("kafka1 is ")
                    .withMessageContaining("cannot be " + operation.pastTense());
            assertThat(node.done()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_done_can_be_undone_so_that_the_next_scenario_finds_a_whole_cluster(NodeOperation operation) {
        assertThat(operation.leaves() == State.RUNNING
                        || NodeOperation.repairing(operation.leaves()).isPresent())
                .isTrue();
    }

    @Test
    void a_paused_node_is_resumed_and_a_dead_one_is_started() {
        assertThat(NodeOperation.repairing(State.PAUSED)).contains(NodeOperation.RESUME);
        assertThat(NodeOperation.repairing(State.DOWN)).contains(NodeOperation.START);
        assertThat(NodeOperation.repairing(State.RUNNING)).isEmpty();
    }

    @Test
    void it_is_found_by_what_people_type_and_by_what_steps_write() {
        assertThat(NodeOperation.ofVerb("kill")).contains(NodeOperation.KILL);
        assertThat(NodeOperation.ofVerb("destroy")).isEmpty();
        assertThat(NodeOperation.ofPastTense("paused")).isEqualTo(NodeOperation.PAUSE);
        assertThatIllegalArgumentException().isThrownBy(() -> NodeOperation.ofPastTense("destroyed"));
    }

    @Test
    void no_two_have_a_word_in_common() {
        assertThat(Arrays.stream(NodeOperation.values()).map(NodeOperation::pastTense))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(NodeOperation.values()).map(NodeOperation::noun))
                .doesNotHaveDuplicates();
    }

    private FakeNode node(State state) {
        FakeNode node =
                FakeCluster.running("compose/zookeeper-ensemble.yml", logs).fake("kafka1");
        node.becomes(state);
        return node;
    }
}

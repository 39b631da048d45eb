package dev.kafkalab.gherkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kafkalab.gherkin.NodeWords.Form;
import dev.kafkalab.operation.NodeOperation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeWordsTest {

    @ParameterizedTest
    @CsvSource({
        "the leader broker, UNNAMED_LEADER, , broker",
        "the leader of testTopic, LEADER, testTopic, broker",
        "the leader of partition, LEADER, partition, broker",
        "the leader of partition 2 of my.topic_1, PARTITION_LEADER, my.topic_1, broker",
        "the followers of a-b, FOLLOWERS, a-b, broker",
        "a follower of orders, FOLLOWER, orders, broker",
        "the controller, CONTROLLER, , broker",
        "a broker other than the controller, NOT_CONTROLLER, , broker",
        "another broker, ANOTHER_BROKER, , broker",
        "the active controller, ACTIVE_CONTROLLER, , controller",
        "a standby controller, STANDBY_CONTROLLER, , controller",
        "the ZooKeeper leader, ZOOKEEPER_LEADER, , ZooKeeper",
        "a ZooKeeper follower, ZOOKEEPER_FOLLOWER, , ZooKeeper",
        "the killed broker, BROKEN, , broker",
        "the stopped ZooKeeper, BROKEN, , ZooKeeper",
        "the paused controllers, ALL_BROKEN, , controller",
        "broker 2, ID, , broker",
        "ZooKeeper 1, ID, , ZooKeeper",
        "node kafka1, SERVICE, , ",
    })
    void are_read(String words, Form form, String topic, String kind) {
        NodeWords read = NodeWords.of(words).orElseThrow();

        assertThat(words).matches(NodeWords.REGEX);
        assertThat(read.form()).isEqualTo(form);
        assertThat(read.topic().orElse(null)).isEqualTo(topic);
        assertThat(read.kind().orElse(null)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka3",
                "container kafka3",
                "the leader",
                "broker two",
                "the broken broker",
                "the started broker",
                "broker -1",
                "brokers 1"
            })
    void are_not_read_if_no_step_may_say_them(String words) {
        assertThat(words).doesNotMatch(NodeWords.REGEX);
        assertThat(NodeWords.of(words)).isEmpty();
    }

    @Test
    void have_every_form_in_the_one_expression() {
        assertThat(NodeWords.REGEX.split("\\|(?![^(]*\\))")).hasSameSizeAs(Form.values());
    }

    @Test
    void know_every_operation_that_breaks_a_node() {
        Arrays.stream(NodeOperation.values())
                .forEach(operation -> assertThat(NodeWords.of("the %s broker".formatted(operation.pastTense()))
                                .flatMap(NodeWords::done)
                                .isPresent())
                        .as("the %s broker", operation.pastTense())
                        .isEqualTo(!operation.isRepair()));
    }

    @Test
    void have_a_number_that_a_node_can_have() {
        assertThat(NodeWords.of("the leader of partition 12 of a7")
                        .orElseThrow()
                        .number())
                .isEqualTo(12);
        assertThat(NodeWords.of("broker 003").orElseThrow().number()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> NodeWords.of("broker 99999999999").orElseThrow().number())
                .withMessage("\"99999999999\" is no whole number of at most 2147483647");
    }
}

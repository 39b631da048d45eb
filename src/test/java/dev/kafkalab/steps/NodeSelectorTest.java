package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSelectorTest {

    private static final Pattern PHRASE = Pattern.compile(NodeSelector.REGEX);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the leader broker",
                "the leader of testTopic",
                "the leader of partition 2 of my.topic_1",
                "the controller",
                "a broker other than the controller",
                "another broker",
                "the ZooKeeper leader",
                "a ZooKeeper follower",
                "the killed broker",
                "the stopped broker",
                "the paused broker",
                "the killed ZooKeeper",
                "broker 2",
                "ZooKeeper 1"
            })
    void a_step_may_say(String words) {
        assertThat(words).matches(PHRASE);
        assertThat(NodeSelector.isKnown(words))
                .as("a form that can be looked up")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka3", "container kafka3", "the leader", "broker two", "the broken broker"})
    void a_step_may_not_say(String words) {
        assertThat(words).doesNotMatch(PHRASE);
        assertThat(NodeSelector.isKnown(words)).isFalse();
    }

    @Test
    void words_that_mean_no_node_are_refused() {
        assertThatThrownBy(() -> new NodeSelector("kafka3").in(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a node: kafka3");
    }
}

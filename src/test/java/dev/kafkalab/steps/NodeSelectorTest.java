package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NodeSelectorTest {

    @Test
    void keeps_the_words_of_its_step() {
        assertThat(NodeSelector.of("the leader of orders").words()).isEqualTo("the leader of orders");
    }

    @Test
    void words_that_mean_no_node_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeSelector.of("kafka3"))
                .withMessage("Not a node: kafka3");
    }
}

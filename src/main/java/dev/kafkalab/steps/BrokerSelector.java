package dev.kafkalab.steps;

import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Role;
import java.util.Arrays;
import java.util.List;

/**
 * Brokers, as a step names them: {@code brokers 1, 2 and 3}, or {@code all brokers}. How many these are, and which ids
 * they have, a step need not know.
 *
 * @param words as the step has them
 */
public record BrokerSelector(String words) {

    /** Every form, as one regular expression without groups. */
    static final String REGEX = "brokers? \\d+(?:, \\d+)*(?: and \\d+)?|all brokers";

    private static final String ALL = "all brokers";

    /**
     * Their ids, in ascending order.
     *
     * @throws IllegalStateException if a broker of the file has no id yet: its cluster gives it one when it first
     *     starts
     */
    List<Integer> in(ScenarioContext scenario) {
        return words.equals(ALL)
                ? scenario.lab().cluster().nodes().stream()
                        .filter(node -> node.node().is(Role.BROKER))
                        .map(BrokerSelector::id)
                        .sorted()
                        .toList()
                : Arrays.stream(words.replaceFirst("\\D+", "").split("\\D+"))
                        .map(Words::number)
                        .sorted()
                        .toList();
    }

    private static int id(ClusterNode broker) {
        return broker.id()
                .orElseThrow(() -> new IllegalStateException("The broker %s has not been given an id yet"
                        .formatted(broker.node().name())));
    }
}

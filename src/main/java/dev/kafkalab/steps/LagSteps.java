package dev.kafkalab.steps;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.expect.LagTable;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.transcript.GroupLayout;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Steps that say how far a group is behind. The lag of a partition is its end offset less the offset that the group has
 * committed: what was read and not committed counts as well.
 */
public record LagSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * In all partitions of the topic together, as Kafka says within 10 seconds. Fails if the group has a partition of
     * which it has committed nothing: its lag is not known.
     */
    @Then("the lag of group {group} on {topic} is {int}")
    public void lag(String name, String topic, int lag) {
        judge(name, topic, "group %s to lag by %d on %s".formatted(name, lag, topic), state -> state.lag(topic)
                .equals(OptionalLong.of(lag)));
    }

    /**
     * In each partition that the group has or has committed an offset of, as Kafka says within 10 seconds: a row each,
     * with the columns {@code partition} and {@code lag}. A lag of {@code none} is that of a partition of which the
     * group has committed nothing.
     */
    @Then("the lag of group {group} on {topic} is:")
    public void lags(String name, String topic, List<Map<String, String>> rows) {
        LagTable table = LagTable.of(rows);
        judge(
                name,
                topic,
                "the lag of group %s on %s to be %s".formatted(name, topic, LagTable.inWords(table.lags())),
                state -> state.lags(topic).equals(table.lags()));
    }

    private void judge(String name, String topic, String what, Predicate<GroupState> wanted) {
        ScenarioGroup group = scenario.groups().judged(name);
        Outcome<GroupState> outcome =
                scenario.settle(what, group::state, state -> LagTable.inWords(state.lags(topic)), wanted);
        evidence.record(GroupLayout.describe(scenario.lab().observer().bootstrapServers(), outcome.last()));
        outcome.orFail();
    }
}

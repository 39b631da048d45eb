package dev.kafkalab.steps;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.traffic.group.GroupReads;
import dev.kafkalab.traffic.group.ReadMessage;
import dev.kafkalab.transcript.GroupLayout;
import java.util.List;

/** What steps about consumer groups leave behind. */
final class GroupEvidence {

    private GroupEvidence() {}

    /** What Kafka says of the group now. */
    static Transcript described(ScenarioContext scenario, ScenarioGroup group) {
        return GroupLayout.describe(scenario.lab().observer().bootstrapServers(), group.state());
    }

    /** Which of its consumers has read which offsets. */
    static Transcript history(ScenarioGroup group, String topic, List<ReadMessage> reads) {
        return new Transcript(
                "what the consumers of group %s have read, in their order".formatted(group.id()),
                GroupReads.inWords(topic, reads));
    }
}

package dev.kafkalab.steps;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.lab.LabGroup;
import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.observe.GroupLayout;
import dev.kafkalab.traffic.group.GroupReads;
import dev.kafkalab.traffic.group.ReadMessage;
import java.util.List;

/** What steps about consumer groups leave behind. */
final class GroupEvidence {

    private GroupEvidence() {}

    /** What Kafka says of the group now. */
    static Transcript described(LabScenario scenario, LabGroup group) {
        return GroupLayout.describe(scenario.lab().observer().bootstrapServers(), group.state());
    }

    /** Which of its consumers has read which offsets. */
    static Transcript history(LabGroup group, String topic, List<ReadMessage> reads) {
        return new Transcript(
                "what the consumers of group %s have read, in their order".formatted(group.id()),
                GroupReads.inWords(topic, reads));
    }
}

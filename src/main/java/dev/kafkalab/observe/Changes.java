package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two looks at a cluster, as events of a timeline. */
final class Changes {

    private Changes() {}

    /** The lanes of a snapshot: whose state, and what it is. */
    static Map<String, String> lanes(Snapshot snapshot) {
        Map<String, String> lanes = new LinkedHashMap<>();
        if (!snapshot.brokers().isEmpty()) {
            lanes.put("brokers", Words.list(snapshot.brokerIds()));
            lanes.put("controller", snapshot.controller() < 0 ? "none" : "broker " + snapshot.controller());
        }
        for (Snapshot.Partition p : snapshot.partitions()) {
            if (!p.topic().startsWith("__")) {
                String partition = p.topic() + "-" + p.partition();
                lanes.put("leader of " + partition, p.leader() < 0 ? "none" : "broker " + p.leader());
                lanes.put(
                        "ISR of " + partition,
                        Words.list(p.isr().stream().sorted().toList()));
            }
        }
        for (EnsembleMember member : snapshot.ensemble()) {
            lanes.put("ZooKeeper " + member.node(), member.mode());
        }
        return lanes;
    }

    /**
     * The events between two looks. A lane that is not in the later look is left as it was: the cluster was not asked,
     * or did not answer.
     */
    static List<Event> between(Map<String, String> before, Map<String, String> after, Instant at) {
        return after.entrySet().stream()
                .filter(lane -> !lane.getValue().equals(before.get(lane.getKey())))
                .map(lane -> new Event(at, lane.getKey(), lane.getValue(), false))
                .toList();
    }
}

package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.text.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two looks at a cluster, as events of a timeline. */
final class Changes {

    /** The lane that tells who the controller is. */
    static final String CONTROLLER = "controller";

    private Changes() {}

    /** The lanes of a snapshot: whose state, and what it is. */
    static Map<String, String> lanes(Snapshot snapshot) {
        Map<String, String> lanes = new LinkedHashMap<>();
        if (!snapshot.brokers().isEmpty()) {
            lanes.put("brokers", Words.list(snapshot.brokerIds()));
            lanes.put(CONTROLLER, controller(snapshot));
        }
        for (Snapshot.Partition p : snapshot.partitions()) {
            if (!p.topic().startsWith("__")) {
                lanes.put(leaderLane(p.topic(), p.partition()), leader(p.leader()));
                lanes.put(
                        "ISR of %s-%d".formatted(p.topic(), p.partition()),
                        Words.list(p.isr().stream().sorted().toList()));
            }
        }
        for (EnsembleMember member : snapshot.ensemble()) {
            lanes.put("ZooKeeper " + member.node(), member.mode());
        }
        return lanes;
    }

    /** The lane that tells who leads a partition. */
    static String leaderLane(String topic, int partition) {
        return "leader of %s-%d".formatted(topic, partition);
    }

    /** What that lane says of a leader. */
    static String leader(int id) {
        return id < 0 ? "none" : "broker " + id;
    }

    /** In KRaft mode the controller need not be a broker. */
    static String controller(Snapshot snapshot) {
        int id = snapshot.controller();
        if (id < 0) {
            return "none";
        }
        return (snapshot.brokerIds().contains(id) ? "broker " : "node ") + id;
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

package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What differs between two looks at a cluster, as events of a timeline. */
final class Changes {

    private Changes() {}

    /** The states that a snapshot tells, by whose they are. */
    static Map<Subject, State> states(Snapshot snapshot) {
        Map<Subject, State> states = new LinkedHashMap<>();
        if (!snapshot.brokers().isEmpty()) {
            states.put(new Subject.BrokerList(), new State.OfIds(snapshot.brokerIds()));
            states.put(new Subject.Controller(), controller(snapshot));
        }
        for (Snapshot.Partition p : snapshot.partitions()) {
            if (!p.topic().startsWith("__")) {
                states.put(new Subject.LeaderOf(p.topic(), p.partition()), leader(p.leader()));
                states.put(
                        new Subject.IsrOf(p.topic(), p.partition()),
                        new State.OfIds(p.isr().stream().sorted().toList()));
            }
        }
        for (EnsembleMember member : snapshot.ensemble()) {
            states.put(new Subject.EnsembleMember(member.node()), new State.OfEnsembleMember(member.mode()));
        }
        return states;
    }

    /** Of a partition that this broker leads; of none for a negative id. */
    static State leader(int id) {
        return new State.OfLeader(id < 0 ? OptionalInt.empty() : OptionalInt.of(id));
    }

    /** In KRaft mode the controller need not be a broker. */
    static State controller(Snapshot snapshot) {
        int id = snapshot.controller();
        return new State.OfController(
                id < 0 ? OptionalInt.empty() : OptionalInt.of(id),
                snapshot.brokerIds().contains(id));
    }

    /**
     * The events between two looks. Whoever is not in the later look is left as it was: the cluster was not asked, or
     * did not answer.
     */
    static List<Event> between(Map<Subject, State> before, Map<Subject, State> after, Instant at) {
        return after.entrySet().stream()
                .filter(seen -> !seen.getValue().equals(before.get(seen.getKey())))
                .map(seen -> Event.observed(at, seen.getKey(), seen.getValue()))
                .toList();
    }
}

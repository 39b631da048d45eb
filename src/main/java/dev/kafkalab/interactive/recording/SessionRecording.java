package dev.kafkalab.interactive.recording;

import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.topology.Node;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to a cluster and seen of it, as a feature that does the same and expects the same. Another run may make
 * another broker the controller, so parts are named and not ids, wherever phrases allow it.
 */
public final class SessionRecording {

    private final FeatureDraft draft;
    private final ElectionBounds bounds;
    private final NodeNames names = new NodeNames();
    private final Set<String> given = new HashSet<>();
    private final Map<String, String> modes = new HashMap<>();
    private Optional<Episode> episode = Optional.empty();

    /** @param cluster as steps take it: {@code the cluster of compose/kraft.yml} */
    public SessionRecording(String cluster, ElectionBounds bounds) {
        this.draft = new FeatureDraft(cluster);
        this.bounds = bounds;
    }

    /** That has been done to that node, and the cluster was like this before. */
    public void done(Node node, NodeOperation operation, Snapshot before) {
        Set<String> placed = new HashSet<>();
        before.partitions().stream()
                .map(Snapshot.Partition::topic)
                .filter(topic -> !topic.startsWith("__"))
                .filter(given::add)
                .forEach(topic -> {
                    if (give(before.topic(topic), before)) {
                        placed.add(topic);
                    }
                });
        String name = names.of(node, operation, before);
        draft.done("%s is %s".formatted(name, operation.pastTense()));
        before.ensemble().forEach(member -> modes.put(member.node(), member.mode()));
        boolean certain = name.endsWith("controller")
                || !brokersControl(before)
                || placed.stream().anyMatch(topic -> name.equals("the leader of " + topic));
        episode = Optional.of(
                new Episode(draft, bounds, new Operated(node, operation, names.broken(node)), before, certain));
    }

    /**
     * A topic of one partition on all brokers is led by the controller again, or again by another broker; any other has
     * its replicas where they were.
     *
     * @return whether its leader's part is sure
     */
    private boolean give(List<Snapshot.Partition> partitions, Snapshot now) {
        Snapshot.Partition first = partitions.get(0);
        boolean everywhere = partitions.size() == 1
                && first.leader() >= 0
                && first.replicas().size() == now.brokers().size();
        if (everywhere && brokersControl(now)) {
            draft.given("a topic %s with replication factor %d, led by %s"
                    .formatted(
                            first.topic(),
                            first.replicas().size(),
                            first.leader() == now.controller()
                                    ? "the controller"
                                    : "a broker other than the controller"));
            return true;
        }
        draft.topic(
                first.topic(),
                partitions.stream().map(Snapshot.Partition::replicas).toList());
        return false;
    }

    /** Not where controllers are nodes of their own. */
    private static boolean brokersControl(Snapshot now) {
        return now.brokerIds().contains(now.controller());
    }

    /** The cluster has changed since. */
    public void seen(Event event) {
        episode.ifPresent(since -> {
            if (event.subject() instanceof Subject.LeaderOf of && event.state() instanceof State.OfLeader leader) {
                leader.broker().ifPresent(broker -> since.leader(of, broker));
            } else if (event.subject() instanceof Subject.IsrOf of && event.state() instanceof State.OfIds ids) {
                since.isr(of, ids.ids());
            } else if (event.subject() instanceof Subject.Controller
                    && event.state() instanceof State.OfController controller) {
                controller.node().ifPresent(since::controller);
            } else if (event.subject() instanceof Subject.EnsembleMember member
                    && event.state() instanceof State.OfEnsembleMember mode) {
                modes.put(member.node(), mode.mode());
                since.ensemble(modes.values());
            }
        });
    }

    /** The feature, once it has something that a run can verify. */
    public Optional<String> feature(LocalDate day) {
        return draft.promises() ? Optional.of(draft.text(day)) : Optional.empty();
    }
}

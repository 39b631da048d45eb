package dev.kafkalab.scenario;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.operation.NodeControl;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Closeables;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.scenario.Groups.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scenario has to do with one cluster, from taking it to leaving it.
 *
 * @param lab the cluster
 * @param watcher what is seen of it meanwhile
 * @param faults what was done to its nodes
 * @param messages what was sent to it and read from it
 * @param groups its consumer groups
 * @param transactions its transactional producers and its processor
 * @param clientLog what the producers and readers of {@code messages} log
 */
record ClusterSession(
        LabCluster lab,
        ClusterMonitor watcher,
        NodeControl faults,
        Messages messages,
        Groups groups,
        Transactions transactions,
        ClientLog clientLog) {

    static ClusterSession begin(LabCluster lab, Path reports, Progress progress) {
        ClusterMonitor watcher = ClusterMonitor.of(lab.cluster(), lab.observer());
        return new ClusterSession(
                lab,
                watcher,
                new NodeControl(lab.cluster(), lab.observer(), watcher),
                new Messages(lab),
                new Groups(lab, watcher, progress),
                new Transactions(lab),
                new ClientLog(reports));
    }

    /** What was done to a node or a consumer last, if anything was. */
    Optional<Applied> lastDone() {
        Optional<AppliedOperation> fault = faults.latest();
        return groups.latest()
                .filter(change ->
                        fault.isEmpty() || change.at().isAfter(fault.get().at()))
                .map(Change::done)
                .or(() -> fault.map(AppliedOperation::evidence));
    }

    /**
     * Ends the clients; the cluster stays.
     *
     * @return the timeline, and what went through topics meanwhile, if something was done to the cluster
     */
    List<Evidence> end() {
        Closeables.closeAll(List.of(groups::close, transactions::close, messages::close, watcher::close));
        Timeline timeline = watcher.timeline();
        return timeline.events().stream().anyMatch(Timeline.Event::fault)
                ? Stream.<Evidence>concat(Stream.of(timeline), messages.traffic().stream())
                        .toList()
                : List.of();
    }
}

package dev.kafkalab.lab;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.observe.Watcher;
import dev.kafkalab.runtime.Progress;
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
 * @param clientLog what the producers and readers of {@code messages} log
 */
record ClusterUse(
        LabCluster lab, Watcher watcher, Faults faults, Messages messages, Groups groups, ClientLog clientLog) {

    static ClusterUse begin(LabCluster lab, Progress progress) {
        Watcher watcher = Watcher.of(lab.cluster(), lab.observer());
        return new ClusterUse(
                lab,
                watcher,
                new Faults(lab, watcher),
                new Messages(lab),
                new Groups(lab, watcher, progress),
                new ClientLog());
    }

    /** What was done to a node or a consumer last, in words: {@code kafka1 killed}; empty if nothing was. */
    String lastDone() {
        Optional<Fault> fault = faults.latest();
        return groups.latest()
                .filter(change ->
                        fault.isEmpty() || change.at().isAfter(fault.get().at()))
                .map(change -> change.who() + " " + change.what())
                .or(() -> fault.map(
                        f -> f.node().node().name() + " " + f.operation().participle()))
                .orElse("");
    }

    /**
     * Ends the clients; the cluster stays.
     *
     * @return the timeline, and what went through topics meanwhile, if something was done to the cluster
     */
    List<Evidence> end() {
        AtTheEnd.closeAll(List.of(groups::close, messages::close, watcher::close));
        Timeline timeline = watcher.timeline();
        return timeline.events().stream().anyMatch(Timeline.Event::fault)
                ? Stream.<Evidence>concat(Stream.of(timeline), messages.traffic().stream())
                        .toList()
                : List.of();
    }
}

package dev.kafkalab.interactive;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.interactive.recording.SessionRecording;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Node;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Keeps a feature as a file, which is whole at any time, however the session ends. */
final class FeatureRecorder {

    private final SessionRecording recording;
    private final Path feature;
    private boolean written;

    FeatureRecorder(LabCluster lab, Path feature) {
        this.recording = new SessionRecording(cluster(lab), lab.electionBounds());
        this.feature = feature;
    }

    private static String cluster(LabCluster lab) {
        String whole = "the cluster of "
                + lab.cluster().topology().composeFile().toString().replace('\\', '/');
        return lab.started().size() == lab.cluster().nodes().size()
                ? whole
                : "only %s of %s"
                        .formatted(
                                Words.list(lab.started().stream()
                                        .map(node -> node.node().name())
                                        .toList()),
                                whole);
    }

    synchronized void done(Node node, NodeOperation operation, Snapshot before) {
        recording.done(node, operation, before);
    }

    /** @return what to tell the person who records, as soon as there is a file */
    synchronized Optional<String> seen(List<Event> events) {
        events.forEach(recording::seen);
        Optional<String> text = events.isEmpty()
                ? Optional.empty()
                : recording.feature(LocalDate.ofInstant(SteadyClock.now(), ZoneId.systemDefault()));
        text.ifPresent(it -> LabFolders.write(feature, it));
        if (text.isEmpty() || written) {
            return Optional.empty();
        }
        written = true;
        return Optional.of("%s is written, and kept up to date.".formatted(feature));
    }
}

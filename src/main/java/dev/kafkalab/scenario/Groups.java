package dev.kafkalab.scenario;

import dev.kafkalab.admin.GroupAdmin;
import dev.kafkalab.admin.OffsetsPartition;
import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.clients.ClientSettings;
import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Closeables;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.traffic.group.ConsumerGroup;
import dev.kafkalab.traffic.group.ConsumerSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A scenario's consumer groups, each begun without members and without offsets. */
public final class Groups implements AutoCloseable {

    private final LabCluster lab;
    private final ClusterMonitor watcher;
    private final Progress progress;
    private final Map<String, ScenarioGroup> groups = new LinkedHashMap<>();
    private final Map<String, ShareGroup> shared = new LinkedHashMap<>();
    private ConsumerSettings settings = new ConsumerSettings(Map.of());

    Groups(LabCluster lab, ClusterMonitor watcher, Progress progress) {
        this.lab = lab;
        this.watcher = watcher;
        this.progress = progress;
    }

    /** The settings of every consumer that is started from now on, beside Kafka's own defaults. */
    public void settings(Map<String, String> given) {
        settings = new ConsumerSettings(given);
    }

    /** The settings of the consumers that are started now. */
    public ConsumerSettings settings() {
        return settings;
    }

    /** The group that the scenario's steps call so; it begins here if none has named it before. */
    public ScenarioGroup named(String name) {
        return groups.computeIfAbsent(name, this::empty);
    }

    /** The share group of that name. */
    public ShareGroup shared(String name) {
        return shared.computeIfAbsent(name, id -> new ShareGroup(id, lab, progress));
    }

    /**
     * The share group of that name, to be judged.
     *
     * @throws IllegalStateException if no step has started a consumer of it
     */
    public ShareGroup judgedShared(String name) {
        return Optional.ofNullable(shared.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "There is no share group %s: a step such as \"When 2 consumers of share group %s read orders\" must come before this one"
                                .formatted(name, name)));
    }

    /**
     * The group that the scenario's steps call so, to be judged: of one that never was, everything empty would hold.
     *
     * @throws IllegalStateException if no step has started a consumer of it, or reset its offsets
     */
    public ScenarioGroup judged(String name) {
        return Optional.ofNullable(groups.get(name))
                .filter(ScenarioGroup::hasBegun)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no group %s: a step such as \"When 1 consumer of group %s reads orders\" must come before this one"
                                .formatted(name, name)));
    }

    /**
     * The value of a setting in each consumer that runs, as its own process tells, by the consumer's name.
     *
     * @throws IllegalArgumentException if consumers have no such setting
     * @throws IllegalStateException if no consumer runs
     */
    public Map<String, String> inForce(String setting) {
        ClientSettings.CONSUMER.mistakeIn(setting).ifPresent(mistake -> {
            throw new IllegalArgumentException(mistake);
        });
        Map<String, String> values = new TreeMap<>();
        groups.values().forEach(group -> values.putAll(group.inForce(setting)));
        if (values.isEmpty()) {
            throw new IllegalStateException(
                    "No consumer runs: a step such as \"When 1 consumer of group billing reads orders\" must come before this one");
        }
        return values;
    }

    /**
     * A group whose partition of {@code __consumer_offsets} is led by that broker, which is therefore its coordinator.
     * The name is how steps call it; its {@code group.id} is found so that the partition is right.
     *
     * @throws IllegalStateException if the name is taken, or the broker leads no partition of that topic
     */
    public ScenarioGroup keptBy(String name, int broker) {
        if (groups.containsKey(name)) {
            throw new IllegalStateException("There is a group " + name + " already");
        }
        // Asking for any group makes Kafka create the topic.
        admin().members(name);
        List<Snapshot.Partition> partitions = new Waiter(progress)
                .await(
                        new Condition<>(
                                "every partition of %s to have a leader".formatted(OffsetsPartition.TOPIC),
                                () -> lab.observer().metadata().topic(OffsetsPartition.TOPIC),
                                EvidenceText::partitions,
                                known -> !known.isEmpty()
                                        && known.stream().allMatch(partition -> partition.leader() >= 0)),
                        ScenarioContext.METADATA_SETTLES)
                .orSetupFailure();
        List<Integer> led = partitions.stream()
                .filter(partition -> partition.leader() == broker)
                .map(Snapshot.Partition::partition)
                .toList();
        if (led.isEmpty()) {
            throw new IllegalStateException("Broker %d leads no partition of %s: %s"
                    .formatted(broker, OffsetsPartition.TOPIC, EvidenceText.partitions(partitions)));
        }
        ScenarioGroup group = empty(OffsetsPartition.groupIn(name, partitions.size(), led::contains));
        groups.put(name, group);
        return group;
    }

    /** What was done to a consumer last, if anything was. */
    Optional<Change> latest() {
        return groups.values().stream()
                .flatMap(group -> group.change().stream())
                .max(Comparator.comparing(Change::at));
    }

    /** Ends every member that is left. */
    @Override
    public void close() {
        Closeables.closeAll(Stream.concat(
                        groups.values().stream().<Runnable>map(group -> group::close),
                        shared.values().stream().<Runnable>map(group -> group::close))
                .toList());
    }

    /**
     * An earlier scenario on the same cluster may have left one of that id, with a dead member whose session has not
     * expired.
     */
    private ScenarioGroup empty(String id) {
        admin().remove(id);
        return new ScenarioGroup(new ConsumerGroup(id), lab, admin(), watcher, progress);
    }

    private GroupAdmin admin() {
        return lab.admin().groups();
    }

    /**
     * Something that was done to a group.
     *
     * @param at when it took effect
     * @param done what, and to whom
     */
    record Change(Instant at, Applied done) {}
}

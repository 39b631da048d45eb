package dev.kafkalab.lab;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.observe.Await;
import dev.kafkalab.observe.Watcher;
import dev.kafkalab.observe.Words;
import dev.kafkalab.runtime.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What one scenario works with: its cluster, the topic it speaks of, what it did to nodes, and its traffic. */
public final class LabScenario {

    private static final Path DEFAULT_TOPOLOGY = Path.of("compose", "zookeeper-ensemble.yml");

    /** How long until every broker has been told of a change that the controller has made. */
    public static final Duration METADATA_SETTLES = Duration.ofSeconds(10);

    private final Labs labs;
    private final Progress progress;
    private LabCluster lab;
    private Watcher watcher;
    private Faults faults;
    private Messages messages;
    private String topic;
    private Optional<ClusterStart> unnamed = Optional.empty();

    /** A scenario of this run, on the run's shared clusters. */
    public LabScenario() {
        this.labs = Labs.shared();
        this.progress = labs.progress();
    }

    /** Takes the whole and empty cluster of a Compose file. */
    public ClusterStart use(Path composeFile, Map<String, String> variables) {
        Labs.Ready ready = labs.whole(composeFile, variables);
        end();
        lab = ready.lab();
        watcher = Watcher.of(lab.cluster(), lab.observer());
        faults = new Faults(lab, watcher);
        messages = new Messages(lab);
        return ClusterStarts.of(ready);
    }

    /** The scenario's cluster; a scenario that names none gets {@code -Dlab.topology}, or the ZooKeeper ensemble. */
    public LabCluster lab() {
        if (lab == null) {
            Path composeFile = Path.of(System.getProperty("lab.topology", DEFAULT_TOPOLOGY.toString()));
            unnamed = Optional.of(use(composeFile, Map.of()));
        }
        return lab;
    }

    /** How the cluster was come by, where no step has named it. */
    public Optional<ClusterStart> unnamedCluster() {
        return unnamed;
    }

    /** Starts a cluster that was taken down, and waits until it is whole. */
    public void restartCluster() {
        lab().start(progress);
    }

    /** What was done to its nodes. */
    public Faults faults() {
        lab();
        return faults;
    }

    /** What was sent and read. */
    public Messages messages() {
        lab();
        return messages;
    }

    /** The topic that was named last. @throws IllegalStateException if none was */
    public String topic() {
        return Optional.ofNullable(topic)
                .orElseThrow(
                        () -> new IllegalStateException("This step speaks of a topic, but the scenario has none yet:"
                                + " a step such as \"Given a topic with replication factor 3\" must come before it"));
    }

    /** Makes that topic the one the scenario speaks of. */
    public String topic(String name) {
        topic = name;
        return name;
    }

    /** Waits until every broker knows every partition of a topic, with a leader and a full ISR. */
    public Snapshot awaitTopic(String name, int partitions) {
        topic(name);
        return settle(
                        "every broker to know " + name,
                        () -> lab().observer().everyBroker(),
                        answers -> "known to %d brokers"
                                .formatted(answers.stream()
                                        .filter(a -> !a.topic(name).isEmpty())
                                        .count()),
                        answers -> !answers.isEmpty()
                                && answers.stream()
                                        .map(answer -> answer.topic(name))
                                        .allMatch(known -> known.size() == partitions
                                                && known.stream().allMatch(LabScenario::whole)))
                .orFail()
                .get(0)
                .only(name);
    }

    /** Waits, as long as a change needs to be known everywhere, for a state that is expected to be there. */
    public <T> Await.Outcome<T> settle(
            String what, Supplier<T> look, Function<T, String> inWords, Predicate<T> wanted) {
        return Await.forState(what, look, inWords, progress).until(wanted, Instant.now(), METADATA_SETTLES);
    }

    /** A wait whose time counts from the last fault or repair. */
    public <T> Await.Outcome<T> sinceFault(
            String what, Supplier<T> look, Function<T, String> inWords, Predicate<T> wanted, Duration atMost) {
        return sinceFault(what, look, inWords, wanted, atMost, Duration.ZERO);
    }

    /** As above, looking some time longer than promised, so that what comes late is measured instead of missed. */
    <T> Await.Outcome<T> sinceFault(
            String what,
            Supplier<T> look,
            Function<T, String> inWords,
            Predicate<T> wanted,
            Duration promised,
            Duration late) {
        return Await.forState(what, look, inWords, progress)
                .until(wanted, faults().last().at(), promised, late);
    }

    /** Ends the scenario's traffic and watching; the cluster stays for the next. @return what was seen, if something was done to a node */
    public Optional<Timeline> end() {
        if (lab == null) {
            return Optional.empty();
        }
        messages.close();
        watcher.close();
        lab = null;
        return Optional.of(watcher.timeline())
                .filter(timeline -> timeline.events().stream().anyMatch(Timeline.Event::fault));
    }

    /** {@code leader 3, ISR 3, 1 and 2} for a single partition; each partition in turn for several. */
    public static String inWords(List<Snapshot.Partition> partitions) {
        if (partitions.isEmpty()) {
            return "no such topic";
        }
        return String.join(
                "; ",
                partitions.stream()
                        .map(p -> "%sleader %s, ISR %s"
                                .formatted(
                                        partitions.size() == 1 ? "" : "partition " + p.partition() + ": ",
                                        p.leader() < 0 ? "none" : p.leader(),
                                        Words.list(p.isr())))
                        .toList());
    }

    private static boolean whole(Snapshot.Partition partition) {
        return partition.leader() >= 0
                && partition.isr().size() == partition.replicas().size();
    }
}

package dev.kafkalab.pool;

import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.finding.SeparateClusters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits until a cluster is whole, or the part of it that was to be started: every ZooKeeper serves, or every KRaft
 * controller follows the active one; every broker lists every broker of its cluster and the same controller, and no
 * partition lacks a replica.
 */
final class Readiness {

    /** Slow machines need minutes. */
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    /**
     * How much longer than its own timeouts a cluster may say the same before nothing more is expected of it. The lab's
     * own: a busy machine was seen to be up to 10 s late.
     */
    private static final Duration LATE = Duration.ofSeconds(20);

    private final LabCluster lab;
    private final Waiter waiter;
    private final InstantSource clock;
    private final SeparateClusters clusters;

    Readiness(LabCluster lab, Progress progress) {
        this(lab, new Waiter(progress), SteadyClock::now);
    }

    Readiness(LabCluster lab, Waiter waiter, InstantSource clock) {
        this.lab = lab;
        this.waiter = waiter;
        this.clock = clock;
        this.clusters = SeparateClusters.of(lab.cluster().topology());
    }

    /**
     * @throws SetupException if a node dies meanwhile, with its last log lines; if all brokers answer, and keep saying
     *     the same for longer than every timeout by which Kafka would change it; or if two minutes are over
     */
    void await() {
        Standstill standstill = new Standstill(clock, patience());
        Outcome<Look> outcome = waiter.await(
                new Condition<>(
                        "the cluster",
                        this::look,
                        look -> String.join("; ", look.missing),
                        look -> look.missing.isEmpty() || standstill.lastsWith(look)),
                AT_MOST);
        List<String> missing = outcome.last().missing;
        if (!missing.isEmpty()) {
            throw new UnfitClusterException("The cluster of %s %s: %s. Look at its logs: %s"
                    .formatted(
                            lab.cluster().topology().composeFile(),
                            outcome.reached()
                                    ? "makes no progress: every broker answers, and for %s, longer than its timeouts, all have said the same"
                                            .formatted(Words.seconds(standstill.patience))
                                    : "was not whole after " + Words.seconds(AT_MOST),
                            String.join("; ", missing),
                            lab.logs()));
        }
    }

    private Duration patience() {
        ElectionBounds bounds = ElectionBounds.of(lab.cluster().topology(), this::ofFile);
        return Stream.of(bounds.silentBroker(), bounds.silentController(), bounds.both())
                .map(TimeBound::latest)
                .max(Duration::compareTo)
                .orElseThrow()
                .plus(LATE);
    }

    /** A broker's setting, as the Compose file has it: whom to ask for the one that runs is what is waited for. */
    private Optional<String> ofFile(String setting) {
        return lab.cluster().topology().nodes(Role.BROKER).stream()
                .map(Node::program)
                .filter(Program.Kafka.class::isInstance)
                .flatMap(kafka ->
                        Optional.ofNullable(((Program.Kafka) kafka).properties().get(setting)).stream())
                .findFirst();
    }

    /** What is still missing, a phrase each; empty when the cluster is whole. */
    List<String> missing() {
        return look().missing;
    }

    private Look look() {
        failIfDead();
        Map<String, Snapshot> answers = lab.observer().answers();
        List<ClusterNode> brokers = lab.started().stream()
                .filter(node -> node.node().is(Role.BROKER))
                .toList();
        List<String> missing = Stream.of(
                        ensemble(), voters(), silent(answers.size(), brokers.size()), incomplete(answers, brokers))
                .flatMap(List::stream)
                .toList();
        List<?> said = answers.values().stream()
                .map(answer -> List.of(answer.controller(), answer.brokerIds(), answer.partitions()))
                .toList();
        return new Look(missing, answers.size() == brokers.size(), List.of(missing, said));
    }

    /**
     * One look at the cluster.
     *
     * @param missing what is still missing, a phrase each
     * @param complete whether every broker has answered
     * @param said all that they have said of it
     */
    private record Look(List<String> missing, boolean complete, Object said) {}

    /** Since when a cluster, all of whose brokers answer, says the same of itself. */
    private static final class Standstill {

        private final InstantSource clock;
        private final Duration patience;
        private Object said;
        private Instant since;

        private Standstill(InstantSource clock, Duration patience) {
            this.clock = clock;
            this.patience = patience;
        }

        boolean lastsWith(Look look) {
            Instant now = clock.instant();
            if (!look.complete || !look.said.equals(said)) {
                said = look.said;
                since = now;
            }
            return Duration.between(since, now).compareTo(patience) >= 0;
        }
    }

    private List<String> ensemble() {
        Set<String> started =
                lab.started().stream().map(node -> node.node().name()).collect(Collectors.toSet());
        return lab.observer().notServing().stream()
                .filter(member -> started.contains(member.node()))
                .map((EnsembleMember member) -> member.node() + " is " + member.mode())
                .toList();
    }

    /** Without an answer of the quorum there is no controller that brokers agree on, which is said anyway. */
    private List<String> voters() {
        return lab.observer().quorum().stream()
                .flatMap(quorum -> quorum.silentVoters().stream()
                        .map(id -> "controller %d does not follow controller %d yet".formatted(id, quorum.leader())))
                .toList();
    }

    private static List<String> silent(int answers, int brokers) {
        return answers == brokers ? List.of() : List.of("%d of %d brokers answer".formatted(answers, brokers));
    }

    /**
     * What the first cluster of the file lacks that lacks something: each lists its own brokers, and has a controller
     * of its own.
     */
    private List<String> incomplete(Map<String, Snapshot> answers, List<ClusterNode> brokers) {
        return clusters.clusters().stream()
                .map(cluster -> brokers.stream()
                        .filter(broker ->
                                cluster.brokers().contains(broker.node().name()))
                        .toList())
                .map(cluster -> incomplete(cluster, answers))
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> incomplete(List<ClusterNode> brokers, Map<String, Snapshot> answers) {
        List<ClusterNode> answering = brokers.stream()
                .filter(broker -> answers.containsKey(broker.node().name()))
                .toList();
        List<Integer> controllers = answering.stream()
                .map(broker -> answers.get(broker.node().name()).controller())
                .distinct()
                .toList();
        if (controllers.size() > 1 || controllers.contains(-1)) {
            return List.of("no controller that all brokers agree on");
        }
        return answering.stream()
                .flatMap(broker -> incomplete(broker, answers.get(broker.node().name()), brokers))
                .limit(1)
                .toList();
    }

    private static Stream<String> incomplete(ClusterNode broker, Snapshot answer, List<ClusterNode> all) {
        List<Integer> known =
                all.stream().flatMap(one -> one.id().stream().boxed()).toList();
        String name = broker.node().name();
        List<Integer> listed = answer.brokerIds();
        if (listed.size() != all.size() || !listed.containsAll(known)) {
            return Stream.of("%s lists brokers %s".formatted(name, Words.list(listed)));
        }
        return Stream.concat(
                broker.id().isPresent()
                        ? Stream.empty()
                        : Stream.of("of brokers %s, nobody knows which is %s".formatted(Words.list(listed), name)),
                answer.partitions().stream()
                        .filter(p -> p.isr().size() < p.replicas().size() || p.leader() < 0)
                        .map(p -> "ISR of %s-%d is %s".formatted(p.topic(), p.partition(), Words.list(p.isr()))));
    }

    private void failIfDead() {
        for (ClusterNode node : lab.started()) {
            // A tool may be a job that has done its work.
            if (node.state() == State.DOWN && !node.node().is(Role.TOOL)) {
                NodeDeath.Explanation why = NodeDeath.explain(node.log());
                String words = "%s ended while the cluster was starting.%n%s"
                        .formatted(node.node().name(), why);
                throw why.isOfThisMachine() ? new SetupException(words) : new UnfitClusterException(words);
            }
        }
    }
}

package dev.kafkalab.steps;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.gherkin.NodeWords;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A node, or several, as a step names them: {@code the leader of testTopic}, {@code broker 2}, {@code the followers of
 * testTopic}. Which nodes these are depends on the moment, so they are found when the step runs.
 *
 * @param named as the step has them
 */
public record NodeSelector(NodeWords named) {

    /** Reads what a step has written. @throws IllegalArgumentException if it names no node */
    static NodeSelector of(String words) {
        return new NodeSelector(
                NodeWords.of(words).orElseThrow(() -> new IllegalArgumentException("Not a node: " + words)));
    }

    /** As the step has them. */
    String words() {
        return named.words();
    }

    /**
     * The one node that these words mean now.
     *
     * @throws IllegalStateException if none does, or several do, saying what was seen instead
     */
    public ClusterNode in(ScenarioContext scenario) {
        List<ClusterNode> nodes = allIn(scenario);
        if (nodes.size() != 1) {
            throw new IllegalStateException("This step is about one node, and \"%s\" are %s"
                    .formatted(
                            words(),
                            nodes.stream().map(node -> node.node().name()).toList()));
        }
        return nodes.get(0);
    }

    /** The id of the one broker that these words mean now. @throws IllegalStateException if they mean another node */
    @API(status = Status.MAINTAINED, since = "0.1")
    public int brokerIn(ScenarioContext scenario) {
        ClusterNode node = in(scenario);
        if (!node.node().is(Role.BROKER)) {
            throw new IllegalStateException("This step is about a broker, and \"%s\" is %s, which is none"
                    .formatted(words(), node.node().name()));
        }
        return node.id().orElseThrow();
    }

    /** The nodes that these words mean now. @throws IllegalStateException if none does, saying what was seen instead */
    public List<ClusterNode> allIn(ScenarioContext scenario) {
        return switch (named.form()) {
            case UNNAMED_LEADER -> leader(scenario, scenario.topic(), 0);
            case PARTITION_LEADER -> leader(scenario, topic(), named.number());
            case LEADER -> leader(scenario, topic(), 0);
            case FOLLOWERS -> followers(scenario, topic());
            case FOLLOWER -> followers(scenario, topic()).subList(0, 1);
            case CONTROLLER -> List.of(scenario.lab().node(Role.BROKER, controller(scenario)));
            case NOT_CONTROLLER -> {
                int controller = controller(scenario);
                yield first(
                        scenario,
                        Role.BROKER,
                        node -> node.id().orElse(-1) != controller,
                        "broker beside the controller");
            }
            case ANOTHER_BROKER -> {
                ClusterNode broken = scenario.faults().last().node();
                yield first(scenario, Role.BROKER, node -> node != broken, "other live broker");
            }
            case ACTIVE_CONTROLLER -> List.of(activeController(scenario));
            case STANDBY_CONTROLLER -> {
                ClusterNode active = activeController(scenario);
                List<Integer> voters = voters(scenario);
                yield first(
                        scenario,
                        Role.CONTROLLER,
                        node -> node != active && voters.contains(node.id().orElse(-1)),
                        "standby controller");
            }
            case ZOOKEEPER_LEADER -> inMode(scenario, "leader");
            case ZOOKEEPER_FOLLOWER -> inMode(scenario, "follower");
            case BROKEN -> {
                List<ClusterNode> broken = broken(scenario);
                yield broken.subList(broken.size() - 1, broken.size());
            }
            case ALL_BROKEN -> broken(scenario);
            case ID -> List.of(scenario.lab().node(role(), named.number()));
            case SERVICE ->
                List.of(scenario.lab().cluster().node(named.service().orElseThrow()));
        };
    }

    private String topic() {
        return named.topic().orElseThrow();
    }

    private Role role() {
        return Role.named(named.kind().orElseThrow());
    }

    private static List<ClusterNode> leader(ScenarioContext scenario, String topic, int partition) {
        return List.of(scenario.lab()
                .node(Role.BROKER, partition(scenario, topic, partition).leader()));
    }

    /** The in-sync replicas of partition 0 that do not lead it, in assignment order. */
    private static List<ClusterNode> followers(ScenarioContext scenario, String topic) {
        Snapshot.Partition partition = partition(scenario, topic, 0);
        List<ClusterNode> followers = partition.replicas().stream()
                .filter(id -> id != partition.leader() && partition.isr().contains(id))
                .map(id -> scenario.lab().node(Role.BROKER, id))
                .toList();
        if (followers.isEmpty()) {
            throw new IllegalStateException(
                    "No follower of %s is in sync: %s".formatted(topic, EvidenceText.partitions(List.of(partition))));
        }
        return followers;
    }

    private static Snapshot.Partition partition(ScenarioContext scenario, String topic, int partition) {
        Snapshot seen = scenario.lab().observer().metadata();
        return seen.partition(topic, partition)
                .filter(p -> p.leader() >= 0)
                .orElseThrow(() -> new IllegalStateException("Partition %d of %s has no leader: %s"
                        .formatted(partition, topic, EvidenceText.partitions(seen.topic(topic)))));
    }

    /**
     * As all live brokers have it: after an election, one that has not been told yet names the controller of before.
     */
    private static int controller(ScenarioContext scenario) {
        ClusterObserver observer = scenario.lab().observer();
        Outcome<List<Snapshot>> outcome = scenario.settle(
                "every broker to name the same controller",
                observer::everyBroker,
                answers -> "they name "
                        + answers.stream().map(Snapshot::controller).toList(),
                answers -> observer.commonController(answers).isPresent());
        if (!outcome.reached()) {
            throw new IllegalStateException("There is no controller that all live brokers know: " + outcome.observed());
        }
        return outcome.last().get(0).controller();
    }

    private static ClusterNode activeController(ScenarioContext scenario) {
        return scenario.lab().node(Role.CONTROLLER, controller(scenario));
    }

    /** One that was removed from the voters follows on, but cannot take over. */
    private static List<Integer> voters(ScenarioContext scenario) {
        ClusterObserver observer = scenario.lab().observer();
        return observer.quorum()
                .map(quorum -> quorum.voters().stream().map(Quorum.Member::id).toList())
                .orElseGet(observer::possibleControllers);
    }

    private List<ClusterNode> broken(ScenarioContext scenario) {
        String done = named.done().orElseThrow();
        List<ClusterNode> broken = scenario.faults()
                .all(applied -> applied.operation().pastTense().equals(done)
                        && applied.node().node().is(role()))
                .map(AppliedOperation::node)
                .distinct()
                .toList();
        if (broken.isEmpty()) {
            throw new IllegalStateException(
                    "No %s has been %s in this scenario".formatted(named.kind().orElseThrow(), done));
        }
        return broken;
    }

    private static List<ClusterNode> inMode(ScenarioContext scenario, String mode) {
        List<Snapshot.EnsembleMember> ensemble = scenario.lab().observer().ensemble();
        return ensemble.stream()
                .filter(member -> member.mode().equals(mode))
                .findFirst()
                .map(member -> List.of(scenario.lab().cluster().node(member.node())))
                .orElseThrow(() -> new IllegalStateException("No ZooKeeper is a %s: %s"
                        .formatted(
                                mode,
                                ensemble.stream()
                                        .map(member -> member.node() + " " + member.mode())
                                        .toList())));
    }

    private static List<ClusterNode> first(
            ScenarioContext scenario, Role role, Predicate<ClusterNode> wanted, String what) {
        Stream<ClusterNode> running = scenario.lab().observer().running(role);
        return List.of(
                running.filter(wanted).findFirst().orElseThrow(() -> new IllegalStateException("There is no " + what)));
    }
}

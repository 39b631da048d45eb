package dev.kafkalab.steps;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A node, or several, as a step names them: {@code the leader of testTopic}, {@code broker 2}, {@code the followers of
 * testTopic}. Which nodes these are depends on the moment, so they are found when the step runs.
 *
 * @param words as the step has them
 */
public record NodeSelector(String words) {

    private static final String TOPIC = "([A-Za-z0-9._-]+)";

    /** What a step may write for a node: every form below, as one expression without groups. */
    public static final String REGEX =
            "the leader broker|the leader of partition \\d+ of [A-Za-z0-9._-]+|the leader of [A-Za-z0-9._-]+"
                    + "|the followers of [A-Za-z0-9._-]+|a follower of [A-Za-z0-9._-]+"
                    + "|the controller|a broker other than the controller|another broker"
                    + "|the active controller|a standby controller"
                    + "|the ZooKeeper leader|a ZooKeeper follower"
                    + "|the (?:killed|stopped|paused) (?:broker|ZooKeeper|controller)"
                    + "|the (?:killed|stopped|paused) (?:brokers|ZooKeepers|controllers)"
                    + "|(?:broker|ZooKeeper|controller) \\d+|node [A-Za-z0-9._-]+";

    private static final List<Form> FORMS = List.of(
            form("the leader broker", (words, scenario) -> leader(scenario, scenario.topic(), 0)),
            form(
                    "the leader of partition (\\d+) of " + TOPIC,
                    (words, scenario) -> leader(scenario, words.group(2), Integer.parseInt(words.group(1)))),
            form("the leader of " + TOPIC, (words, scenario) -> leader(scenario, words.group(1), 0)),
            form("the followers of " + TOPIC, (words, scenario) -> followers(scenario, words.group(1))),
            form("a follower of " + TOPIC, (words, scenario) -> followers(scenario, words.group(1))
                    .subList(0, 1)),
            form(
                    "the controller",
                    (words, scenario) -> List.of(scenario.lab().node(Role.BROKER, controller(scenario)))),
            form("a broker other than the controller", (words, scenario) -> {
                int controller = controller(scenario);
                return first(
                        scenario,
                        Role.BROKER,
                        node -> node.node().id().orElse(-1) != controller,
                        "broker beside the controller");
            }),
            form("another broker", (words, scenario) -> {
                ClusterNode broken = scenario.faults().last().node();
                return first(scenario, Role.BROKER, node -> node != broken, "other live broker");
            }),
            form("the active controller", (words, scenario) -> List.of(activeController(scenario))),
            form("a standby controller", (words, scenario) -> {
                ClusterNode active = activeController(scenario);
                return first(scenario, Role.CONTROLLER, node -> node != active, "standby controller");
            }),
            form("the ZooKeeper leader", (words, scenario) -> inMode(scenario, "leader")),
            form("a ZooKeeper follower", (words, scenario) -> inMode(scenario, "follower")),
            form("the (killed|stopped|paused) (broker|ZooKeeper|controller)", (words, scenario) -> {
                List<ClusterNode> broken = broken(scenario, words.group(1), role(words.group(2)));
                return broken.subList(broken.size() - 1, broken.size());
            }),
            form(
                    "the (killed|stopped|paused) (broker|ZooKeeper|controller)s",
                    (words, scenario) -> broken(scenario, words.group(1), role(words.group(2)))),
            form(
                    "(broker|ZooKeeper|controller) (\\d+)",
                    (words, scenario) ->
                            List.of(scenario.lab().node(role(words.group(1)), Integer.parseInt(words.group(2))))),
            form(
                    "node " + TOPIC,
                    (words, scenario) -> List.of(scenario.lab().cluster().node(words.group(1)))));

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
                            words,
                            nodes.stream().map(node -> node.node().name()).toList()));
        }
        return nodes.get(0);
    }

    /** The id of the one broker that these words mean now. @throws IllegalStateException if they mean another node */
    int brokerIn(ScenarioContext scenario) {
        ClusterNode node = in(scenario);
        if (!node.node().is(Role.BROKER)) {
            throw new IllegalStateException("This step is about a broker, and \"%s\" is %s, which is none"
                    .formatted(words, node.node().name()));
        }
        return node.node().id().orElseThrow();
    }

    /** The nodes that these words mean now. @throws IllegalStateException if none does, saying what was seen instead */
    public List<ClusterNode> allIn(ScenarioContext scenario) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(words);
            if (matcher.matches()) {
                return form.finder.find(matcher, scenario);
            }
        }
        throw new IllegalArgumentException("Not a node: " + words);
    }

    /** Whether a form is written like these words. */
    static boolean isKnown(String words) {
        return FORMS.stream().anyMatch(form -> form.pattern.matcher(words).matches());
    }

    private static Form form(String regex, Finder finder) {
        return new Form(Pattern.compile(regex), finder);
    }

    private static Role role(String word) {
        return switch (word) {
            case "broker" -> Role.BROKER;
            case "controller" -> Role.CONTROLLER;
            default -> Role.ZOOKEEPER;
        };
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
                    "No follower of %s is in sync: %s".formatted(topic, ScenarioContext.inWords(List.of(partition))));
        }
        return followers;
    }

    private static Snapshot.Partition partition(ScenarioContext scenario, String topic, int partition) {
        Snapshot seen = scenario.lab().observer().metadata();
        return seen.partition(topic, partition)
                .filter(p -> p.leader() >= 0)
                .orElseThrow(() -> new IllegalStateException("Partition %d of %s has no leader: %s"
                        .formatted(partition, topic, ScenarioContext.inWords(seen.topic(topic)))));
    }

    /** As all live brokers have it: after an election, one that has not been told yet names the controller of before. */
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

    private static List<ClusterNode> broken(ScenarioContext scenario, String participle, Role role) {
        List<ClusterNode> broken = scenario.faults()
                .all(fault -> fault.operation().pastTense().equals(participle)
                        && fault.node().node().is(role))
                .map(AppliedOperation::node)
                .distinct()
                .toList();
        if (broken.isEmpty()) {
            throw new IllegalStateException(
                    "No %s has been %s in this scenario".formatted(role.name().toLowerCase(Locale.ROOT), participle));
        }
        return broken;
    }

    private static List<ClusterNode> inMode(ScenarioContext scenario, String mode) {
        List<Snapshot.EnsembleMember> ensemble = scenario.lab().observer().ensemble();
        return ensemble.stream()
                .filter(member -> member.mode().equals(mode))
                .findFirst()
                .map(member -> List.of(scenario.lab().cluster().node(member.node())))
                .orElseThrow(() -> new IllegalStateException("No ZooKeeper is a %s: %s".formatted(mode, ensemble)));
    }

    private static List<ClusterNode> first(
            ScenarioContext scenario, Role role, Predicate<ClusterNode> wanted, String what) {
        Stream<ClusterNode> running = scenario.lab().observer().running(role);
        return List.of(
                running.filter(wanted).findFirst().orElseThrow(() -> new IllegalStateException("There is no " + what)));
    }

    private interface Finder {
        List<ClusterNode> find(Matcher words, ScenarioContext scenario);
    }

    private record Form(Pattern pattern, Finder finder) {}
}

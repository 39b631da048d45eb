package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.topology.Role;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node as a step names it: {@code the leader of testTopic}, {@code broker 2}, {@code the killed broker}. Which node
 * that is depends on the moment, so it is found when the step runs.
 *
 * @param words as the step has them
 */
public record NodePhrase(String words) {

    private static final String TOPIC = "([A-Za-z0-9._-]+)";

    /** What a step may write for a node: every form below, as one expression without groups. */
    public static final String REGEX =
            "the leader broker|the leader of partition \\d+ of [A-Za-z0-9._-]+|the leader of [A-Za-z0-9._-]+"
                    + "|the controller|a broker other than the controller|another broker"
                    + "|the ZooKeeper leader|a ZooKeeper follower"
                    + "|the (?:killed|stopped|paused) (?:broker|ZooKeeper)|(?:broker|ZooKeeper) \\d+";

    private enum Form {
        LEADER_BROKER("the leader broker") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return leader(scenario, scenario.topic(), 0);
            }
        },
        LEADER_OF_PARTITION("the leader of partition (\\d+) of " + TOPIC) {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return leader(scenario, words.group(2), Integer.parseInt(words.group(1)));
            }
        },
        LEADER_OF_TOPIC("the leader of " + TOPIC) {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return leader(scenario, words.group(1), 0);
            }
        },
        CONTROLLER("the controller") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return scenario.lab().node(Role.BROKER, controller(scenario));
            }
        },
        NOT_CONTROLLER("a broker other than the controller") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                int controller = controller(scenario);
                return first(
                        scenario,
                        Role.BROKER,
                        node -> node.node().id().orElse(-1) != controller,
                        "broker beside the controller");
            }
        },
        ANOTHER_BROKER("another broker") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                ClusterNode broken = scenario.faults().last().node();
                return first(scenario, Role.BROKER, node -> node != broken, "other live broker");
            }
        },
        ZOOKEEPER_LEADER("the ZooKeeper leader") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return inMode(scenario, "leader");
            }
        },
        ZOOKEEPER_FOLLOWER("a ZooKeeper follower") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return inMode(scenario, "follower");
            }
        },
        BROKEN("the (killed|stopped|paused) (broker|ZooKeeper)") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return scenario.faults()
                        .last(fault -> fault.operation().participle().equals(words.group(1))
                                && fault.node().node().is(role(words.group(2))))
                        .orElseThrow(() -> new IllegalStateException(
                                "No %s has been %s in this scenario".formatted(words.group(2), words.group(1))))
                        .node();
            }
        },
        BY_ID("(broker|ZooKeeper) (\\d+)") {
            @Override
            ClusterNode find(Matcher words, LabScenario scenario) {
                return scenario.lab().node(role(words.group(1)), Integer.parseInt(words.group(2)));
            }
        };

        private final Pattern pattern;

        Form(String regex) {
            this.pattern = Pattern.compile(regex);
        }

        abstract ClusterNode find(Matcher words, LabScenario scenario);
    }

    /** The node that these words mean now. @throws IllegalStateException if none does, saying what was seen instead */
    public ClusterNode in(LabScenario scenario) {
        for (Form form : Form.values()) {
            Matcher matcher = form.pattern.matcher(words);
            if (matcher.matches()) {
                return form.find(matcher, scenario);
            }
        }
        throw new IllegalArgumentException("Not a node: " + words);
    }

    /** Whether a form is written like these words. */
    static boolean isKnown(String words) {
        return Arrays.stream(Form.values())
                .anyMatch(form -> form.pattern.matcher(words).matches());
    }

    private static Role role(String word) {
        return word.equals("broker") ? Role.BROKER : Role.ZOOKEEPER;
    }

    private static ClusterNode leader(LabScenario scenario, String topic, int partition) {
        Snapshot seen = scenario.lab().observer().metadata();
        int leader = seen.partition(topic, partition)
                .map(Snapshot.Partition::leader)
                .filter(id -> id >= 0)
                .orElseThrow(() -> new IllegalStateException("Partition %d of %s has no leader: %s"
                        .formatted(partition, topic, LabScenario.inWords(seen.topic(topic)))));
        return scenario.lab().node(Role.BROKER, leader);
    }

    private static int controller(LabScenario scenario) {
        int controller = scenario.lab().observer().metadata().controller();
        if (controller < 0) {
            throw new IllegalStateException("There is no controller");
        }
        return controller;
    }

    private static ClusterNode inMode(LabScenario scenario, String mode) {
        List<Snapshot.EnsembleMember> ensemble = scenario.lab().observer().ensemble();
        return ensemble.stream()
                .filter(member -> member.mode().equals(mode))
                .findFirst()
                .map(member -> scenario.lab().cluster().node(member.node()))
                .orElseThrow(() -> new IllegalStateException("No ZooKeeper is a %s: %s".formatted(mode, ensemble)));
    }

    private static ClusterNode first(LabScenario scenario, Role role, Predicate<ClusterNode> wanted, String what) {
        return scenario.lab().cluster().nodes().stream()
                .filter(node -> node.node().is(role) && node.state() == State.RUNNING)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + what));
    }
}

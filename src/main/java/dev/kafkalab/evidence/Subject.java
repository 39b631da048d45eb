package dev.kafkalab.evidence;

/** What a piece of evidence is about. {@link EvidenceText} has the words for each. */
public sealed interface Subject {

    /** A node of the cluster, by its service's name: whether its process or container runs. */
    record Node(String name) implements Subject {}

    /** The live brokers, as a broker lists them. */
    record BrokerList() implements Subject {}

    /** Who the controller is. */
    record Controller() implements Subject {}

    /** Who the controller is, as a tool shows it: {@code Kafdrop}. */
    record ShownController(String tool) implements Subject {}

    /** The voters of a KRaft quorum. */
    record Quorum() implements Subject {}

    /** A ZooKeeper ensemble as a whole. */
    record Ensemble() implements Subject {}

    /** The mode of a ZooKeeper server, by its service's name. */
    record EnsembleMember(String node) implements Subject {}

    /** Who leads a partition. */
    record LeaderOf(String topic, int partition) implements Subject {}

    /** Who is in sync with the leader of a partition. */
    record IsrOf(String topic, int partition) implements Subject {}

    /** A node as a member of the ISRs of a topic. */
    record InSyncReplica(String node, String topic) implements Subject {}

    /** A topic: its partitions, their replicas and ISRs. */
    record Topic(String topic) implements Subject {}

    /** The messages of a topic, and those who publish and read them. */
    record TrafficOf(String topic) implements Subject {}

    /** One message, by its value. */
    record Message(String topic, String value) implements Subject {}

    /** A consumer group. */
    record Group(String group) implements Subject {}

    /** A consumer of a group. */
    record GroupMember(String group, String name) implements Subject {}

    /** What a group has read of a topic. */
    record ReadsOf(String group, String topic) implements Subject {}

    /** What a record of version 1 says in words that this version does not know. */
    record Described(String words) implements Subject {}
}

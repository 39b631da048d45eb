package dev.kafkalab.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the cluster said of itself at one moment.
 *
 * @param at that moment
 * @param askedOf who was asked
 * @param clusterId the cluster's id
 * @param controller the controller's node id, in KRaft mode the active controller's; -1 if there was none
 * @param brokers the live brokers
 * @param partitions the partitions that were asked about
 * @param ensemble the ZooKeeper servers and their modes; empty without ZooKeeper
 */
public record Snapshot(
        Instant at,
        String askedOf,
        String clusterId,
        int controller,
        List<Broker> brokers,
        List<Partition> partitions,
        List<EnsembleMember> ensemble)
        implements Evidence {

    public Snapshot {
        brokers = List.copyOf(brokers);
        partitions = List.copyOf(partitions);
        ensemble = List.copyOf(ensemble);
    }

    /** The ids of the live brokers, ascending. */
    public List<Integer> brokerIds() {
        return brokers.stream().map(Broker::id).sorted().toList();
    }

    /** The partitions of that topic, ascending; empty if the topic is not known. */
    public List<Partition> topic(String topic) {
        return partitions.stream().filter(p -> p.topic().equals(topic)).toList();
    }

    /** The same moment, with that controller. */
    public Snapshot withController(int id) {
        return new Snapshot(at, askedOf, clusterId, id, brokers, partitions, ensemble);
    }

    /** The same moment, with the ensemble's modes. */
    public Snapshot withEnsemble(List<EnsembleMember> members) {
        return new Snapshot(at, askedOf, clusterId, controller, brokers, partitions, members);
    }

    /** The same moment, with only the partitions of that topic. */
    public Snapshot only(String topic) {
        return withPartitions(topic(topic));
    }

    /** The same moment, with these partitions. */
    public Snapshot withPartitions(List<Partition> those) {
        return new Snapshot(at, askedOf, clusterId, controller, brokers, those, ensemble);
    }

    /** The partition of that topic, if it was there. */
    public Optional<Partition> partition(String topic, int partition) {
        return partitions.stream()
                .filter(p -> p.topic().equals(topic) && p.partition() == partition)
                .findFirst();
    }

    /**
     * A live broker.
     *
     * @param id its id
     * @param address what it advertises to whoever asked
     */
    public record Broker(int id, String address) {}

    /**
     * A partition.
     *
     * @param topic its topic
     * @param partition its number
     * @param leader the leader's broker id, or -1 if there is none
     * @param leaderEpoch how many leaders came before, or -1 if unknown
     * @param replicas assignment order: the first is the preferred leader
     * @param isr the in-sync replicas
     */
    public record Partition(
            String topic, int partition, int leader, int leaderEpoch, List<Integer> replicas, List<Integer> isr) {
        public Partition {
            replicas = List.copyOf(replicas);
            isr = List.copyOf(isr);
        }
    }

    /**
     * A ZooKeeper server.
     *
     * @param node its service name
     * @param mode {@code leader}, {@code follower}, {@code standalone}, {@code observer}; {@code not serving} when it
     *     runs without a quorum; {@code down} when nothing answers
     */
    public record EnsembleMember(String node, String mode) {

        /** The mode of a server that does not answer. */
        public static final String DOWN = "down";

        /** The mode of a server that runs without a quorum. */
        public static final String NOT_SERVING = "not serving";
    }
}

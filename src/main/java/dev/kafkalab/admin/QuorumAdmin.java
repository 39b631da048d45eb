package dev.kafkalab.admin;

import static dev.kafkalab.admin.ClusterAdmin.await;

import dev.kafkalab.runtime.UnfitClusterException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.QuorumInfo.ReplicaState;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidUpdateVersionException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Who votes in a KRaft quorum (KIP-853). In a static one ({@code kraft.version} 0) those of
 * {@code controller.quorum.voters} do, for good; in a dynamic one ({@code kraft.version} 1) the voters stand in the
 * metadata log, and can be added and removed.
 */
public final class QuorumAdmin {

    /** The feature, as Kafka names it. */
    public static final String KRAFT_VERSION = "kraft.version";

    private static final String VOTERS = "controller.quorum.voters";
    private static final String LISTENERS = "controller.listener.names";

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(200);

    private final Admin admin;
    private boolean changedForGood;

    QuorumAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Whether it was made dynamic here: there is no way back, and its voters may be others than the file's. */
    public boolean isChangedForGood() {
        return changedForGood;
    }

    /** Whether voters can be added and removed. */
    public boolean isDynamic() {
        FinalizedVersionRange version = features().finalizedFeatures().get(KRAFT_VERSION);
        return version != null && version.maxVersionLevel() > 0;
    }

    /**
     * Makes a static quorum dynamic.
     *
     * @throws UnfitClusterException if the cluster has no quorum, or its Kafka is older than 4.1, which brought this
     *     (KAFKA-16538)
     */
    public void makeDynamic() {
        if (!features().supportedFeatures().containsKey(KRAFT_VERSION)) {
            throw new UnfitClusterException(
                    "The cluster knows no %s.%n  Fix: take a KRaft cluster of Kafka 4.1 or newer, such as compose/kraft.yml."
                            .formatted(KRAFT_VERSION));
        }
        changedForGood = true;
        untilAnswered("make the quorum dynamic, which Kafka can from 4.1 on", () -> admin.updateFeatures(
                        Map.of(KRAFT_VERSION, new FeatureUpdate((short) 1, UpgradeType.UPGRADE)),
                        new UpdateFeaturesOptions())
                .all());
    }

    /**
     * The id of the folder in which that node keeps the metadata: the quorum tells it by it from one with a new disk.
     */
    public String directory(int node) {
        QuorumInfo quorum =
                await("ask for the quorum", admin.describeMetadataQuorum().quorumInfo());
        return Stream.concat(quorum.voters().stream(), quorum.observers().stream())
                .filter(state -> state.replicaId() == node)
                .max(Comparator.comparing(QuorumAdmin::lastFetch))
                .map(state -> state.replicaDirectoryId().toString())
                .orElseThrow(() -> new UnfitClusterException(
                        "The active controller knows no node %d: it neither votes nor follows".formatted(node)));
    }

    /** Takes that controller's vote. @throws UnfitClusterException if that is refused, with the reason */
    public void remove(int controller, String directory) {
        untilAnswered("remove controller %d from the voters".formatted(controller), () -> admin.removeRaftVoter(
                        controller, Uuid.fromString(directory))
                .all());
    }

    /**
     * Tries to take that controller's vote.
     *
     * @return why the active controller refused it, in its own words; empty if it took the vote
     * @throws UnfitClusterException if it did not answer
     */
    public Optional<String> tryRemove(int controller, String directory) {
        try {
            remove(controller, directory);
            return Optional.empty();
        } catch (UnfitClusterException e) {
            if (e.getCause() instanceof ApiException refused && !(refused instanceof RetriableException)) {
                return Optional.of(refused.getMessage());
            }
            throw e;
        }
    }

    /**
     * Gives that controller a vote. Where the other voters reach it, a quorum does not tell of one that has none; the
     * brokers were told.
     *
     * @param broker one of them
     * @return where it is reached: {@code CONTROLLER://controller3:9093}
     * @throws UnfitClusterException if that is refused, with the reason
     */
    public String add(int controller, String directory, int broker) {
        RaftVoterEndpoint endpoint = endpoint(controller, broker);
        untilAnswered("add controller %d to the voters".formatted(controller), () -> admin.addRaftVoter(
                        controller, Uuid.fromString(directory), Set.of(endpoint))
                .all());
        return "%s://%s:%d".formatted(endpoint.listener(), endpoint.host(), endpoint.port());
    }

    /** Where a controller is reached, by what that broker was configured with. */
    RaftVoterEndpoint endpoint(int controller, int broker) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker));
        Config config = await(
                        "ask for the settings of broker " + broker,
                        admin.describeConfigs(Set.of(resource)).all())
                .get(resource);
        String prefix = controller + "@";
        return values(config, VOTERS).stream()
                .filter(voter -> voter.startsWith(prefix))
                .map(voter -> voter.substring(prefix.length()))
                .map(address -> new RaftVoterEndpoint(
                        values(config, LISTENERS).get(0),
                        address.substring(0, address.lastIndexOf(':')),
                        Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))))
                .findFirst()
                .orElseThrow(() -> new UnfitClusterException(
                        "%s of broker %d does not say where controller %d is".formatted(VOTERS, broker, controller)));
    }

    /**
     * Brokers pass it on to who was active a moment ago, and one that is not any more refuses it as not the leader. And
     * an active controller that is new knows only when each voter has told it which {@code kraft.version} it can have
     * (KafkaRaftClient, {@code UpdateRaftVoter}): until then it says that not all of them can.
     */
    private static void untilAnswered(String what, Supplier<KafkaFuture<Void>> ask) {
        long deadline = System.nanoTime() + ClusterAdmin.TIMEOUT.toNanos();
        while (true) {
            try {
                await(what, ask.get());
                return;
            } catch (UnfitClusterException e) {
                boolean passing = e.getCause() instanceof RetriableException
                        || e.getCause() instanceof InvalidUpdateVersionException;
                if (!passing || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
            }
        }
    }

    private FeatureMetadata features() {
        return await("ask for the features", admin.describeFeatures().featureMetadata());
    }

    private static long lastFetch(ReplicaState state) {
        OptionalLong millis = state.lastFetchTimestamp();
        return millis.orElse(Long.MIN_VALUE);
    }

    private static List<String> values(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null
                ? List.of()
                : Arrays.stream(entry.value().split(",")).map(String::strip).toList();
    }
}

package dev.kafkalab.admin;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** What is done to a cluster through Kafka's {@code Admin}, and the settings that it tells. */
public final class ClusterAdmin implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Admin admin;
    private final SettingsAdmin settings;
    private final QuotaAdmin quotas;
    private final QuorumAdmin quorum;

    /** Asks by that client, and closes it in the end. */
    public ClusterAdmin(Admin admin) {
        this.admin = admin;
        this.settings = new SettingsAdmin(admin);
        this.quotas = new QuotaAdmin(admin);
        this.quorum = new QuorumAdmin(admin);
    }

    /** A client of the cluster with these brokers. */
    public static ClusterAdmin of(String bootstrapServers) {
        return new ClusterAdmin(Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "kafka-lab-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "5000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Long.toString(TIMEOUT.toMillis()),
                // Whoever was the controller a moment ago may be dead: look again soon, not in five minutes.
                AdminClientConfig.METADATA_MAX_AGE_CONFIG,
                "1000",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200")));
    }

    /** What is asked of consumer groups. */
    public GroupAdmin groups() {
        return new GroupAdmin(admin);
    }

    /** What is asked of share groups. */
    public ShareGroupAdmin shareGroups() {
        return new ShareGroupAdmin(admin);
    }

    /** What is changed of settings while the cluster runs. */
    public SettingsAdmin settings() {
        return settings;
    }

    /** In which version a KRaft cluster writes its metadata; empty where ZooKeeper keeps it. */
    public Optional<MetadataVersion> metadataVersion() {
        return MetadataVersion.of(admin);
    }

    /** Raises it to the highest that the brokers know. */
    public void raise(MetadataVersion version) {
        version.raise(admin);
    }

    /** Who votes in a KRaft quorum. */
    public QuorumAdmin quorum() {
        return quorum;
    }

    /** What clients may send. */
    public QuotaAdmin quotas() {
        return quotas;
    }

    /** What is asked for single partitions. */
    public PartitionAdmin partitions() {
        return new PartitionAdmin(admin);
    }

    /**
     * Creates a topic whose replicas Kafka places.
     *
     * @param settings the topic's own settings, such as {@code min.insync.replicas}
     */
    public void createTopic(String topic, int partitions, int replicationFactor, Map<String, String> settings) {
        createOrFind(new NewTopic(topic, partitions, (short) replicationFactor).configs(settings));
    }

    /**
     * Creates a topic with the replicas that are given for each partition, from partition 0 on; the first leads.
     *
     * @param settings the topic's own settings, such as {@code min.insync.replicas}
     */
    public void createTopic(String topic, List<List<Integer>> replicas, Map<String, String> settings) {
        Map<Integer, List<Integer>> assignment = new HashMap<>();
        replicas.forEach(ids -> assignment.put(assignment.size(), ids));
        createOrFind(new NewTopic(topic, assignment).configs(settings));
    }

    /**
     * Tries to create a topic.
     *
     * @param atMost how long to wait for the cluster's answer
     * @return why it was refused; empty if it was created
     */
    public Optional<String> tryCreateTopic(String topic, int partitions, int replicationFactor, Duration atMost) {
        boolean free = !topics().contains(topic);
        try {
            create(new NewTopic(topic, partitions, (short) replicationFactor), atMost)
                    .get(atMost.toMillis() + TimeUnit.SECONDS.toMillis(1), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (free && e.getCause() instanceof TopicExistsException) {
                // The client asked again, since the first answer was late: it was our own request that created it.
                return Optional.empty();
            }
            return Optional.of(e.getCause().getClass().getSimpleName() + ": "
                    + e.getCause().getMessage());
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + atMost.toSeconds() + " s");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether a topic of that name could be created now: it neither exists nor is being deleted. */
    public boolean isFree(String topic) {
        try {
            admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1)), new CreateTopicsOptions().validateOnly(true))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Every topic that is not internal. */
    public Set<String> topics() {
        return await("list the topics", admin.listTopics().names());
    }

    /** Deletes these topics; returns when the controller has agreed, not when the replicas are gone. */
    public void deleteTopics(Collection<String> topics) {
        await("delete topics " + topics, admin.deleteTopics(topics).all());
    }

    /** Where the live brokers stand, by id. */
    public List<BrokerRack> racks() {
        return await("ask for the brokers", admin.describeCluster().nodes()).stream()
                .map(BrokerRack::of)
                .sorted(Comparator.comparingInt(BrokerRack::broker))
                .toList();
    }

    /** Adds partitions to a topic. @param partitions how many it is to have */
    public void addPartitions(String topic, int partitions) {
        await(
                "increase the partitions of %s to %d".formatted(topic, partitions),
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                        .all());
    }

    /**
     * Whether no transaction is being ended: whoever has ended one is told so before the markers are written, on each
     * partition, that commit or abort it. Brokers tell it from Kafka 3.0 on.
     */
    public boolean areTransactionsDecided() {
        return await(
                        "list the transactions",
                        admin.listTransactions(new ListTransactionsOptions()
                                        .filterStates(Set.of(
                                                TransactionState.PREPARE_COMMIT,
                                                TransactionState.PREPARE_ABORT,
                                                TransactionState.PREPARE_EPOCH_FENCE)))
                                .all())
                .isEmpty();
    }

    /** A running broker's value of a setting, {@code null} if it has none; empty if there is no such setting. */
    public Optional<String> brokerSetting(int broker, String name) {
        return setting(new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker)), name);
    }

    /** The value in force of a topic's setting, or empty if there is no such setting. */
    public Optional<String> topicSetting(String topic, String name) {
        return setting(new ConfigResource(ConfigResource.Type.TOPIC, topic), name);
    }

    private Optional<String> setting(ConfigResource resource, String name) {
        return await(
                        "ask for the settings of %s %s"
                                .formatted(resource.type().name().toLowerCase(Locale.ROOT), resource.name()),
                        admin.describeConfigs(Set.of(resource)).all())
                .get(resource)
                .entries()
                .stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> String.valueOf(entry.value()))
                .findFirst();
    }

    /**
     * What these brokers keep on their disks.
     *
     * @return each broker's log folders, and the sizes in bytes of the topic's replicas in it by partition
     */
    public Map<Integer, Map<String, Map<Integer, Long>>> logFolders(String topic, Collection<Integer> brokers) {
        Map<Integer, Map<String, Map<Integer, Long>>> folders = new TreeMap<>();
        await("ask for the log folders", admin.describeLogDirs(brokers).allDescriptions())
                .forEach((broker, described) -> described.forEach((path, folder) -> {
                    Map<Integer, Long> sizes = new TreeMap<>();
                    folder.replicaInfos().forEach((partition, replica) -> {
                        if (partition.topic().equals(topic)) {
                            sizes.put(partition.partition(), replica.size());
                        }
                    });
                    folders.computeIfAbsent(broker, b -> new TreeMap<>()).put(path, sizes);
                }));
        return folders;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    /**
     * {@code Admin} asks again when an answer is late, and is then told that the topic is there: by its first request.
     */
    private void createOrFind(NewTopic topic) {
        try {
            await("create topic " + topic.name(), create(topic, TIMEOUT));
        } catch (SetupException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private KafkaFuture<Void> create(NewTopic topic, Duration atMost) {
        return admin.createTopics(
                        Set.of(topic), new CreateTopicsOptions().timeoutMs(Math.toIntExact(atMost.toMillis())))
                .all();
    }

    /** Whatever goes wrong here is in the way of the lab, not its subject. */
    static <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UnfitClusterException(
                    "Could not " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new UnfitClusterException(
                    "Could not %s: no answer within %d s".formatted(what, TIMEOUT.toSeconds()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }
}

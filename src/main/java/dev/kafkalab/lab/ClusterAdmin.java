package dev.kafkalab.lab;

import dev.kafkalab.runtime.SetupException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.NotControllerException;
import org.awaitility.Awaitility;

/** What is done to a cluster through Kafka's {@code Admin}, and the settings that it tells. */
public final class ClusterAdmin implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Admin admin;

    public ClusterAdmin(String bootstrapServers) {
        this.admin = Admin.create(Map.of(
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
                "200"));
    }

    /** Creates a topic whose replicas Kafka places. */
    public void createTopic(String topic, int partitions, int replicationFactor) {
        await("create topic " + topic, create(new NewTopic(topic, partitions, (short) replicationFactor), TIMEOUT));
    }

    /** Creates a topic with one partition whose replicas are these brokers; the first leads. */
    public void createTopic(String topic, List<Integer> replicas) {
        await("create topic " + topic, create(new NewTopic(topic, Map.of(0, replicas)), TIMEOUT));
    }

    /**
     * Tries to create a topic.
     *
     * @param atMost how long to wait for the cluster's answer
     * @return why it was refused; empty if it was created
     */
    public Optional<String> tryCreateTopic(String topic, int partitions, int replicationFactor, Duration atMost) {
        try {
            create(new NewTopic(topic, partitions, (short) replicationFactor), atMost)
                    .get(atMost.toMillis() + TimeUnit.SECONDS.toMillis(1), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
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

    /**
     * Asks the controller to give a partition back to its preferred leader, the first of its replicas. A controller that
     * has just changed is asked again: {@code Admin} leaves NOT_CONTROLLER to whoever asks for an election.
     */
    public void electPreferredLeader(String topic, int partition) {
        TopicPartition it = new TopicPartition(topic, partition);
        Awaitility.await("the preferred leader of " + it + " to be elected")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(TIMEOUT)
                .until(() -> electPreferredLeader(it), error -> !(error instanceof NotControllerException));
    }

    /** @return what is in the way of it, or null */
    private Throwable electPreferredLeader(TopicPartition partition) {
        Throwable error = await(
                        "elect the preferred leader of " + partition,
                        admin.electLeaders(ElectionType.PREFERRED, Set.of(partition))
                                .partitions())
                .getOrDefault(partition, Optional.empty())
                .orElse(null);
        if (error == null || error instanceof ElectionNotNeededException || error instanceof NotControllerException) {
            return error;
        }
        throw new IllegalStateException(
                "The preferred leader of %s was not elected: %s".formatted(partition, error.getMessage()), error);
    }

    /** A running broker's own value of a setting, or empty if it has no such setting. */
    public Optional<String> brokerSetting(int broker, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker));
        return await(
                        "ask broker %d for its settings".formatted(broker),
                        admin.describeConfigs(Set.of(resource)).all())
                .get(resource)
                .entries()
                .stream()
                .filter(entry -> entry.name().equals(name))
                .map(ConfigEntry::value)
                .findFirst();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private KafkaFuture<Void> create(NewTopic topic, Duration atMost) {
        return admin.createTopics(
                        Set.of(topic), new CreateTopicsOptions().timeoutMs(Math.toIntExact(atMost.toMillis())))
                .all();
    }

    /** Whatever goes wrong here is in the way of the lab, not its subject. */
    private static <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new SetupException("Could not " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new SetupException("Could not %s: no answer within %d s".formatted(what, TIMEOUT.toSeconds()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }
}

package dev.kafkalab.admin;

import static dev.kafkalab.admin.ClusterAdmin.TIMEOUT;
import static dev.kafkalab.admin.ClusterAdmin.await;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;

/**
 * Settings that are changed while the cluster runs, as {@code kafka-configs --alter} does it. What was changed is
 * remembered, so that it can be put back as it was: a broker keeps such a setting beyond its restart.
 */
public final class SettingsAdmin {

    /** Whose setting it is, and its name. */
    private record Changed(ConfigResource resource, String name) {}

    private final Admin admin;
    private final Map<Changed, Optional<String>> before = new LinkedHashMap<>();

    SettingsAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Changes a topic's setting. @return why it was refused, if it was, with the error's name */
    public Optional<String> change(String topic, String name, String value) {
        return change(of(topic), name, Optional.of(value));
    }

    /** Changes a setting of each of these brokers. @return why it was refused, if it was */
    public Optional<String> change(Collection<Integer> brokers, String name, String value) {
        return brokers.stream()
                .flatMap(broker -> change(of(broker), name, Optional.of(value)).stream())
                .findFirst();
    }

    /**
     * Puts a topic's setting back to what it was before it was changed.
     *
     * @return the topic's own value that it has again; empty if it has none, and a default holds
     * @throws IllegalStateException if it was not changed
     */
    public Optional<String> changeBack(String topic, String name) {
        return changeBack(of(topic), name);
    }

    /** As above, of a broker. */
    public Optional<String> changeBack(int broker, String name) {
        return changeBack(of(broker), name);
    }

    /** Puts back whatever was changed of brokers. Settings of topics go with their topics. */
    public void restoreBrokers() {
        List.copyOf(before.keySet()).stream()
                .filter(changed -> changed.resource().type() == Type.BROKER)
                .forEach(this::restore);
        before.clear();
    }

    private Optional<String> changeBack(ConfigResource resource, String name) {
        Changed changed = new Changed(resource, name);
        if (!before.containsKey(changed)) {
            throw new IllegalStateException(
                    "The setting %s of %s has not been changed, so there is nothing to change back"
                            .formatted(name, inWords(resource)));
        }
        return restore(changed);
    }

    private Optional<String> restore(Changed changed) {
        Optional<String> asItWas = before.get(changed);
        await(
                "change %s of %s back".formatted(changed.name(), inWords(changed.resource())),
                admin.incrementalAlterConfigs(Map.of(changed.resource(), List.of(operation(changed.name(), asItWas))))
                        .all());
        before.remove(changed);
        return asItWas;
    }

    private Optional<String> change(ConfigResource resource, String name, Optional<String> value) {
        Changed changed = new Changed(resource, name);
        Optional<String> asItWas = before.containsKey(changed) ? before.get(changed) : own(resource, name);
        try {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(operation(name, value))))
                    .all()
                    .get(TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS);
            before.put(changed, asItWas);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("%s (%s)"
                    .formatted(
                            e.getCause().getMessage(), e.getCause().getClass().getSimpleName()));
        } catch (TimeoutException e) {
            return Optional.of("no answer within %d s".formatted(TIMEOUT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static AlterConfigOp operation(String name, Optional<String> value) {
        return new AlterConfigOp(
                new ConfigEntry(name, value.orElse("")), value.isPresent() ? OpType.SET : OpType.DELETE);
    }

    /** What was set for this one while it ran; empty where its file, a default or the cluster's own setting holds. */
    private Optional<String> own(ConfigResource resource, String name) {
        ConfigSource own =
                resource.type() == Type.TOPIC ? ConfigSource.DYNAMIC_TOPIC_CONFIG : ConfigSource.DYNAMIC_BROKER_CONFIG;
        return await(
                        "ask for the settings of " + inWords(resource),
                        admin.describeConfigs(Set.of(resource)).all())
                .get(resource)
                .entries()
                .stream()
                .filter(entry -> entry.name().equals(name) && entry.source() == own)
                .map(ConfigEntry::value)
                .findFirst();
    }

    private static ConfigResource of(String topic) {
        return new ConfigResource(Type.TOPIC, topic);
    }

    private static ConfigResource of(int broker) {
        return new ConfigResource(Type.BROKER, Integer.toString(broker));
    }

    private static String inWords(ConfigResource resource) {
        return (resource.type() == Type.TOPIC ? "topic " : "broker ") + resource.name();
    }
}

package dev.kafkalab.admin;

import dev.kafkalab.runtime.UnfitClusterException;
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
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What Kafka says of share groups (KIP-932), and what is done to them, through Kafka's {@code Admin}. */
public final class ShareGroupAdmin {

    private final Admin admin;

    ShareGroupAdmin(Admin admin) {
        this.admin = admin;
    }

    /** The client ids of a group's members, in order; none if nobody has heard of the group. */
    public List<String> members(String group) {
        try {
            return admin
                    .describeShareGroups(Set.of(group))
                    .describedGroups()
                    .get(group)
                    .get(ClusterAdmin.TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS)
                    .members()
                    .stream()
                    .map(ShareMemberDescription::clientId)
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw new UnfitClusterException(
                    "Could not describe share group %s: %s"
                            .formatted(group, e.getCause().getMessage()),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new UnfitClusterException("Could not describe share group " + group + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Sets a setting of a group, which the brokers keep. Without a value it has the default again. */
    public void change(String group, String name, Optional<String> value) {
        AlterConfigOp change = new AlterConfigOp(
                new ConfigEntry(name, value.orElse("")), value.isPresent() ? OpType.SET : OpType.DELETE);
        ClusterAdmin.await(
                "change %s of share group %s".formatted(name, group),
                admin.incrementalAlterConfigs(Map.of(new ConfigResource(Type.GROUP, group), List.of(change)))
                        .all());
    }
}

package dev.kafkalab.admin;

import static dev.kafkalab.admin.ClusterAdmin.await;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaAlteration.Op;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/**
 * Quotas of clients, as {@code kafka-configs --entity-type clients} sets them. Those that were set are remembered, so
 * that they can be taken away again: a quota outlives whoever it was set for.
 */
public final class QuotaAdmin {

    private static final String PRODUCER_BYTE_RATE = "producer_byte_rate";

    private final Admin admin;
    private final Set<String> limited = new LinkedHashSet<>();

    QuotaAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Limits what the producers with that client id may send to each broker, in bytes a second. */
    public void limitProducers(String clientId, double bytesPerSecond) {
        alter(clientId, bytesPerSecond);
        limited.add(clientId);
    }

    /** Takes every quota away that was set. */
    public void removeAll() {
        List.copyOf(limited).forEach(clientId -> {
            alter(clientId, null);
            limited.remove(clientId);
        });
    }

    /** @param bytesPerSecond null for no quota, as Kafka has it */
    private void alter(String clientId, Double bytesPerSecond) {
        ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
        await(
                "change the quota of client " + clientId,
                admin.alterClientQuotas(List.of(
                                new ClientQuotaAlteration(client, List.of(new Op(PRODUCER_BYTE_RATE, bytesPerSecond)))))
                        .all());
    }
}

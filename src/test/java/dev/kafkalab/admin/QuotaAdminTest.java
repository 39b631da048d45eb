package dev.kafkalab.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.clients.admin.AlterClientQuotasResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.junit.jupiter.api.Test;

class QuotaAdminTest {

    private final List<String> asked = new ArrayList<>();

    private final QuotaAdmin quotas = new QuotaAdmin(new MockAdminClient() {
        @Override
        public AlterClientQuotasResult alterClientQuotas(
                Collection<ClientQuotaAlteration> entries, AlterClientQuotasOptions options) {
            entries.forEach(entry -> entry.ops()
                    .forEach(op -> asked.add("%s %s %s".formatted(entry.entity().entries(), op.key(), op.value()))));
            return new AlterClientQuotasResult(
                    Map.of(entries.iterator().next().entity(), KafkaFuture.<Void>completedFuture(null)));
        }
    });

    @Test
    void what_was_set_is_taken_away_once() {
        quotas.limitProducers("billing", 1000);
        quotas.removeAll();
        quotas.removeAll();

        assertThat(asked)
                .containsExactly(
                        "{client-id=billing} producer_byte_rate 1000.0", "{client-id=billing} producer_byte_rate null");
    }

    @Test
    void where_nothing_was_set_nothing_is_asked() {
        quotas.removeAll();

        assertThat(asked).isEmpty();
    }
}

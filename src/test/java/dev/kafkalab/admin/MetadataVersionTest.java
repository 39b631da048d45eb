package dev.kafkalab.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.junit.jupiter.api.Test;

class MetadataVersionTest {

    @Test
    void it_is_behind_until_it_is_raised_to_what_the_brokers_know() {
        ClusterAdmin cluster = new ClusterAdmin(MockAdminClient.create()
                .featureLevels(Map.of("metadata.version", (short) 21))
                .minSupportedFeatureLevels(Map.of("metadata.version", (short) 7))
                .maxSupportedFeatureLevels(Map.of("metadata.version", (short) 29))
                .build());
        assertThat(cluster.metadataVersion()).hasValue(new MetadataVersion(21, 29));
        assertThat(cluster.metadataVersion().orElseThrow().isBehind()).isTrue();

        cluster.raise(cluster.metadataVersion().orElseThrow());

        assertThat(cluster.metadataVersion().orElseThrow().isBehind()).isFalse();
    }

    @Test
    void a_cluster_without_kraft_has_none() {
        ClusterAdmin cluster = new ClusterAdmin(MockAdminClient.create().build());

        assertThat(cluster.metadataVersion()).isEmpty();
    }
}

package dev.kafkalab.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.runtime.UnfitClusterException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class QuorumAdminTest {

    @Test
    void a_static_quorum_becomes_dynamic_for_good() {
        QuorumAdmin quorum = new QuorumAdmin(kraftVersion(0));
        assertThat(quorum.isDynamic()).isFalse();
        assertThat(quorum.isChangedForGood()).isFalse();

        quorum.makeDynamic();

        assertThat(quorum.isDynamic()).isTrue();
        assertThat(quorum.isChangedForGood()).isTrue();
    }

    @Test
    void one_that_was_dynamic_when_it_started_is_as_its_file_has_it() {
        QuorumAdmin quorum = new QuorumAdmin(kraftVersion(1));

        assertThat(quorum.isDynamic()).isTrue();
        assertThat(quorum.isChangedForGood()).isFalse();
    }

    @Test
    void a_cluster_with_zookeeper_has_no_quorum_and_stays_as_it_is() {
        QuorumAdmin quorum = new QuorumAdmin(MockAdminClient.create().build());

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(quorum::makeDynamic)
                .withMessageContaining("knows no kraft.version")
                .withMessageContaining("Fix: take a KRaft cluster of Kafka 4.1 or newer");
        assertThat(quorum.isChangedForGood()).isFalse();
    }

    @Test
    void a_controller_without_a_vote_is_where_the_brokers_look_for_it() {
        QuorumAdmin quorum = new QuorumAdmin(new Configured(Map.of(
                "controller.quorum.voters", "10@a:9093, 1@[::1]:9094,101@c:9095",
                "controller.listener.names", "CONTROLLER,SECOND")));

        assertThat(quorum.endpoint(1, 7)).isEqualTo(new RaftVoterEndpoint("CONTROLLER", "[::1]", 9094));
        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> quorum.endpoint(2, 7))
                .withMessage("controller.quorum.voters of broker 7 does not say where controller 2 is");
    }

    @Test
    void voters_that_the_configuration_does_not_name_are_nowhere() {
        QuorumAdmin quorum = new QuorumAdmin(new Configured(Map.of("controller.listener.names", "CONTROLLER")));

        assertThatExceptionOfType(UnfitClusterException.class).isThrownBy(() -> quorum.endpoint(1, 7));
    }

    private static Admin kraftVersion(int level) {
        return MockAdminClient.create()
                .featureLevels(Map.of("kraft.version", (short) level))
                .minSupportedFeatureLevels(Map.of("kraft.version", (short) 0))
                .maxSupportedFeatureLevels(Map.of("kraft.version", (short) 1))
                .build();
    }

    /** Brokers with these settings. */
    private static final class Configured extends MockAdminClient {

        private final Map<String, String> settings;

        Configured(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public DescribeConfigsResult describeConfigs(
                Collection<ConfigResource> resources, DescribeConfigsOptions options) {
            List<ConfigEntry> entries = settings.entrySet().stream()
                    .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                    .toList();
            return new DescribeConfigsResult(resources.stream()
                    .collect(Collectors.toMap(it -> it, it -> KafkaFuture.completedFuture(new Config(entries))))) {};
        }
    }
}

package dev.kafkalab.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KcatLayoutTest {

    private static final Snapshot SEEN = new Snapshot(
            Instant.EPOCH,
            "localhost:32001",
            "id",
            1,
            List.of(new Snapshot.Broker(1, "localhost:32001"), new Snapshot.Broker(3, "localhost:32003")),
            List.of(new Snapshot.Partition("testTopic", 0, 3, 0, List.of(3, 2, 1), List.of(3, 1))),
            List.of());

    private final KcatReading reading = KcatReading.of("localhost:32001", "orders");

    @Test
    void what_is_typed_by_hand_places_keys_and_reads_as_kafkas_own_clients_do() {
        assertThat(KcatLayout.publishKeyed("localhost:32001", "orders", List.of("k:v"))
                        .command())
                .isEqualTo("kcat -P -b localhost:32001 -t orders -K : -X partitioner=murmur2_random");
        assertThat(reading.uncommitted().shows(List.of("v")).command())
                .isEqualTo("kcat -C -e -b localhost:32001 -t orders -X isolation.level=read_uncommitted");
    }

    @Test
    void reading_shows_the_columns_that_are_asked_for() {
        assertThat(reading.columns(List.of("value")).shows(List.of()).command())
                .isEqualTo("kcat -C -e -b localhost:32001 -t orders");
        assertThat(reading.columns(List.of("key", "value", "headers", "timestamp"))
                        .shows(List.of())
                        .command())
                .isEqualTo("kcat -C -e -b localhost:32001 -t orders -Z -f '%k | %s | %h | %T\\n'");
        assertThat(reading.keyed().shows(List.of("shirt:NULL")).command())
                .isEqualTo("kcat -C -e -b localhost:32001 -t orders -Z -K :");
    }

    @Test
    void metadata_is_shown_as_kcat_prints_it() {
        assertThat(KcatLayout.metadata(SEEN).output())
                .containsExactly(
                        "Metadata for all topics (from broker localhost:32001):",
                        " 2 brokers:",
                        "  broker 1 at localhost:32001 (controller)",
                        "  broker 3 at localhost:32003",
                        " 1 topics:",
                        "  topic \"testTopic\" with 1 partitions:",
                        "    partition 0, leader 3, replicas: 3,2,1, isrs: 3,1");
    }
}

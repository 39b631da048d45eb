package dev.kafkalab.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KafkaToolsTest {

    private final KafkaTools tools = new KafkaTools("localhost:9092");

    @Test
    void a_refused_topic_is_answered_with_the_reason() {
        assertThat(tools.createTopic("orders", 3, 4, Optional.of("too many")))
                .isEqualTo(new Transcript(
                        "kafka-topics --bootstrap-server localhost:9092 --create --topic orders --partitions 3 --replication-factor 4",
                        List.of("too many")));
    }

    @Test
    void an_election_tells_apart_who_led_already() {
        assertThat(tools.electPreferredLeaders("orders", new TreeMap<>(Map.of(0, true, 1, false, 2, true)))
                        .output())
                .containsExactly(
                        "Successfully completed leader election (PREFERRED) for partitions orders-0,orders-2",
                        "Valid replica already elected for partitions orders-1");
    }

    @Test
    void a_reassignment_shows_how_it_was_and_how_it_is_to_be() {
        Transcript transcript = tools.reassign("orders", List.of(partition(0, List.of(1))), Map.of(0, List.of(1, 2)));

        assertThat(transcript.command())
                .isEqualTo(
                        "kafka-reassign-partitions --bootstrap-server localhost:9092 --reassignment-json-file <(echo '{\"version\":1,\"partitions\":[{\"topic\":\"orders\",\"partition\":0,\"replicas\":[1,2]}]}') --execute");
        assertThat(transcript.output())
                .contains("{\"version\":1,\"partitions\":[{\"topic\":\"orders\",\"partition\":0,\"replicas\":[1]}]}")
                .endsWith("Successfully started partition reassignments for orders-0");
    }

    @Test
    void a_reassignment_is_complete_or_in_progress_for_each_partition() {
        assertThat(tools.verifyReassignment(
                                "orders", List.of(partition(0, List.of(1)), partition(1, List.of(2))), Set.of(1))
                        .output())
                .containsExactly(
                        "Status of partition reassignment:",
                        "Reassignment of partition orders-0 is completed.",
                        "Reassignment of partition orders-1 is still in progress.");
    }

    private static Snapshot.Partition partition(int number, List<Integer> replicas) {
        return new Snapshot.Partition("orders", number, replicas.get(0), 0, replicas, replicas);
    }
}

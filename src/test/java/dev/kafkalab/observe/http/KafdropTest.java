package dev.kafkalab.observe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kafkalab.evidence.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers with the members of Kafdrop 4.2's own classes BrokerVO, TopicVO and TopicPartitionVO. */
class KafdropTest {

    private static final String BROKERS = """
            [{"id":2,"host":"kafka2","port":9092,"rack":null,"controller":true},
             {"id":1,"host":"kafka1","port":9092,"rack":null,"controller":false}]
            """;

    /** Partition 0 is led by 3 and lacks 2; partition 1 has no leader. */
    private static final String TOPICS = """
            [{"name":"other","config":{},"partitions":[]},
             {"name":"weather-updates","config":{},"partitions":[
              {"id":0,"replicas":[{"id":3},{"id":1},{"id":2}],"size":2,"firstOffset":0,"leader":{"id":3},
               "preferredLeader":{"id":3},"leaderPreferred":true,"inSyncReplicas":[{"id":1},{"id":3}],
               "offlineReplicas":[{"id":2}],"underReplicated":true},
              {"id":1,"replicas":[{"id":2}],"size":0,"firstOffset":0,"leader":null,"preferredLeader":{"id":2},
               "leaderPreferred":false,"inSyncReplicas":[{"id":2}],"offlineReplicas":[{"id":2}],"underReplicated":false}],
             "underReplicatedPartitions":[],"totalSize":2,"availableSize":2,"preferredReplicaPercent":0.5}]
            """;

    private final Kafdrop kafdrop = new Kafdrop();

    @Test
    void lists_brokers_and_the_controller() throws Exception {
        assertThat(kafdrop.brokers(json(BROKERS))).containsExactly(1, 2);
        assertThat(kafdrop.controllers(json(BROKERS))).containsExactly(2);
    }

    @Test
    void is_a_tool_that_is_known_by_its_image_and_tells_in_json() {
        assertThat(kafdrop.name()).isEqualTo("Kafdrop");
        assertThat(kafdrop.image()).isEqualTo("kafdrop");
        assertThat(kafdrop.accept()).isEqualTo("application/json");
        assertThat(kafdrop.brokersPath()).isEqualTo("/broker");
        assertThat(kafdrop.topicsPath()).isEqualTo("/topic");
        assertThat(kafdrop.topicPath("orders"))
                .as("the page of a topic asks for its offsets, and hangs where a partition has no leader")
                .isEqualTo("/topic");
    }

    @Test
    void lists_topics() throws Exception {
        assertThat(kafdrop.topics(json("[{\"name\":\"orders\"},{\"name\":\"weather\"}]")))
                .containsExactly("orders", "weather");
        JsonNode nameless = json("[{\"name\":null}]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafdrop.topics(nameless))
                .withMessage("it should be a text: null");
    }

    @Test
    void shows_what_kafka_says() throws Exception {
        assertThat(kafdrop.partitions(json(TOPICS), "weather-updates"))
                .containsExactly(kafka(0, 3, List.of(3, 1, 2), List.of(3, 1)), kafka(1, -1, List.of(2), List.of(2)));
        assertThat(kafdrop.partitions(json(TOPICS), "unknown")).isEmpty();
    }

    @Test
    void any_difference_is_seen() throws Exception {
        ShownPartition shown =
                kafdrop.partitions(json(TOPICS), "weather-updates").get(0);

        assertThat(shown).isNotEqualTo(kafka(0, 1, List.of(3, 1, 2), List.of(3, 1)));
        assertThat(shown).isNotEqualTo(kafka(0, 3, List.of(1, 3, 2), List.of(3, 1)));
        assertThat(shown).isNotEqualTo(kafka(0, 3, List.of(3, 1, 2), List.of(3, 1, 2)));
        assertThat(shown).isNotEqualTo(kafka(1, 3, List.of(3, 1, 2), List.of(3, 1)));
    }

    @Test
    void what_is_missing_is_not_taken_for_an_answer() throws Exception {
        JsonNode withoutIsr = json(TOPICS.replace("inSyncReplicas", "isr"));
        JsonNode withoutController = json(BROKERS.replace("controller", "leader"));
        JsonNode yes = json(BROKERS.replace("true", "\"yes\""));
        JsonNode half = json(BROKERS.replace("\"id\":2", "\"id\":2.5"));
        JsonNode error = json("{\"status\":500,\"error\":\"Internal Server Error\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafdrop.partitions(withoutIsr, "weather-updates"))
                .withMessageContaining("it has no \"inSyncReplicas\"");
        assertThatIllegalArgumentException().isThrownBy(() -> kafdrop.controllers(withoutController));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafdrop.controllers(yes))
                .withMessage("\"controller\" should be true or false: \"yes\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafdrop.brokers(half))
                .withMessage("it should be a number: 2.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafdrop.brokers(error))
                .withMessageContaining("should be a list");
    }

    private static ShownPartition kafka(int partition, int leader, List<Integer> replicas, List<Integer> isr) {
        return ShownPartition.of(new Snapshot.Partition("weather-updates", partition, leader, 1, replicas, isr));
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }
}

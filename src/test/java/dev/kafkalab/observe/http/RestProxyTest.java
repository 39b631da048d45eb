package dev.kafkalab.observe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kafkalab.evidence.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers in the form that Confluent documents for version 2 of the REST Proxy's API. */
class RestProxyTest {

    /** Partition 0 is led by 1 and lacks 2; partition 1 has no leader. */
    private static final String TOPIC = """
            {"name":"myorders","configs":{"cleanup.policy":"delete"},"partitions":[
              {"partition":0,"leader":1,"replicas":[
                {"broker":1,"leader":true,"in_sync":true},{"broker":2,"leader":false,"in_sync":false}]},
              {"partition":1,"leader":-1,"replicas":[{"broker":2,"leader":false,"in_sync":true}]}]}
            """;

    private final RestProxy proxy = new RestProxy();

    @Test
    void lists_brokers_and_topics() throws Exception {
        assertThat(proxy.brokers(json("{\"brokers\":[3,1,2]}"))).containsExactly(1, 2, 3);
        assertThat(proxy.topics(json("[\"first_topic\",\"myorders\"]"))).containsExactly("first_topic", "myorders");
    }

    @Test
    void is_a_tool_that_is_known_by_its_image_and_asked_through_version_2_of_its_api() {
        assertThat(proxy.name()).isEqualTo("the REST Proxy");
        assertThat(proxy.image()).isEqualTo("cp-kafka-rest");
        assertThat(proxy.accept()).isEqualTo("application/vnd.kafka.v2+json");
        assertThat(proxy.brokersPath()).isEqualTo("/brokers");
        assertThat(proxy.topicsPath()).isEqualTo("/topics");
        assertThat(proxy.topicPath("orders")).isEqualTo("/topics/orders");
    }

    @Test
    void a_partition_is_told_in_words() throws Exception {
        assertThat(proxy.partitions(json(TOPIC), "orders"))
                .extracting(ShownPartition::toString)
                .containsExactly(
                        "partition 0: leader 1, replicas 1 and 2, ISR 1",
                        "partition 1: leader none, replicas 2, ISR 2");
        assertThat(kafka(0, 0, List.of(0), List.of(0))).hasToString("partition 0: leader 0, replicas 0, ISR 0");
    }

    @Test
    void shows_what_kafka_says() throws Exception {
        assertThat(proxy.partitions(json(TOPIC), "orders"))
                .containsExactly(kafka(0, 1, List.of(1, 2), List.of(1)), kafka(1, -1, List.of(2), List.of(2)));
    }

    @Test
    void any_difference_is_seen() throws Exception {
        ShownPartition shown = proxy.partitions(json(TOPIC), "orders").get(0);

        assertThat(shown).isNotEqualTo(kafka(0, 2, List.of(1, 2), List.of(1)));
        assertThat(shown).isNotEqualTo(kafka(0, 1, List.of(2, 1), List.of(1)));
        assertThat(shown).isNotEqualTo(kafka(0, 1, List.of(1, 2), List.of(1, 2)));
    }

    @Test
    void what_is_missing_is_not_taken_for_an_answer() throws Exception {
        JsonNode withoutInSync = json(TOPIC.replace("in_sync", "inSync"));
        JsonNode error = json("{\"error_code\":40403,\"message\":\"no such topic\"}");

        assertThatIllegalArgumentException().isThrownBy(() -> proxy.partitions(withoutInSync, "orders"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.brokers(error))
                .withMessageContaining("it has no \"brokers\"");
    }

    private static ShownPartition kafka(int partition, int leader, List<Integer> replicas, List<Integer> isr) {
        return ShownPartition.of(new Snapshot.Partition("myorders", partition, leader, 1, replicas, isr));
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }
}

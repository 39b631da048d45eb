package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.fake.FakeBroker;
import dev.kafkalab.topology.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.message.DescribeQuorumResponseData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.PartitionData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.TopicData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerQuorumTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private final FakeBroker broker =
            new FakeBroker(new Snapshot(Instant.EPOCH, "", "lab", -1, List.of(), List.of(), List.of()));

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void its_members_are_told_in_the_order_of_their_ids() {
        broker.says(new Quorum(102, 4, 90, members(103, 101, 102), members(2, 1)));

        assertThat(ask()).contains(new Quorum(102, 4, 90, members(101, 102, 103), members(1, 2)));
    }

    @Test
    void a_broker_that_no_active_controller_answers_tells_of_none() {
        assertThat(ask()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"NOT_LEADER_OR_FOLLOWER", "UNKNOWN_TOPIC_OR_PARTITION", "UNKNOWN_SERVER_ERROR"})
    void a_controller_that_has_just_lost_its_office_tells_of_none(Errors error) {
        PartitionData refused = new PartitionData().setErrorCode(error.code()).setLeaderId(101);

        broker.says(new DescribeQuorumResponseData()
                .setTopics(List.of(
                        new TopicData().setTopicName("__cluster_metadata").setPartitions(List.of(refused)))));

        assertThat(ask()).isEmpty();
    }

    @Test
    void an_error_counts_whatever_comes_with_it() {
        broker.says(new DescribeQuorumResponseData()
                .setErrorCode(Errors.CLUSTER_AUTHORIZATION_FAILED.code())
                .setTopics(List.of(new TopicData()
                        .setTopicName("__cluster_metadata")
                        .setPartitions(List.of(new PartitionData().setLeaderId(101))))));

        assertThat(ask()).isEmpty();
    }

    @Test
    void an_answer_without_the_metadata_topic_tells_of_none() {
        broker.says(new DescribeQuorumResponseData());

        assertThat(ask()).isEmpty();
    }

    private Optional<Quorum> ask() {
        return BrokerQuorum.ask(new Endpoint("127.0.0.1", broker.port()), Duration.ofSeconds(30));
    }

    private static List<Quorum.Member> members(int... ids) {
        return IntStream.of(ids)
                .mapToObj(id -> new Quorum.Member(id, 90 + id, NOW.minusMillis(id), NOW.minusSeconds(id)))
                .toList();
    }
}

package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.Quorum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClusterStatusTest {

    @Test
    void tells_leaders_isr_controller_ensemble_and_lag_as_tables() {
        Snapshot snapshot = snapshot(
                List.of(new Snapshot.Broker(1, "a:1"), new Snapshot.Broker(3, "c:1")),
                List.of(
                        new Snapshot.Partition("orders", 0, 3, 5, List.of(2, 3, 1), List.of(3, 1)),
                        new Snapshot.Partition("orders", 1, -1, 5, List.of(2), List.of(2)),
                        new Snapshot.Partition("__consumer_offsets", 0, 1, 5, List.of(1), List.of(1))));
        GroupState group = new GroupState(
                "billing",
                "Stable",
                OptionalInt.of(1),
                List.of(new GroupState.Member("id", "client", "/host", List.of())),
                List.of(
                        new Offset(new Partition("orders", 0), OptionalLong.of(7), OptionalLong.of(10)),
                        new Offset(new Partition("orders", 1), OptionalLong.empty(), OptionalLong.empty())));
        GroupState idle = new GroupState("idle", "Empty", OptionalInt.empty(), List.of(), List.of());

        assertThat(new ClusterStatus(snapshot, Optional.empty(), List.of(group, idle)).lines())
                .containsExactly(
                        "brokers     1 and 3",
                        "controller  3",
                        "",
                        "ZooKeeper  mode",
                        "zoo1       leader",
                        "zoo2       follower",
                        "",
                        "partition  leader  replicas  in sync  out of sync",
                        "orders-0   3       2,3,1     3,1      2",
                        "orders-1   none    2         2",
                        "",
                        "group    state   members  partition  committed  end   lag",
                        "billing  Stable  1        orders-0   7          10    3",
                        "billing  Stable  1        orders-1   none       none  unknown",
                        "idle     Empty   0");
    }

    @Test
    void tells_the_quorum_of_a_cluster_without_zookeeper() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Quorum quorum = new Quorum(
                2,
                7,
                100,
                List.of(
                        new Quorum.Member(1, 90, now.minusSeconds(3), now.minusSeconds(3)),
                        new Quorum.Member(2, 100, now, now)),
                List.of(new Quorum.Member(4, 99, now.minusMillis(300), now), new Quorum.Member(5, -1, now, now)));
        Snapshot snapshot =
                new Snapshot(now, "kafka4", "id", 2, List.of(new Snapshot.Broker(4, "a:1")), List.of(), List.of());

        assertThat(new ClusterStatus(snapshot, Optional.of(quorum), List.of()).lines())
                .containsExactly(
                        "brokers     4",
                        "controller  2",
                        "",
                        "node  in the quorum  log end  behind   fetches",
                        "1     voter          90       10       no",
                        "2     leader         100      0",
                        "4     observer       99       1        yes",
                        "5     observer       unknown  unknown  yes");
    }

    @Test
    void tells_the_ensemble_where_no_broker_answers() {
        assertThat(new ClusterStatus(snapshot(List.of(), List.of()), Optional.empty(), List.of()).lines())
                .containsExactly(
                        "brokers     none answers", "", "ZooKeeper  mode", "zoo1       leader", "zoo2       follower");
    }

    private static Snapshot snapshot(List<Snapshot.Broker> brokers, List<Snapshot.Partition> partitions) {
        return new Snapshot(
                Instant.EPOCH,
                "kafka1",
                "id",
                3,
                brokers,
                partitions,
                List.of(
                        new Snapshot.EnsembleMember("zoo1", "leader"),
                        new Snapshot.EnsembleMember("zoo2", "follower")));
    }
}

package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.List;
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
                List.of(),
                List.of(
                        new Offset(new Partition("orders", 0), OptionalLong.of(7), OptionalLong.of(10)),
                        new Offset(new Partition("orders", 1), OptionalLong.empty(), OptionalLong.empty())));

        assertThat(ClusterStatus.lines(snapshot, List.of(group)))
                .containsExactly(
                        "brokers     1 and 3",
                        "controller  3",
                        "ensemble    zoo1 leader, zoo2 follower",
                        "",
                        "partition  leader  replicas  in sync",
                        "orders-0   3       2,3,1     3,1",
                        "orders-1   none    2         2",
                        "",
                        "group    state   partition  committed  end   lag",
                        "billing  Stable  orders-0   7          10    3",
                        "billing  Stable  orders-1   none       none  unknown");
    }

    @Test
    void tells_the_ensemble_where_no_broker_answers() {
        assertThat(ClusterStatus.lines(snapshot(List.of(), List.of()), List.of()))
                .containsExactly("brokers     none answers", "ensemble    zoo1 leader, zoo2 follower");
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

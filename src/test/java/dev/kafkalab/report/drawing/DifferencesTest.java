package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void a_killed_leader_is_told_from_brokers_to_partitions() {
        Snapshot before = Made.snapshot(
                3, List.of(1, 2, 3), Made.partition("testTopic", 0, 3, List.of(3, 1, 2), List.of(3, 1, 2)));
        Snapshot after =
                Made.snapshot(1, List.of(1, 2), Made.partition("testTopic", 0, 1, List.of(3, 1, 2), List.of(2, 1)));

        assertThat(new Differences(before, after).words())
                .containsExactly(
                        "broker 3: gone",
                        "controller: 3 → 1",
                        "leader of testTopic-0: 3 → 1",
                        "ISR of testTopic-0: 1, 2, 3 → 1, 2");
    }

    @Test
    void a_partition_without_a_leader_has_none() {
        Snapshot before = Made.snapshot(1, List.of(1), Made.partition("t", 0, 1, List.of(1), List.of(1)));
        Snapshot after = Made.snapshot(-1, List.of(), Made.partition("t", 0, -1, List.of(1), List.of(1)));

        assertThat(new Differences(before, after).words())
                .containsExactly("broker 1: gone", "controller: 1 → none", "leader of t-0: 1 → none");
    }

    @Test
    void the_order_of_in_sync_replicas_says_nothing_that_of_replicas_does() {
        Snapshot before = Made.snapshot(1, List.of(1, 2), Made.partition("t", 0, 1, List.of(1, 2), List.of(1, 2)));
        Snapshot after = Made.snapshot(1, List.of(1, 2), Made.partition("t", 0, 1, List.of(2, 1), List.of(2, 1)));

        assertThat(new Differences(before, after).words()).containsExactly("replicas of t-0: 1, 2 → 2, 1");
        assertThat(new Differences(before, before).words()).isEmpty();
    }

    @Test
    void a_zookeeper_server_tells_its_mode_only_if_both_snapshots_asked_it() {
        Snapshot silent = Made.snapshot(1, List.of(1));
        Snapshot before = Made.ensemble(silent, "leader", "follower");
        Snapshot after = Made.ensemble(silent, "down", "leader", "follower");

        assertThat(new Differences(before, after).words())
                .containsExactly("ZooKeeper zoo1: leader → down", "ZooKeeper zoo2: follower → leader");
        assertThat(new Differences(silent, after).words()).isEmpty();
    }

    @Test
    void a_partition_that_only_one_snapshot_has_is_told() {
        Snapshot without = Made.snapshot(1, List.of(1));
        Snapshot with = Made.snapshot(1, List.of(1), Made.partition("t", 0, 1, List.of(1), List.of(1)));

        assertThat(new Differences(without, with).words()).containsExactly("t-0: only in the later snapshot");
        assertThat(new Differences(with, without).words()).containsExactly("t-0: only in the earlier snapshot");
    }

    @Test
    void brokers_are_those_that_live_and_those_that_should() {
        Snapshot before = Made.snapshot(1, List.of(5, 1), Made.partition("t", 0, 1, List.of(9, 1), List.of(1)));

        assertThat(new Differences(before, Made.snapshot(1, List.of(2))).brokers())
                .containsExactly(1, 2, 5, 9);
    }
}

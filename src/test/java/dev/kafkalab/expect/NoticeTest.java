package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.topology.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final FakeCluster cluster;

    NoticeTest(@TempDir Path logs) {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", logs);
    }

    @Test
    void right_after_a_kill_the_metadata_is_of_before() {
        ClusterNode dead = broker(3);
        dead.kill();

        assertThat(isTakenOf(dead, says(ALL, 3, 3, ALL), says(ALL, 3, 3, ALL))).isFalse();
    }

    @Test
    void a_dead_broker_is_noticed_when_nobody_lists_it_and_it_neither_controls_nor_leads_nor_is_in_sync() {
        ClusterNode dead = broker(3);
        dead.kill();
        List<Integer> left = List.of(1, 2);

        assertThat(isTakenOf(dead, says(left, 1, 1, left), says(left, 1, 1, left)))
                .isTrue();
        assertThat(isTakenOf(dead, says(left, 1, 1, left), says(ALL, 1, 1, left)))
                .isFalse();
        assertThat(isTakenOf(dead, says(left, 3, 1, left), says(left, 3, 1, left)))
                .isFalse();
        assertThat(isTakenOf(dead, says(left, -1, 1, left), says(left, -1, 1, left)))
                .isFalse();
        assertThat(isTakenOf(dead, says(left, 1, 3, left), says(left, 1, 3, left)))
                .isFalse();
        assertThat(isTakenOf(dead, says(left, 1, 1, ALL), says(left, 1, 1, ALL)))
                .isFalse();
    }

    @Test
    void a_broker_with_the_id_0_controls_and_leads_like_any_other() {
        ClusterNode dead = broker(3);
        dead.kill();
        List<Integer> left = List.of(1, 2);

        assertThat(isTakenOf(dead, says(left, 0, 0, left), says(left, 0, 0, left)))
                .isTrue();
        assertThat(isTakenOf(dead, says(left, 0, 0, ALL), says(left, 0, 0, ALL)))
                .isFalse();
    }

    @Test
    void the_last_replica_in_sync_stays_in_the_isr_without_a_leader() {
        ClusterNode dead = broker(3);
        dead.kill();
        List<Integer> left = List.of(1, 2);

        assertThat(isTakenOf(dead, says(left, 1, -1, List.of(3)), says(left, 1, -1, List.of(3))))
                .isTrue();
    }

    @Test
    void one_that_has_not_answered_may_know_better() {
        ClusterNode dead = broker(3);
        dead.kill();

        assertThat(isTakenOf(dead, says(List.of(1, 2), 1, 1, List.of(1, 2)))).isFalse();
    }

    @Test
    void one_that_came_back_is_noticed_when_all_list_it_and_it_knows_what_the_rest_know() {
        ClusterNode back = broker(3);
        back.pause();
        back.resume();
        Snapshot told = says(ALL, 1, 1, List.of(1, 2));

        assertThat(isTakenOf(back, told, told, says(ALL, 1, 3, ALL))).isFalse();
        assertThat(isTakenOf(back, told, says(List.of(1, 2), 1, 1, List.of(1, 2)), told))
                .isFalse();
        assertThat(isTakenOf(back, told, told, told)).isTrue();
    }

    @Test
    void an_ensemble_has_settled_when_one_leads_and_the_rest_follow_or_without_a_majority_none_serves() {
        assertThat(settled("follower", "leader", "down")).isTrue();
        assertThat(settled("follower", "follower", "down")).isFalse();
        assertThat(settled("leader", "not serving", "down")).isFalse();
        assertThat(settled("leader", "down", "down")).isFalse();
        assertThat(settled("not serving", "down", "paused")).isTrue();
        assertThat(settled("standalone", "standalone", "down")).isTrue();
    }

    @Test
    void half_of_an_ensemble_is_no_majority() {
        assertThat(settled("leader", "follower", "down", "down")).isFalse();
        assertThat(settled("not serving", "not serving", "down", "down")).isTrue();
    }

    @Test
    void a_zookeeper_is_noticed_when_its_ensemble_has_settled() {
        FakeObserver observer = new FakeObserver(cluster);
        ClusterNode zookeeper = cluster.node("zoo1");
        zookeeper.kill();

        // The stand-in's servers all follow, and nobody leads.
        assertThat(new Notice(observer, 0).isTakenOf(zookeeper, observer.everyBroker()))
                .isFalse();
        cluster.node("zoo2").kill();
        cluster.node("zoo3").kill();
        assertThat(new Notice(observer, 0).isTakenOf(zookeeper, observer.everyBroker()))
                .isTrue();
    }

    private boolean isTakenOf(ClusterNode node, Snapshot... answers) {
        return new Notice(new FakeObserver(cluster), 0).isTakenOf(node, List.of(answers));
    }

    private static boolean settled(String... modes) {
        return Notice.isSettled(
                Stream.of(modes).map(mode -> new EnsembleMember("zoo", mode)).toList());
    }

    private ClusterNode broker(int id) {
        return cluster.nodes().stream()
                .filter(node -> node.node().is(Role.BROKER) && node.node().id().orElse(-1) == id)
                .findFirst()
                .orElseThrow();
    }

    private static Snapshot says(List<Integer> brokers, int controller, int leader, List<Integer> isr) {
        return new Snapshot(
                Instant.EPOCH,
                "localhost:19091",
                "id",
                controller,
                brokers.stream()
                        .map(id -> new Snapshot.Broker(id, "kafka" + id))
                        .toList(),
                List.of(new Snapshot.Partition("testTopic", 0, leader, 1, ALL, isr)),
                List.of());
    }
}

package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.observe.Quorum.Member;
import dev.kafkalab.runtime.ClusterNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quorum of the controllers 101, 102 and 103, and what brokers 1, 2 and 3 know of it. */
class KraftNoticeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final FakeCluster cluster;
    private final FakeObserver observer;
    private final ClusterNode controller1;

    KraftNoticeTest(@TempDir Path logs) {
        cluster = FakeCluster.running("compose/kraft.yml", logs);
        observer = new FakeObserver(cluster);
        controller1 = cluster.node("controller1");
    }

    @Test
    void a_dead_controller_is_noticed_when_another_is_active_and_misses_it() {
        controller1.kill();

        knows(102, 101);
        assertThat(isNoticed(controller1)).isTrue();

        knows(102);
        assertThat(isNoticed(controller1)).as("it has fetched lately").isFalse();
    }

    @Test
    void as_long_as_brokers_name_the_dead_controller_or_none_it_is_not_noticed() {
        controller1.kill();

        knows(102, 101);
        observer.namesController(101);
        assertThat(isNoticed(controller1)).isFalse();
        observer.namesController(-1);
        assertThat(isNoticed(controller1)).isFalse();
    }

    @Test
    void without_an_answer_of_the_quorum_nobody_has_missed_it() {
        controller1.kill();
        observer.namesController(102);

        assertThat(isNoticed(controller1)).isFalse();
    }

    @Test
    void where_no_majority_is_left_it_is_noticed_when_no_controller_is_active() {
        controller1.kill();
        cluster.node("controller2").kill();

        observer.namesController(103);
        assertThat(isNoticed(controller1)).isFalse();
        observer.namesController(0);
        assertThat(isNoticed(controller1)).isFalse();
        observer.namesController(-1);
        assertThat(isNoticed(controller1)).isTrue();
    }

    @Test
    void a_leader_that_has_lost_its_majority_and_answers_still_proves_nothing() {
        controller1.kill();
        cluster.node("controller2").kill();

        knows(103, 101, 102);
        assertThat(isNoticed(controller1)).isFalse();
    }

    @Test
    void who_had_no_vote_is_missed_by_nobody_however_many_they_are() {
        controller1.kill();
        cluster.node("controller2").kill();

        knowsOf(List.of(103), 103);
        assertThat(isNoticed(controller1)).isTrue();
        observer.namesController(-1);
        assertThat(isNoticed(controller1)).isFalse();
    }

    @Test
    void two_of_four_controllers_are_no_majority() {
        controller1.kill();
        observer.namesController(-1);

        assertThat(new Notice(observer, 4).isTakenOf(controller1, observer.everyBroker()))
                .isTrue();
        assertThat(isNoticed(controller1)).as("two of three are one").isFalse();
    }

    @Test
    void a_controller_with_the_id_0_takes_over_like_any_other() {
        controller1.kill();

        knowsOf(List.of(0, 101, 103), 0, 101);
        assertThat(isNoticed(controller1)).isTrue();
    }

    @Test
    void one_that_runs_again_is_noticed_when_it_follows_the_active_one() {
        assertThat(isNoticed(controller1)).as("nobody is active").isFalse();
        knows(102, 101);
        assertThat(isNoticed(controller1)).as("it has not fetched yet").isFalse();
        knows(102, 103);
        assertThat(isNoticed(controller1)).isTrue();
    }

    @Test
    void a_broker_that_is_no_controller_need_not_follow_the_quorum() {
        observer.namesController(102);

        assertThat(isNoticed(cluster.node("kafka1"))).isTrue();
    }

    private boolean isNoticed(ClusterNode node) {
        return new Notice(observer, 3).isTakenOf(node, observer.everyBroker());
    }

    /** That controller is active, and these have not fetched lately. */
    private void knows(int active, Integer... silent) {
        knowsOf(List.of(101, 102, 103), active, silent);
    }

    /** As above, with these voters. */
    private void knowsOf(List<Integer> voters, int active, Integer... silent) {
        observer.namesController(active);
        observer.says(new Quorum(
                active,
                1,
                0,
                voters.stream()
                        .map(id -> new Member(id, 9, List.of(silent).contains(id) ? NOW.minusSeconds(60) : NOW, NOW))
                        .toList(),
                List.of()));
    }
}

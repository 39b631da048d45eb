package dev.kafkalab.bound;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElectionBoundTest {

    @Test
    void the_default_session_of_18_seconds_is_seen_12_to_22_seconds_after_the_kill() {
        TimeBound bound = ElectionBound.zooKeeper(ofSeconds(18), ofSeconds(2));

        assertThat(bound.earliest()).isEqualTo(ofSeconds(12));
        assertThat(bound.latest()).isEqualTo(ofSeconds(22));
    }

    @Test
    void a_session_of_14_seconds_keeps_a_promise_of_18() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2)).latest())
                .isEqualTo(ofSeconds(18));
    }

    @Test
    void a_session_of_less_than_two_ticks_is_raised_to_two_ticks() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(1), ofSeconds(2)).latest()).isEqualTo(ofSeconds(4 + 2 + 2));
    }

    @Test
    void a_session_of_more_than_twenty_ticks_is_lowered_to_twenty_ticks() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(60), ofMillis(2000)).latest())
                .isEqualTo(ofSeconds(40 + 2 + 2));
    }

    @Test
    void the_bound_says_where_it_comes_from() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2)).origin())
                .isEqualTo("zookeeper.session.timeout.ms 14 s + one tick 2 s + election 2 s = 18 s");
    }

    @Test
    void a_kraft_broker_is_fenced_a_session_after_its_last_heartbeat() {
        TimeBound bound = ElectionBound.kraft(ofSeconds(9), ofSeconds(2));

        assertThat(bound.earliest()).isEqualTo(ofSeconds(7));
        assertThat(bound.latest()).isEqualTo(ofMillis(9000 + 1125 + 2000));
        assertThat(bound.origin())
                .isEqualTo(
                        "broker.session.timeout.ms 9 s + an eighth of it until the controller looks + election 2 s = 12.1 s");
    }

    @Test
    void a_new_active_controller_needs_a_fetch_timeout_and_at_most_two_tries_for_votes() {
        TimeBound bound = ElectionBound.activeController(ofSeconds(2), ofSeconds(1));

        assertThat(bound.earliest()).isEqualTo(ofMillis(1500));
        assertThat(bound.latest()).isEqualTo(ofSeconds(2 + 2 + 3));
        assertThat(bound.origin())
                .isEqualTo(
                        "controller.quorum.fetch.timeout.ms 2 s + 2 x controller.quorum.election.timeout.ms 1 s + finding it 3 s = 7 s");
    }

    @Test
    void a_leader_that_was_the_active_controller_costs_a_new_controller_and_a_whole_session() {
        TimeBound controller = ElectionBound.activeController(ofSeconds(2), ofSeconds(1));

        TimeBound bound = ElectionBound.afterController(controller, ofSeconds(9));

        assertThat(bound.earliest()).isEqualTo(ofMillis(10_500));
        assertThat(bound.latest()).isEqualTo(ofMillis(17_125));
        assertThat(bound.origin())
                .isEqualTo("a new active controller 7 s + broker.session.timeout.ms 9 s anew"
                        + " + an eighth of it until the controller looks = 17.1 s");
    }

    @Test
    void a_shorter_session_makes_every_one_of_these_shorter() {
        TimeBound controller = ElectionBound.activeController(ofSeconds(1), ofMillis(500));

        assertThat(ElectionBound.kraft(ofSeconds(4), ofSeconds(1)).latest()).isEqualTo(ofMillis(4000 + 500 + 2000));
        assertThat(controller.latest()).isEqualTo(ofSeconds(5));
        assertThat(ElectionBound.afterController(controller, ofSeconds(4)).latest())
                .isEqualTo(ofMillis(5000 + 4000 + 500));
    }

    @Test
    void a_polite_stop_waits_for_no_timeout() {
        TimeBound bound = ElectionBound.politeStop();

        assertThat(bound.earliest()).isEqualTo(ofSeconds(0));
        assertThat(bound.latest())
                .isLessThan(ElectionBound.kraft(ofSeconds(9), ofSeconds(2)).earliest());
    }

    @Test
    void who_waits_for_a_node_that_is_launched_waits_for_its_start_too() {
        TimeBound bound = ElectionBound.afterStart(ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2)));

        assertThat(bound.latest()).isEqualTo(ofSeconds(25 + 18));
        assertThat(bound.origin())
                .startsWith("the start of a node, the lab's own 25 s + zookeeper.session.timeout.ms 14 s");
    }

    @Test
    void what_is_promised_sooner_than_the_settings_allow_is_looked_for_until_they_do_not_allow_it_either() {
        TimeBound bound = ElectionBound.zooKeeper(ofSeconds(18), ofSeconds(2));

        assertThat(bound.longerThan(ofSeconds(18))).isEqualTo(ofSeconds(4 + 5));
        assertThat(bound.longerThan(ofSeconds(22))).isEqualTo(ofSeconds(5));
        assertThat(bound.longerThan(ofSeconds(60))).isEqualTo(ofSeconds(5));
    }
}

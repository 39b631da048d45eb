package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.observe.Quorum.Member;
import dev.kafkalab.transcript.QuorumLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuorumTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Instant NEVER = Instant.ofEpochMilli(-1);

    private final Quorum quorum = new Quorum(
            102,
            7,
            90,
            List.of(
                    member(101, 90, NOW.minusMillis(300)),
                    member(102, 92, NOW),
                    member(103, 40, NOW.minusMillis(2100))),
            List.of(member(1, 90, NOW.minusMillis(500)), member(2, -1, NEVER)));

    @Test
    void a_voter_that_has_missed_four_fetches_is_silent() {
        assertThat(quorum.silentVoters()).containsExactly(103);
    }

    @Test
    void a_voter_that_died_a_moment_ago_has_not_fetched_since() {
        assertThat(quorum.everyVoterHasFetchedWithin(Duration.ofMillis(2700))).isTrue();
        assertThat(quorum.everyVoterHasFetchedWithin(Duration.ofMillis(2500))).isFalse();
    }

    @Test
    void a_fetch_that_was_dated_before_the_clock_was_set_back_proves_nothing() {
        Quorum setBack =
                new Quorum(1, 1, 0, List.of(member(1, 3, NOW), member(2, 3, NOW.plusSeconds(3600))), List.of());

        assertThat(setBack.everyVoterHasFetchedWithin(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void a_voter_that_has_never_fetched_is_silent() {
        Quorum started = new Quorum(1, 1, 0, List.of(member(1, 3, NOW), member(2, -1, NEVER)), List.of());

        assertThat(started.silentVoters()).containsExactly(2);
    }

    @Test
    void a_leader_by_itself_follows_nobody() {
        assertThat(new Quorum(1, 1, 0, List.of(member(1, 3, NOW)), List.of()).silentVoters())
                .isEmpty();
    }

    @Test
    void the_majority_is_counted_over_the_voters_that_there_are() {
        Member leader = member(101, 3, NOW);
        Member dead = member(102, 3, NOW.minusSeconds(10));
        Member lives = member(103, 3, NOW.minusMillis(300));

        assertThat(new Quorum(101, 1, 0, List.of(leader, dead, lives), List.of()).hasMajority())
                .isTrue();
        assertThat(new Quorum(101, 1, 0, List.of(leader, dead), List.of(lives)).hasMajority())
                .isFalse();
        assertThat(new Quorum(101, 1, 0, List.of(leader), List.of(dead, lives)).hasMajority())
                .isTrue();
    }

    @Test
    void who_is_silent_or_has_no_vote_is_not_heard() {
        assertThat(quorum.isHeard(101)).isTrue();
        assertThat(quorum.isHeard(103)).isFalse();
        assertThat(quorum.isHeard(1)).isFalse();
    }

    @Test
    void the_quorum_is_shown_as_the_tool_prints_it() {
        assertThat(QuorumLayout.replication(quorum, "localhost:31092").output())
                .containsExactly(
                        "NodeId  LogEndOffset  Lag   LastFetchTimestamp  LastCaughtUpTimestamp Status",
                        "101     90            2     1699999999700       1699999999700         Follower",
                        "102     92            0     1700000000000       1700000000000         Leader",
                        "103     40            52    1699999997900       1699999997900         Follower",
                        "1       90            2     1699999999500       1699999999500         Observer",
                        "2       -1            93    -1                  -1                    Observer");
    }

    private static Member member(int id, long logEndOffset, Instant lastFetch) {
        return new Member(id, logEndOffset, lastFetch, lastFetch);
    }
}

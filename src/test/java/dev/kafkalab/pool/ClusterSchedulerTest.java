package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kafkalab.runtime.SetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ClusterSchedulerTest {

    private static final Path A = Path.of("a.yml");
    private static final Path B = Path.of("b.yml");
    private static final Path C = Path.of("c.yml");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void scenarios_on_different_topologies_run_side_by_side() {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO, LONG);

        assertThat(turns.take(Set.of(A))).isEmpty();
        assertThat(turns.take(Set.of(B))).isEmpty();
    }

    @Test
    void scenarios_on_one_topology_run_one_after_another() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO, LONG);
        turns.take(Set.of(A));

        CompletableFuture<List<Path>> second = take(turns, A);
        assertThat(waits(turns, second)).isTrue();

        turns.release(Set.of(A));
        assertThat(second.get()).as("clusters to take down").isEmpty();
    }

    @Test
    void a_cluster_that_nobody_waits_for_makes_room() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO, LONG);
        turns.take(Set.of(A));

        CompletableFuture<List<Path>> other = take(turns, B);
        assertThat(waits(turns, other)).isTrue();

        turns.release(Set.of(A));
        assertThat(other.get()).containsExactly(A);
    }

    @Test
    void nobody_gets_a_cluster_that_is_being_taken_down() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        turns.release(Set.of(A));
        assertThat(turns.take(Set.of(B))).containsExactly(A);
        turns.release(Set.of(B));

        CompletableFuture<List<Path>> again = take(turns, A);
        assertThat(waits(turns, again)).isTrue();

        turns.gone(Set.of(A));
        assertThat(again.get()).containsExactly(B);
    }

    @Test
    void a_cluster_that_is_waited_for_is_kept_until_its_last_scenario() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        CompletableFuture<List<Path>> other = take(turns, B);
        assertThat(waits(turns, other)).isTrue();
        CompletableFuture<List<Path>> same = take(turns, A);
        assertThat(waits(turns, same)).isTrue();

        turns.release(Set.of(A));
        assertThat(same.get()).isEmpty();
        assertThat(waits(turns, other)).isTrue();

        turns.release(Set.of(A));
        assertThat(other.get()).containsExactly(A);
    }

    @Test
    void the_cluster_that_has_been_idle_for_longest_goes_first() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        turns.take(Set.of(B));
        turns.release(Set.of(B));
        turns.release(Set.of(A));

        assertThat(turns.take(Set.of(C))).containsExactly(B);
    }

    @Test
    void an_idle_cluster_makes_room_while_another_is_in_use() {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        turns.take(Set.of(B));
        turns.release(Set.of(B));

        assertThat(turns.take(Set.of(C))).containsExactly(B);
    }

    @Test
    void of_two_idle_clusters_the_one_goes_that_nobody_waits_for() {
        ClusterScheduler turns = new ClusterScheduler(3, Duration.ZERO, LONG);
        Path inUse = Path.of("d.yml");
        turns.take(Set.of(inUse));
        turns.take(Set.of(A));
        turns.take(Set.of(B));
        turns.release(Set.of(A));
        turns.release(Set.of(B));
        assertThat(waits(turns, take(turns, A, inUse))).isTrue();

        assertThat(turns.take(Set.of(C))).containsExactly(B);
    }

    @Test
    void a_scenario_takes_all_its_topologies_at_once() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(3, Duration.ZERO, LONG);
        turns.take(Set.of(A));

        CompletableFuture<List<Path>> both = take(turns, A, B);
        assertThat(waits(turns, both)).isTrue();
        assertThat(turns.take(Set.of(B))).as("held by nobody meanwhile").isEmpty();

        turns.release(Set.of(A));
        assertThat(waits(turns, both)).isTrue();
        turns.release(Set.of(B));
        assertThat(both.get()).isEmpty();
    }

    @Test
    void a_scenario_with_more_topologies_than_there_is_room_for_runs_alone() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        CompletableFuture<List<Path>> both = take(turns, B, C);
        assertThat(waits(turns, both)).isTrue();

        turns.release(Set.of(A));
        assertThat(both.get()).containsExactly(A);
    }

    @Test
    void two_that_each_want_what_the_other_waits_for_do_not_wait_for_ever() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        turns.take(Set.of(B));
        CompletableFuture<List<Path>> one = take(turns, A, C);
        CompletableFuture<List<Path>> two = take(turns, B, Path.of("d.yml"));
        assertThat(waits(turns, one)).isTrue();
        assertThat(waits(turns, two)).isTrue();

        turns.release(Set.of(A));
        turns.release(Set.of(B));
        CompletableFuture.anyOf(one, two).get();
        turns.gone((one.isDone() ? one : two).get());
        turns.release(one.isDone() ? Set.of(A, C) : Set.of(B, Path.of("d.yml")));
        CompletableFuture.allOf(one, two).get();
    }

    @Test
    void a_cluster_that_runs_is_had_at_once() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ofHours(1), LONG, nanos::get);
        CompletableFuture<List<Path>> first = take(turns, A);
        passAnHour(turns);
        first.get();
        turns.release(Set.of(A));

        assertThat(turns.take(Set.of(A))).isEmpty();
    }

    @Test
    void what_most_scenarios_wait_for_gets_its_cluster_first() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ofHours(1), LONG, nanos::get);

        CompletableFuture<List<Path>> alone = take(turns, A);
        CompletableFuture<List<Path>> first = take(turns, B);
        CompletableFuture<List<Path>> second = take(turns, B);
        passAnHour(turns);
        CompletableFuture.anyOf(first, second).get();
        assertThat(waits(turns, alone)).isTrue();

        turns.release(Set.of(B));
        CompletableFuture.allOf(first, second).get();
        assertThat(waits(turns, alone))
                .as("while scenarios wait for the cluster that runs")
                .isTrue();

        turns.release(Set.of(B));
        assertThat(alone.get()).containsExactly(B);
    }

    @Test
    void scenarios_that_give_back_what_they_hold_to_take_more_do_not_wait_for_each_other() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO, LONG);
        turns.take(Set.of(A));
        CompletableFuture<List<Path>> other = take(turns, B);

        turns.release(Set.of(A));
        other.get();
        CompletableFuture<List<Path>> both = take(turns, A, B);
        turns.gone(Set.of(A));
        turns.release(Set.of(B));
        both.get();
        CompletableFuture<List<Path>> otherBoth = take(turns, A, B);
        turns.release(Set.of(A, B));
        assertThat(otherBoth.get()).isEmpty();
    }

    @Test
    void nobody_waits_for_ever_where_no_scenario_ends() {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO, Duration.ofMillis(50));
        turns.take(Set.of(A));

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> turns.take(Set.of(A)))
                .withMessageStartingWith("No turn on a.yml: no scenario has ended for")
                .withMessageContaining("in use: a.yml")
                .withMessageContaining("Fix: ");
        assertThat(turns.waiting()).as("requests that still wait").isZero();
    }

    /** An hour passes, and whoever waits looks at the clock. */
    private void passAnHour(ClusterScheduler turns) {
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        turns.gone(Set.of());
    }

    /** Asks for a turn in a thread of its own, and returns when the request is known. */
    private static CompletableFuture<List<Path>> take(ClusterScheduler turns, Path... topologies) {
        int before = turns.waiting();
        CompletableFuture<List<Path>> turn =
                CompletableFuture.supplyAsync(() -> turns.take(Set.of(topologies)), task -> {
                    Thread thread = new Thread(task);
                    thread.setDaemon(true);
                    thread.start();
                });
        until(() -> turn.isDone() || turns.waiting() > before);
        return turn;
    }

    /** Whether the turn is not had, and will not be until something else changes. */
    private static boolean waits(ClusterScheduler turns, CompletableFuture<?> turn) {
        until(() -> turn.isDone() || turns.isSettled());
        return !turn.isDone();
    }

    private static void until(BooleanSupplier state) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (!state.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }
}

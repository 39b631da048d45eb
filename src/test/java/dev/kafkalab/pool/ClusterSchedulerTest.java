package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ClusterSchedulerTest {

    private static final Path A = Path.of("a.yml");
    private static final Path B = Path.of("b.yml");
    private static final Path C = Path.of("c.yml");

    @Test
    void scenarios_on_different_topologies_run_side_by_side() {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO);

        assertThat(turns.take(Set.of(A))).isEmpty();
        assertThat(turns.take(Set.of(B))).isEmpty();
    }

    @Test
    void scenarios_on_one_topology_run_one_after_another() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO);
        turns.take(Set.of(A));

        CompletableFuture<List<Path>> second = take(turns, A);
        assertThat(waits(second)).isTrue();

        turns.release(Set.of(A));
        assertThat(second.get()).as("clusters to take down").isEmpty();
    }

    @Test
    void a_cluster_that_nobody_waits_for_makes_room() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO);
        turns.take(Set.of(A));

        CompletableFuture<List<Path>> other = take(turns, B);
        assertThat(waits(other)).isTrue();

        turns.release(Set.of(A));
        assertThat(other.get()).containsExactly(A);
    }

    @Test
    void nobody_gets_a_cluster_that_is_being_taken_down() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO);
        turns.take(Set.of(A));
        turns.release(Set.of(A));
        assertThat(turns.take(Set.of(B))).containsExactly(A);
        turns.release(Set.of(B));

        CompletableFuture<List<Path>> again = take(turns, A);
        assertThat(waits(again)).isTrue();

        turns.gone(Set.of(A));
        assertThat(again.get()).containsExactly(B);
    }

    @Test
    void a_cluster_that_is_waited_for_is_kept_until_its_last_scenario() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO);
        turns.take(Set.of(A));
        CompletableFuture<List<Path>> other = take(turns, B);
        assertThat(waits(other)).isTrue();
        CompletableFuture<List<Path>> same = take(turns, A);
        assertThat(waits(same)).isTrue();

        turns.release(Set.of(A));
        assertThat(same.get()).isEmpty();
        assertThat(waits(other)).isTrue();

        turns.release(Set.of(A));
        assertThat(other.get()).containsExactly(A);
    }

    @Test
    void the_cluster_that_has_been_idle_for_longest_goes_first() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO);
        turns.take(Set.of(A));
        turns.take(Set.of(B));
        turns.release(Set.of(B));
        turns.release(Set.of(A));

        assertThat(turns.take(Set.of(C))).containsExactly(B);
    }

    @Test
    void a_scenario_takes_all_its_topologies_at_once() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(3, Duration.ZERO);
        turns.take(Set.of(A));

        CompletableFuture<List<Path>> both = take(turns, A, B);
        assertThat(waits(both)).isTrue();
        assertThat(turns.take(Set.of(B))).as("held by nobody meanwhile").isEmpty();

        turns.release(Set.of(A));
        assertThat(waits(both)).isTrue();
        turns.release(Set.of(B));
        assertThat(both.get()).isEmpty();
    }

    @Test
    void a_scenario_with_more_topologies_than_there_is_room_for_runs_alone() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ZERO);
        turns.take(Set.of(A));
        CompletableFuture<List<Path>> both = take(turns, B, C);
        assertThat(waits(both)).isTrue();

        turns.release(Set.of(A));
        assertThat(both.get()).containsExactly(A);
    }

    @Test
    void two_that_each_want_what_the_other_waits_for_do_not_wait_for_ever() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(2, Duration.ZERO);
        turns.take(Set.of(A));
        turns.take(Set.of(B));
        CompletableFuture<List<Path>> one = take(turns, A, C);
        CompletableFuture<List<Path>> two = take(turns, B, Path.of("d.yml"));
        assertThat(waits(one)).isTrue();
        assertThat(waits(two)).isTrue();

        turns.release(Set.of(A));
        turns.release(Set.of(B));
        CompletableFuture.anyOf(one, two).get();
        turns.gone((one.isDone() ? one : two).get());
        turns.release(one.isDone() ? Set.of(A, C) : Set.of(B, Path.of("d.yml")));
        CompletableFuture.allOf(one, two).get();
    }

    @Test
    void a_cluster_that_runs_is_had_at_once() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ofSeconds(2));
        turns.take(Set.of(A));
        turns.release(Set.of(A));

        assertThat(waits(take(turns, A))).isFalse();
    }

    @Test
    void what_most_scenarios_wait_for_gets_its_cluster_first() throws Exception {
        ClusterScheduler turns = new ClusterScheduler(1, Duration.ofMillis(100));

        CompletableFuture<List<Path>> alone = take(turns, A);
        CompletableFuture<List<Path>> first = take(turns, B);
        CompletableFuture<List<Path>> second = take(turns, B);
        CompletableFuture.anyOf(first, second).get();
        assertThat(waits(alone)).isTrue();

        turns.release(Set.of(B));
        CompletableFuture.allOf(first, second).get();
        assertThat(waits(alone))
                .as("while scenarios wait for the cluster that runs")
                .isTrue();

        turns.release(Set.of(B));
        assertThat(alone.get()).containsExactly(B);
    }

    private static CompletableFuture<List<Path>> take(ClusterScheduler turns, Path... topologies) {
        return CompletableFuture.supplyAsync(() -> turns.take(Set.of(topologies)), task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** A moment is long enough for one that does not wait to have gone on. */
    private static boolean waits(CompletableFuture<?> turn) throws InterruptedException, ExecutionException {
        try {
            turn.get(200, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }
}

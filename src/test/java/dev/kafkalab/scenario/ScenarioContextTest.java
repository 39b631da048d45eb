package dev.kafkalab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.pool.ClusterPool;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ScenarioContextTest {

    private static final Path ENSEMBLE = Path.of("compose/zookeeper-ensemble.yml");
    private static final Path OTHER = Path.of("compose/kafdrop.yml");

    @TempDir
    private Path logs;

    private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);

    @Test
    @Timeout(60)
    void a_scenario_may_take_a_second_cluster_that_its_text_does_not_name_where_one_runs_at_a_time() {
        ClusterPool pool = pool(1);
        ScenarioContext scenario = context(pool);

        assertThat(scenario.use(ENSEMBLE, Map.of()).composeFile()).isEqualTo(ENSEMBLE.toString());
        assertThat(scenario.use(OTHER, Map.of()).composeFile()).isEqualTo(OTHER.toString());
        scenario.end();

        ScenarioContext next = context(pool);
        assertThat(next.use(ENSEMBLE, Map.of()).composeFile()).isEqualTo(ENSEMBLE.toString());
        next.end();
    }

    /** Each would wait for ever for the other's, if it kept its own meanwhile. */
    @Test
    void two_scenarios_that_take_each_others_cluster_both_end() throws Exception {
        ClusterPool pool = pool(2);
        List<String> ended = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> ended.add(both(pool, ENSEMBLE, OTHER)));
        CompletableFuture<Void> two = CompletableFuture.runAsync(() -> ended.add(both(pool, OTHER, ENSEMBLE)));

        CompletableFuture.allOf(one, two).get(60, TimeUnit.SECONDS);

        assertThat(ended).containsExactlyInAnyOrder(OTHER.toString(), ENSEMBLE.toString());
    }

    private String both(ClusterPool pool, Path first, Path second) {
        ScenarioContext scenario = context(pool);
        try {
            scenario.use(first, Map.of());
            bothHaveOne.await(30, TimeUnit.SECONDS);
            return scenario.use(second, Map.of()).composeFile();
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            scenario.end();
        }
    }

    private ClusterPool pool(int room) {
        return new ClusterPool(OptionalInt.of(room), () -> false, this::prepare);
    }

    private static ScenarioContext context(ClusterPool pool) {
        return new ScenarioContext(pool, LabSettings.read());
    }

    private LabCluster prepare(Topology topology, Set<String> services, Progress progress) {
        FakeCluster cluster = new FakeCluster(topology, InstantSource.system(), logs);
        return new LabCluster(
                cluster,
                "for a test",
                services,
                new FakeObserver(cluster),
                new ClusterAdmin(MockAdminClient.create().numBrokers(4).build()));
    }
}

package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterObserverTest {

    private final FakeCluster cluster;
    private final FakeObserver observer;

    ClusterObserverTest(@TempDir Path folder) {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", folder);
        observer = new FakeObserver(cluster);
    }

    @Test
    void a_snapshot_has_the_ensemble_as_well() {
        cluster.fake("zoo2").kill();

        assertThat(observer.metadata().ensemble()).isEmpty();
        assertThat(observer.snapshot().ensemble())
                .extracting(Snapshot.EnsembleMember::mode)
                .containsExactly("follower", "down", "follower");
    }

    @Test
    void every_broker_is_among_the_answers_only_if_none_that_runs_is_missing() {
        List<Snapshot> all = observer.everyBroker();

        assertThat(observer.everyBrokerIsAmong(all)).isTrue();
        assertThat(observer.everyBrokerIsAmong(all.subList(0, 2))).isFalse();

        cluster.nodes().forEach(node -> node.kill());
        assertThat(observer.everyBrokerIsAmong(List.of())).isFalse();
    }

    @Test
    void a_common_controller_is_one_that_every_running_broker_names() {
        List<Snapshot> all = observer.namesController(2).everyBroker();
        assertThat(observer.commonController(all)).hasValue(2);

        assertThat(observer.commonController(all.subList(0, 2))).isEmpty();
        assertThat(observer.commonController(
                        List.of(all.get(0), all.get(1), all.get(2).withController(3))))
                .isEmpty();
        assertThat(observer.commonController(
                        all.stream().map(answer -> answer.withController(-1)).toList()))
                .isEmpty();
        assertThat(observer.commonController(List.of())).isEmpty();
    }

    @Test
    void a_controller_of_id_0_is_one_too() {
        List<Snapshot> all = observer.everyBroker().stream()
                .map(answer -> answer.withController(0))
                .toList();

        assertThat(observer.commonController(all)).hasValue(0);
    }
}

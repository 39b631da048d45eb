package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose log is looked into: broker 1 was the controller and was killed, and broker 2 is the controller now. */
class ElectionLogsInScenarioTest {

    private static final PartitionName ORDERS = new PartitionName("orders", 0);
    private static final String LED =
            "INFO [Controller id=%d epoch=1] Changed partition orders-0 from Offline to Online";
    private static final String ELECTED = "INFO [Controller id=2] 2 successfully elected as the controller";

    private final Path folder;
    private final FakeScenario scenario;
    private final ElectionLogs logs;

    ElectionLogsInScenarioTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        logs = new ElectionLogs(scenario.context());
        log("kafka2", LED.formatted(2) + ", in the last scenario");
    }

    @Test
    void of_a_leader_tells_the_controller_that_the_brokers_name_now() throws IOException {
        kill();
        log("kafka1", LED.formatted(1));
        log("kafka2", LED.formatted(2));
        log("kafka3", LED.formatted(3));

        assertThat(logs.ofLeader(ORDERS, now())).get().satisfies(excerpt -> {
            assertThat(excerpt.node()).isEqualTo("kafka2");
            assertThat(excerpt.lines()).containsExactly(LED.formatted(2));
        });
    }

    @Test
    void where_that_one_has_nothing_to_tell_the_controller_of_before_the_fault_does() throws IOException {
        kill();
        log("kafka1", LED.formatted(1));
        log("kafka3", LED.formatted(3));

        assertThat(logs.ofLeader(ORDERS, now())).map(LogExcerpt::node).contains("kafka1");
    }

    @Test
    void where_nobody_is_the_controller_nobody_tells() throws IOException {
        scenario.observer().namesController(-1);
        kill();
        log("kafka1", LED.formatted(1));

        assertThat(logs.ofLeader(ORDERS, now())).isEmpty();
        assertThat(logs.ofController(now())).isEmpty();
    }

    @Test
    void of_a_controller_tells_the_new_one() throws IOException {
        kill();
        log("kafka2", ELECTED);

        assertThat(logs.ofController(now())).get().satisfies(excerpt -> {
            assertThat(excerpt.node()).isEqualTo("kafka2");
            assertThat(excerpt.lines()).containsExactly(ELECTED);
        });
    }

    @Test
    void of_the_ensemble_tells_the_server_that_leads_it() throws IOException {
        kill();
        log("zoo1", "Leader@592] - LEADING - LEADER ELECTION TOOK - 221 MS");
        log("zoo2", "Leader@592] - LEADING - LEADER ELECTION TOOK - 222 MS");
        List<EnsembleMember> seen =
                List.of(new EnsembleMember("zoo1", "follower"), new EnsembleMember("zoo2", "leader"));

        assertThat(logs.ofZooKeeperLeader(seen)).map(LogExcerpt::node).contains("zoo2");
    }

    @Test
    void before_anything_was_done_there_is_no_election_to_tell_of() throws IOException {
        log("kafka1", LED.formatted(1));
        log("kafka1", ELECTED);
        log("zoo2", "Leader@592] - LEADING - LEADER ELECTION TOOK - 222 MS");

        assertThat(logs.ofLeader(ORDERS, now())).isEmpty();
        assertThat(logs.ofController(now())).isEmpty();
        assertThat(logs.ofZooKeeperLeader(List.of(new EnsembleMember("zoo2", "leader"))))
                .isEmpty();
    }

    @Test
    void of_a_quorum_its_controllers_tell_in_their_own_words(@TempDir Path other) throws IOException {
        FakeScenario kraft = new FakeScenario("compose/kraft.yml", other);
        kraft.observer().namesController(102);
        kraft.apply(NodeOperation.KILL, "kafka2");
        Files.writeString(other.resolve("controller2.log"), "Fencing broker 2 at epoch 14\n");
        Files.writeString(other.resolve("kafka2.log"), "Fencing broker 2 at epoch 14\n");
        ElectionLogs ofQuorum = new ElectionLogs(kraft.context());
        Snapshot seen = kraft.observer().metadata();

        Optional<LogExcerpt> excerpt = ofQuorum.ofLeader(ORDERS, seen);

        assertThat(excerpt).map(LogExcerpt::node).contains("controller2");
        assertThat(ofQuorum.ofController(seen)).isEmpty();
        Files.writeString(other.resolve("controller2.log"), "Becoming the active controller at epoch 3\n");
        assertThat(ofQuorum.ofController(seen)).map(LogExcerpt::node).contains("controller2");
    }

    private void kill() {
        scenario.apply(NodeOperation.KILL, "kafka1");
    }

    private Snapshot now() {
        return scenario.observer().metadata();
    }

    private void log(String node, String line) throws IOException {
        Files.writeString(
                folder.resolve(node + ".log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

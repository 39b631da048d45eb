package dev.kafkalab.bound;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElectionBoundsTest {

    private static final Path ENSEMBLE = Path.of("compose/zookeeper-ensemble.yml");
    private static final Path KRAFT = Path.of("compose/kraft.yml");

    @TempDir
    private Path folder;

    @Test
    void with_zookeeper_one_session_ends_for_the_broker_and_for_the_controller() {
        ElectionBounds bounds = of(read(ENSEMBLE), Map.of("zookeeper.session.timeout.ms", "14000"));

        assertThat(bounds.silentBroker().latest()).isEqualTo(ofSeconds(18));
        assertThat(bounds.silentController()).isEqualTo(bounds.silentBroker());
        assertThat(bounds.both()).isEqualTo(bounds.silentBroker());
    }

    @Test
    void a_broker_that_does_not_tell_its_session_has_kafkas_default() {
        assertThat(of(read(ENSEMBLE), Map.of()).silentBroker().latest()).isEqualTo(ofSeconds(22));
    }

    @Test
    void the_tick_is_the_ensembles_own_and_zookeepers_default_where_the_file_gives_none() throws IOException {
        String file = Files.readString(ENSEMBLE);
        assertThat(file).contains("ZOO_TICK_TIME");

        assertThat(of(copy(file.replaceAll("ZOO_TICK_TIME: .*", "ZOO_TICK_TIME: 3000")), Map.of())
                        .silentBroker()
                        .latest())
                .isEqualTo(ofSeconds(18 + 3 + 2));
        assertThat(of(copy(file.replaceAll(" *ZOO_TICK_TIME: .*\n", "")), Map.of())
                        .silentBroker()
                        .latest())
                .isEqualTo(ofSeconds(18 + 2 + 2));
    }

    @Test
    void in_kraft_mode_brokers_and_controllers_have_timeouts_of_their_own() {
        ElectionBounds bounds = of(read(KRAFT), Map.of("broker.heartbeat.interval.ms", "1000"));

        assertThat(bounds.silentBroker()).isEqualTo(ElectionBound.kraft(ofSeconds(9), ofSeconds(1)));
        assertThat(bounds.silentController()).isEqualTo(ElectionBound.activeController(ofSeconds(2), ofSeconds(1)));
        assertThat(bounds.both()).isEqualTo(ElectionBound.afterController(bounds.silentController(), ofSeconds(9)));
    }

    @Test
    void what_the_controllers_were_started_with_counts_more_than_what_a_broker_says() throws IOException {
        String file = Files.readString(KRAFT)
                .replaceAll("(KAFKA_PROCESS_ROLES: controller)", "$1\n      KAFKA_BROKER_SESSION_TIMEOUT_MS: 4000");

        ElectionBounds bounds = of(copy(file), Map.of("broker.session.timeout.ms", "6000"));

        assertThat(bounds.silentBroker().latest()).isEqualTo(ofMillis(4000 + 500 + 2000));
        assertThat(of(read(KRAFT), Map.of("broker.session.timeout.ms", "6000"))
                        .silentBroker()
                        .latest())
                .isEqualTo(ofMillis(6000 + 750 + 2000));
    }

    @Test
    void a_leader_that_was_the_controller_too_takes_longer_to_replace() {
        ElectionBounds bounds = of(read(KRAFT), Map.of());

        assertThat(bounds.ofLeader(Effect.SILENCE, false)).isEqualTo(bounds.silentBroker());
        assertThat(bounds.ofLeader(Effect.SILENCE, true)).isEqualTo(bounds.both());
        assertThat(bounds.ofController(Effect.SILENCE)).isEqualTo(bounds.silentController());
    }

    @Test
    void a_node_that_says_goodbye_is_replaced_at_once_and_one_that_is_launched_needs_its_start_as_well() {
        ElectionBounds bounds = of(read(KRAFT), Map.of());

        assertThat(bounds.ofLeader(Effect.GOODBYE, true)).isEqualTo(ElectionBound.politeStop());
        assertThat(bounds.ofController(Effect.GOODBYE)).isEqualTo(ElectionBound.politeStop());
        assertThat(bounds.ofLeader(Effect.LAUNCH, false).latest())
                .isEqualTo(bounds.both().latest().plusSeconds(25));
        assertThat(bounds.ofController(Effect.LAUNCH).latest())
                .isEqualTo(bounds.silentController().latest().plusSeconds(25));
    }

    private static ElectionBounds of(Topology topology, Map<String, String> running) {
        return ElectionBounds.of(topology, name -> Optional.ofNullable(running.get(name)));
    }

    private static Topology read(Path file) {
        return Topologies.read(file, Map.of());
    }

    private Topology copy(String file) throws IOException {
        return read(Files.writeString(folder.resolve("compose.yml"), file));
    }
}

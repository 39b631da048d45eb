package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.fake.FakePort;
import dev.kafkalab.topology.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZooKeeperModeTest {

    @ParameterizedTest
    @ValueSource(strings = {"leader", "follower", "observer", "standalone"})
    void a_server_is_in_the_mode_that_its_statistics_name(String mode) {
        String answer = "Zookeeper version: 3.8.4\nMode: %s \nNode count: 5\n".formatted(mode);

        assertThat(ZooKeeperMode.modeIn(answer)).isEqualTo(mode);
        assertThat(ZooKeeperMode.WELL).contains(mode);
    }

    @Test
    void one_without_a_quorum_does_not_serve() {
        assertThat(ZooKeeperMode.modeIn("This ZooKeeper instance is not currently serving requests\n"))
                .isEqualTo("not serving");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void one_that_says_nothing_is_down(String answer) {
        assertThat(ZooKeeperMode.modeIn(answer)).isEqualTo("down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "not serving", "paused", "read-only"})
    void in_any_other_mode_something_is_wrong(String mode) {
        assertThat(ZooKeeperMode.WELL).doesNotContain(mode);
    }

    @ParameterizedTest
    @CsvSource({"'Mode: leader', leader", "'', down"})
    void it_is_asked_over_the_wire(String answer, String mode) {
        try (FakePort server = FakePort.zooKeeper(answer)) {
            assertThat(ask(server.number())).isEqualTo(mode);
        }
    }

    @Test
    void one_whose_port_is_closed_is_down() {
        assertThat(ask(FakePort.closed())).isEqualTo("down");
    }

    private static String ask(int port) {
        return ZooKeeperMode.ask(new Endpoint("127.0.0.1", port), Duration.ofSeconds(30));
    }
}

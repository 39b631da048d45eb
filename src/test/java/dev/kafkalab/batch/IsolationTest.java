package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class IsolationTest {

    @Test
    void where_nothing_works_graders_take_turns_and_the_note_says_why() {
        Isolation none = Isolation.best(command -> false);

        assertThat(none.ownPorts()).isFalse();
        assertThat(none.note()).contains("one at a time").contains("Fix: ");
        assertThat(none.around(List.of("grader"))).containsExactly("grader");
    }

    @Test
    void another_user_than_root_has_a_user_namespace_of_its_own() {
        Isolation user = Isolation.best(command -> !command.contains("unshare") || command.contains("--user"));

        assertThat(user.ownPorts()).isTrue();
        assertThat(user.prefix()).contains("--net", "--map-root-user", "--kill-child");
    }

    @Test
    void a_system_without_process_ids_of_ones_own_still_gives_ports() {
        Isolation ports = Isolation.best(command -> !command.contains("--pid") && !command.contains("setpriv"));

        assertThat(ports.ownPorts()).isTrue();
        assertThat(ports.prefix()).startsWith("unshare", "--net", "--");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void two_graders_hold_one_port_at_once_and_see_no_other_network() throws Exception {
        Isolation isolation = Isolation.here();
        assumeThat(isolation.ownPorts()).isTrue();
        List<String> holds = isolation.around(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                Path.of(PortHolder.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                PortHolder.class.getName()));

        Process one = new ProcessBuilder(holds).start();
        Process other = new ProcessBuilder(holds).start();
        try {
            assertThat(line(one)).isEqualTo("holds 127.0.0.1:9092 and 127.10.1.2:9092, sees lo");
            assertThat(line(other)).isEqualTo("holds 127.0.0.1:9092 and 127.10.1.2:9092, sees lo");
        } finally {
            one.destroyForcibly();
            other.destroyForcibly();
        }
    }

    private static String line(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    }
}

package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OsProcessTest {

    @Test
    void a_process_is_frozen_when_its_last_thread_is_and_thawed_again() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(OsProcess.everyThreadIsFrozen(sleeping.pid())).isFalse();

            OsProcess.freeze(sleeping.pid());
            assertThat(OsProcess.everyThreadIsFrozen(sleeping.pid())).isTrue();
            assertThat(OsProcess.isFrozen(sleeping.pid())).contains(true);

            OsProcess.thaw(sleeping.pid());
            assertThat(OsProcess.isFrozen(sleeping.pid())).contains(false);
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void waiting_for_a_signal_to_act_leaves_the_cores_to_the_nodes() {
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> OsProcess.await(
                        "a process that does not obey", Duration.ofMillis(300), () -> looks.incrementAndGet() < 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Waited 300 ms for a process that does not obey");

        assertThat(looks.get()).isBetween(2, 310);
    }

    @Test
    void this_process_runs() {
        assertThat(OsProcess.everyThreadIsFrozen(ProcessHandle.current().pid())).isFalse();
    }
}

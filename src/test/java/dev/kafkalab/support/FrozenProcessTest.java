package dev.kafkalab.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class FrozenProcessTest {

    @Test
    void a_process_is_frozen_when_its_last_thread_is_and_thawed_again() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(FrozenProcess.everyThreadIsFrozen(sleeping.pid())).isFalse();

            FrozenProcess.freeze(sleeping.pid());
            assertThat(FrozenProcess.everyThreadIsFrozen(sleeping.pid())).isTrue();
            assertThat(FrozenProcess.isFrozen(sleeping.pid())).contains(true);

            FrozenProcess.thaw(sleeping.pid());
            assertThat(FrozenProcess.isFrozen(sleeping.pid())).contains(false);
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void waiting_for_a_signal_to_act_leaves_the_cores_to_the_nodes() {
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> FrozenProcess.await(
                        "a process that does not obey", Duration.ofMillis(300), () -> looks.incrementAndGet() < 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Waited 300 ms for a process that does not obey");

        assertThat(looks.get()).isBetween(2, 310);
    }

    @Test
    void this_process_runs() {
        assertThat(FrozenProcess.everyThreadIsFrozen(ProcessHandle.current().pid()))
                .isFalse();
    }
}

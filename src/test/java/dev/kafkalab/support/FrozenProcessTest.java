package dev.kafkalab.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.settings.Host;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
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
    void a_process_goes_on_when_whoever_froze_it_is_killed() throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        Process freezer = new ProcessBuilder(
                        Host.java(),
                        "-cp",
                        Host.property("java.class.path"),
                        Freezer.class.getName(),
                        String.valueOf(sleeping.pid()))
                .start();
        try {
            assertThat(freezer.inputReader().readLine()).isEqualTo("frozen");
            assertThat(FrozenProcess.isFrozen(sleeping.pid())).contains(true);

            freezer.destroyForcibly();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> FrozenProcess.isFrozen(sleeping.pid()).equals(Optional.of(false)));
        } finally {
            freezer.destroyForcibly();
            sleeping.destroyForcibly();
        }
    }

    @Test
    void nothing_watches_a_process_that_has_ended() throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        FrozenProcess.freeze(sleeping.pid());
        assertThat(guards(sleeping)).isEqualTo(1);

        sleeping.destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> guards(sleeping) == 0);
    }

    private static long guards(Process frozen) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("kill -CONT " + frozen.pid()))
                .count();
    }

    @Test
    void a_process_that_has_ended_cannot_be_frozen() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThatThrownBy(() -> FrozenProcess.freeze(ended.pid()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("SIGSTOP did not reach process " + ended.pid());
    }

    /** Freezes a process, and waits to be killed. */
    static final class Freezer {

        public static void main(String... pid) throws InterruptedException {
            FrozenProcess.freeze(Long.parseLong(pid[0]));
            System.out.println("frozen");
            Thread.sleep(60_000);
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

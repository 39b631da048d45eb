package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcStatTest {

    @Test
    void a_process_is_stopped_when_its_last_thread_is() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(ProcStat.everyThreadIsStopped(sleeping.pid())).isFalse();

            Signals.stop(sleeping.pid());

            await().until(() -> ProcStat.everyThreadIsStopped(sleeping.pid()));
            assertThat(ProcStat.read(sleeping.pid())).get().matches(ProcStat::isStopped);
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void this_process_runs() {
        assertThat(ProcStat.everyThreadIsStopped(ProcessHandle.current().pid())).isFalse();
    }
}

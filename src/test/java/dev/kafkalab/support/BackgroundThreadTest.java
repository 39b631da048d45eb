package dev.kafkalab.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {

    @Test
    void its_failure_is_told_to_whoever_asks_and_each_time() {
        BackgroundThread thread = BackgroundThread.start("the reader of orders", () -> {
            throw new IllegalArgumentException("unreadable");
        });
        thread.join(Duration.ofSeconds(10));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(thread::check)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the reader of orders has failed")
                    .hasRootCauseMessage("unreadable");
        }
    }

    @Test
    void an_error_is_a_failure_too() {
        BackgroundThread thread = BackgroundThread.start("the reader of orders", () -> {
            throw new AssertionError("never");
        });
        thread.join(Duration.ofSeconds(10));

        assertThatThrownBy(thread::check).hasRootCauseMessage("never");
    }

    @Test
    void one_that_has_done_its_work_has_not_failed() {
        BackgroundThread thread = BackgroundThread.start("the reader of orders", () -> {});
        thread.join(Duration.ofSeconds(10));

        assertThatCode(thread::check).doesNotThrowAnyException();
    }
}

package dev.kafkalab.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessorLoadTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T20:00:00Z");

    private double share;
    private final ProcessorLoad load = new ProcessorLoad(() -> share);

    @Test
    void the_share_since_a_moment_leaves_out_what_was_before() {
        look(0, 0.1);
        look(1, 1.0);
        look(2, 0.9);

        assertThat(load.since(BEGIN.plusSeconds(1))).isCloseTo(0.95, within(0.001));
        assertThat(load.isFullSince(BEGIN.plusSeconds(1))).isTrue();
        assertThat(load.isFullSince(BEGIN)).isFalse();
    }

    @Test
    void only_the_last_look_says_how_it_is_now() {
        look(0, 1.0);
        assertThat(load.isFull()).isTrue();

        look(1, 0.5);
        assertThat(load.isFull()).isFalse();
    }

    @Test
    void a_machine_that_does_not_say_is_not_full() {
        look(0, -1);

        assertThat(load.isFull()).isFalse();
        assertThat(load.isFullSince(BEGIN)).isFalse();
    }

    @Test
    void what_is_older_than_ten_minutes_is_forgotten() {
        look(0, 1.0);
        look(601, 0.2);

        assertThat(load.since(BEGIN)).isEqualTo(0.2);
    }

    @Test
    void this_machine_says_how_busy_it_is() throws InterruptedException {
        try (ProcessorLoad real = ProcessorLoad.start()) {
            Instant begun = Instant.now();
            while (real.since(begun.minusSeconds(1)) == 0 && Instant.now().isBefore(begun.plusSeconds(30))) {
                Thread.onSpinWait();
            }
            assertThat(real.since(begun.minusSeconds(1))).isPositive().isLessThanOrEqualTo(1);
        }
    }

    private void look(int second, double busy) {
        share = busy;
        load.look(BEGIN.plusSeconds(second));
    }
}

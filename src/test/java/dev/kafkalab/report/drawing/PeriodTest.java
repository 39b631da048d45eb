package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.report.drawing.Recoveries.Recovery;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void a_long_wait_before_the_first_fault_is_not_drawn() {
        Period period = Period.of(
                StateSeries.of(Made.timeline(
                        Made.change(-300, "controller", "broker 1"), Made.change(10, "controller", "broker 2"))),
                List.of(new Fault(0, "kafka1 killed", false)),
                List.of());

        assertThat(period.from()).isEqualTo(-1, within(0.01));
        assertThat(period.to()).isEqualTo(11.6, within(0.01));
    }

    @Test
    void a_change_before_the_first_fault_is_drawn() {
        Period period = Period.of(
                StateSeries.of(Made.timeline(
                        Made.change(-300, "controller", "broker 1"), Made.change(-200, "controller", "broker 2"))),
                List.of(new Fault(0, "kafka1 killed", false)),
                List.of());

        assertThat(period.from()).isLessThan(-200);
    }

    @Test
    void it_does_not_begin_before_anything_was_seen() {
        Period period = Period.of(
                StateSeries.of(Made.timeline(
                        Made.change(-0.1, "controller", "broker 1"), Made.change(10, "controller", "broker 2"))),
                List.of(new Fault(0, "kafka1 killed", false)),
                List.of());

        assertThat(period.from()).isEqualTo(-0.1, within(0.001));
    }

    @Test
    void it_reaches_to_the_end_of_what_was_measured() {
        Period period = Period.of(
                List.of(),
                List.of(new Fault(0, "kafka1 killed", false)),
                List.of(new Recovery(Kind.LEADER_ELECTION, "a new leader", "after 20 s", 0, 20, true)));

        assertThat(period.to()).isGreaterThan(20);
    }

    @Test
    void nothing_at_all_still_has_a_length() {
        Period period = Period.of(List.of(), List.of(), List.of());

        assertThat(period.to() - period.from()).isGreaterThanOrEqualTo(1);
    }
}

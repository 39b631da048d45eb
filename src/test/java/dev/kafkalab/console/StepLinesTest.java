package dev.kafkalab.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.json.Samples;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepLinesTest {

    private final StepLines lines = new StepLines(Style.PLAIN);

    @Test
    void a_step_that_measured_several_things_has_a_line_for_each() {
        List<Measurement> measurements = Samples.measurements();

        assertThat(told(measurements).lines().skip(1))
                .hasSize(measurements.size())
                .allSatisfy(line -> assertThat(line).doesNotContain("null"))
                .zipSatisfy(measurements, (line, measurement) -> assertThat(line)
                        .contains(EvidenceText.what(measurement), EvidenceText.againstBound(measurement)));
    }

    @Test
    void a_step_that_measured_one_thing_says_it_on_its_own_line() {
        Measurement one = Samples.measurements().get(0);

        assertThat(told(List.of(one)).lines())
                .singleElement()
                .asString()
                .endsWith("Then it is so   " + EvidenceText.againstBound(one));
    }

    private String told(List<Measurement> measurements) {
        return lines.of(Verdict.VERIFIED, Duration.ofSeconds(1), "Then it is so", measurements, Optional.empty());
    }
}

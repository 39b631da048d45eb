package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.Remark;
import dev.kafkalab.evidence.Comparison;
import dev.kafkalab.evidence.Comparison.ComparedValue;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import io.cucumber.java.en.Then;
import java.util.List;

/** Steps that lay side by side what the steps before have measured. */
public record MeasurementSteps(EvidenceLog evidence) {

    /**
     * Leaves one table of everything that this scenario has measured so far: on which cluster, after what was done to
     * which node, the value, its bound, and where the bound comes from. Fails if nothing was measured.
     */
    @Remark
    @Then("the measured values stand side by side")
    public void sideBySide() {
        assertThat(evidence.measured()).as("measured values").isNotEmpty();
        evidence.record(new Comparison(evidence.measured()));
    }

    /**
     * Compares the times in seconds that this scenario has measured of the same thing ("a new controller") after the
     * one and after the other was done to a node. Fails if the first took as long as the second, or longer.
     */
    @Then("{fault} costs less time than {fault}")
    public void costsLess(String participle, String otherParticiple) {
        List<ComparedValue> quicker = after(participle);
        List<ComparedValue> slower = after(otherParticiple);
        List<Comparison> pairs = quicker.stream()
                .flatMap(quick -> slower.stream()
                        .filter(slow -> sameThing(slow.measurement(), quick.measurement()))
                        .map(slow -> new Comparison(List.of(quick, slow))))
                .toList();
        assertThat(pairs)
                .as("times of the same thing, after a node was %s and after one was %s", participle, otherParticiple)
                .isNotEmpty();
        pairs.forEach(evidence::record);
        pairs.forEach(pair -> assertThat(seconds(pair, 0))
                .as(
                        "seconds until %s: after %s, and after %s",
                        EvidenceText.what(pair.rows().get(0).measurement()), done(pair, 0), done(pair, 1))
                .isLessThan(seconds(pair, 1)));
    }

    private List<ComparedValue> after(String participle) {
        return evidence.measured().stream()
                .filter(row -> row.measurement()
                        .timing()
                        .after()
                        .filter(done -> done.operation().equals(participle))
                        .isPresent())
                .filter(row -> row.measurement().inSeconds())
                .toList();
    }

    private static double seconds(Comparison pair, int row) {
        return pair.rows().get(row).measurement().quantity().value();
    }

    private static boolean sameThing(Measurement one, Measurement other) {
        return one.kind() == other.kind() && one.subject().equals(other.subject());
    }

    private static String done(Comparison pair, int row) {
        return pair.rows()
                .get(row)
                .measurement()
                .timing()
                .after()
                .map(EvidenceText::applied)
                .orElseThrow();
    }
}

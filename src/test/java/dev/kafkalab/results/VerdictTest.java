package dev.kafkalab.results;

import static dev.kafkalab.results.Verdict.ERROR;
import static dev.kafkalab.results.Verdict.FAILED;
import static dev.kafkalab.results.Verdict.NOT_VERIFIED;
import static dev.kafkalab.results.Verdict.UNDEFINED;
import static dev.kafkalab.results.Verdict.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.AssertionError",
                "org.opentest4j.AssertionFailedError",
                "org.opentest4j.MultipleFailuresError",
                "org.assertj.core.error.AssertJMultipleFailuresError",
                "org.junit.ComparisonFailure"
            })
    void an_assertion_of_any_library_is_a_failure(String type) {
        assertThat(Verdict.ofStep("FAILED", Optional.of(type))).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.kafkalab.runtime.SetupException",
                "java.lang.NullPointerException",
                "org.awaitility.core.ConditionTimeoutException"
            })
    void any_other_exception_is_an_error(String type) {
        assertThat(Verdict.ofStep("FAILED", Optional.of(type))).isEqualTo(ERROR);
    }

    @Test
    void skipped_and_pending_are_not_verified_and_ambiguous_is_an_error() {
        assertThat(Verdict.ofStep("SKIPPED", Optional.empty())).isEqualTo(NOT_VERIFIED);
        assertThat(Verdict.ofStep("PENDING", Optional.empty())).isEqualTo(NOT_VERIFIED);
        assertThat(Verdict.ofStep("AMBIGUOUS", Optional.empty())).isEqualTo(ERROR);
    }

    @Test
    void the_first_thing_that_goes_wrong_decides_a_scenario() {
        assertThat(Verdict.ofScenario(List.of(VERIFIED, ERROR, NOT_VERIFIED, FAILED)))
                .isEqualTo(ERROR);
        assertThat(Verdict.ofScenario(List.of(VERIFIED, UNDEFINED, NOT_VERIFIED)))
                .isEqualTo(UNDEFINED);
        assertThat(Verdict.ofScenario(List.of(VERIFIED, NOT_VERIFIED))).isEqualTo(NOT_VERIFIED);
        assertThat(Verdict.ofScenario(List.of(VERIFIED))).isEqualTo(VERIFIED);
        assertThat(Verdict.ofScenario(List.of())).isEqualTo(NOT_VERIFIED);
    }

    @Test
    void the_gravest_part_decides_a_stage() {
        assertThat(Verdict.ofParts(List.of(VERIFIED, NOT_VERIFIED))).isEqualTo(NOT_VERIFIED);
        assertThat(Verdict.ofParts(List.of(ERROR, FAILED, VERIFIED))).isEqualTo(FAILED);
        assertThat(Verdict.ofParts(List.of())).isEqualTo(NOT_VERIFIED);
    }
}

package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of a run of all labs. Apart from the others, so that two processors share them: it takes as long as all those. */
@ExtendWith(InChromium.class)
class LargestReportTest {

    private final Chromium chromium;

    LargestReportTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void has_no_problem(Look look) {
        assertThat(EveryPageTest.problems(chromium, MadeReport.LARGEST, look)).isEmpty();
    }
}

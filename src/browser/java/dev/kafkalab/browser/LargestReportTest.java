package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page of a run of all labs, where there is least room. They are made of the same parts as the other records'
 * pages, and one look takes minutes: so one look is enough, and it is a class of its own, which the other JVM can run.
 */
@ExtendWith(InChromium.class)
class LargestReportTest {

    private final Chromium chromium;

    LargestReportTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void has_no_problem() {
        assertThat(EveryPageTest.problems(chromium, MadeReport.LARGEST, Look.DARK_ON_A_PHONE))
                .isEmpty();
    }
}

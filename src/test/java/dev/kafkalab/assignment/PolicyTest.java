package dev.kafkalab.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final String TOO_LONG =
            " What takes longer has failed, and so has what its stage or lab could not reach for it; what the submission's own"
                    + " limit cuts off does not count.";

    @Test
    void of_the_default_names_every_rule_and_every_number() {
        assertThat(Assignment.DEFAULT.policy())
                .containsExactly(
                        "Every lab counts whose needs the cluster meets, with the stages that can be run on a student's cluster.",
                        "A scenario has all of its points if everything that it promises holds, and none otherwise.",
                        "A promise that was missed is tried again under the same conditions, once; if it holds then, it counts. Every attempt is shown.",
                        "Trouble of the grading machine's own is an error and costs nothing: the scenario is tried again, at most twice, and if the trouble stays, its points do not count.",
                        "What stands on something that failed is blocked: it is not run, and has no points.",
                        "What cannot be verified on the grading machine is not lost: its points do not count, and the grade says how many they are, and why.",
                        "A step may take 5 minutes, a stage 20 minutes, a lab 1 hour, and the submission 1 hour 30 minutes."
                                + TOO_LONG,
                        "Of what failed, a student is told what was promised, what was seen instead, the likely cause, where to look next and which stage explains it.");
    }

    @Test
    void says_what_an_assignment_says_otherwise() {
        assertThat(new Assignment(
                                Optional.empty(),
                                "Other",
                                new Selection(Path.of("features"), List.of("failover"), List.of("F1")),
                                Map.of("A4.1", 20, "A1", 1),
                                new HiddenPart(List.of("A1"), Optional.empty(), HiddenPart.Show.VERDICT),
                                HintLevel.NONE,
                                new Limits(
                                        Duration.ofSeconds(61),
                                        Duration.ofHours(1),
                                        Duration.ofHours(2),
                                        Duration.ofHours(2)),
                                new RetryLimits(0, 0),
                                true,
                                "auto",
                                List.of())
                        .policy())
                .containsExactly(
                        "What counts is the lab failover and F1, as far as it can be run on a student's cluster.",
                        "A scenario has all of its points if everything that it promises holds, and none otherwise.",
                        "The assignment itself says what these are worth: A1 1 point and A4.1 20 points.",
                        "A promise that was missed is not tried again.",
                        "Trouble of the grading machine's own is an error and costs nothing: the scenario is not tried again, and if the trouble stays, its points do not count.",
                        "What stands on something that failed is blocked: it is not run, and has no points.",
                        "Nothing is graded as long as anything cannot be verified on the grading machine.",
                        "A step may take 1 minute 1 second, a stage 1 hour, a lab 2 hours, and the submission 2 hours."
                                + TOO_LONG,
                        "Of what failed, a student is told no more than that it failed.",
                        "Some scenarios are hidden: of these, a student sees the name and the verdict. They count like the others.");
    }

    @Test
    void names_nothing_of_which_a_student_is_to_see_nothing() {
        Assignment usual = Assignment.DEFAULT;
        Assignment secret = new Assignment(
                Optional.empty(),
                "Other",
                new Selection(Path.of("features"), List.of(), List.of("A1", "A5.3")),
                Map.of("A5.3", 20),
                new HiddenPart(List.of("A5.3"), Optional.empty(), HiddenPart.Show.NOTHING),
                usual.hints(),
                usual.limits(),
                usual.retries(),
                false,
                "auto",
                List.of());

        assertThat(secret.policy())
                .contains("What counts is what the assignment names, as far as it can be run on a student's cluster.")
                .contains("The assignment itself says what some scenarios are worth.")
                .noneMatch(sentence -> sentence.contains("A5.3"));
    }
}

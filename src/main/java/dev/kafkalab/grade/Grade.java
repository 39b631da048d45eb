package dev.kafkalab.grade;

import dev.kafkalab.results.Points;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a submission has earned, and why: all that is handed to gradebooks, students and graders is made from it.
 *
 * <p>Its JSON is {@code grade.json}, as {@code docs/grading/grade-json.md} promises it.
 *
 * @param format {@value #FORMAT}
 * @param submission what was graded
 * @param assignment by what it was graded
 * @param provenance what graded it, where and when
 * @param state whether it could be graded at all
 * @param remarks what was found in its files, before anything was started
 * @param stages the stages that count, in the order of their files
 */
public record Grade(
        String format,
        SubmissionPart submission,
        AssignmentPart assignment,
        Provenance provenance,
        State state,
        List<Remark> remarks,
        List<GradedStage> stages) {

    /** The version of the format. */
    public static final String FORMAT = "kafka-lab grade 1";

    public Grade {
        remarks = List.copyOf(remarks);
        stages = List.copyOf(stages);
    }

    /** Whether a submission could be graded. */
    public enum State {
        /** Its cluster was run, and each stage has its verdicts. */
        GRADED,
        /** Its files break a rule, or Kafka refuses them, or they lack what the lab needs: it was not started. */
        REFUSED,
        /** Something of ours went wrong, more often than is tried again: a person has to look at it. */
        NOT_GRADABLE
    }

    /**
     * What was graded.
     *
     * @param id the name of its folder
     * @param sha256 of its files, in hexadecimal digits
     * @param composeFile the Compose file, within the folder; empty if there is none
     */
    public record SubmissionPart(String id, String sha256, String composeFile) {}

    /**
     * By what it was graded.
     *
     * @param title the assignment's
     * @param sha256 of the assignment, its features included, in hexadecimal digits
     * @param policy how verdicts become points, a sentence each
     * @param disclosure what the student is told; it is kept, so that whatever is made of the grade later hides the
     *     same
     */
    public record AssignmentPart(String title, String sha256, List<String> policy, Disclosure disclosure) {

        public AssignmentPart {
            policy = List.copyOf(policy);
            // A grader of one's own may write none.
            disclosure = disclosure == null ? Disclosure.DEFAULT : disclosure;
        }
    }

    /**
     * What graded it.
     *
     * @param labVersion this program's
     * @param runtime {@code process} or {@code docker}; empty if nothing was started
     * @param software what its nodes ran
     * @param java the JVM and the system
     * @param started when grading began
     * @param finished when it ended; empty as long as it goes on
     */
    public record Provenance(
            String labVersion,
            String runtime,
            List<String> software,
            String java,
            Instant started,
            Optional<Instant> finished) {

        public Provenance {
            software = List.copyOf(software);
        }
    }

    /**
     * Something that was found in the submission's files.
     *
     * @param rule the name of the rule, or of the kind of finding
     * @param file the file, within the submission
     * @param line its line, from 1; 0 if it has none
     * @param message what is wrong
     * @param remedy what to do instead; may be empty
     * @param grave whether nothing was started because of it
     */
    public record Remark(String rule, String file, int line, String message, String remedy, boolean grave) {}

    /** The points of all stages. */
    public Points points() {
        return stages.stream().map(GradedStage::points).reduce(Points.NONE, Points::plus);
    }

    /** Every scenario, in the order of files and lines. */
    public Stream<GradedScenario> scenarios() {
        return stages.stream().flatMap(stage -> stage.scenarios().stream());
    }

    /** Whether a person has to look at it: what went wrong is not the submission's. */
    public boolean needsHuman() {
        return state == State.NOT_GRADABLE || scenarios().anyMatch(scenario -> scenario.outcome() == Outcome.ERROR);
    }
}

package dev.kafkalab.batch;

import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.AssignmentPart;
import dev.kafkalab.grade.Grade.Provenance;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.Grade.SubmissionPart;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Graders that are shell scripts, and the grades that they leave. */
public final class Graders {

    /** What they grade by. */
    public static final GradedBy BY = new GradedBy("", "sha of the assignment", "process", 3600);

    private static final String NAME = "NAME-OF-THE-SUBMISSION";

    private Graders() {}

    /**
     * A program that does what the shell commands say, and then leaves a grade with full points. They have {@code $id},
     * the submission's folder as {@code $1} and that for the grade as {@code $out}.
     */
    public static Path script(Path folder, String commands) throws IOException {
        Files.createDirectories(folder);
        Path template = Files.writeString(
                folder.resolve("grade-template.json"), GradeJson.of(grade(NAME, Outcome.VERIFIED, Outcome.VERIFIED)));
        Path script = Files.writeString(folder.resolve("grader.sh"), """
                #!/bin/sh
                id=$(basename "$1") out=$3
                mkdir -p "$out"
                %s
                sed "s/%s/$id/" '%s' > "$out/grade.json"
                """.formatted(commands, NAME, template));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    /** A grade of one stage, whose scenarios are worth 10 points each. */
    public static Grade grade(String id, Outcome... outcomes) {
        List<GradedScenario> scenarios = IntStream.range(0, outcomes.length)
                .mapToObj(i -> new GradedScenario(
                        List.of("A4." + (i + 1)),
                        "Promise " + (i + 1),
                        false,
                        10,
                        outcomes[i],
                        outcomes[i] == Outcome.VERIFIED ? "" : "The reason",
                        Optional.empty(),
                        List.of()))
                .toList();
        return grade(
                id,
                State.GRADED,
                List.of(),
                List.of(new GradedStage(
                        "Failover", "features/failover/4-a.feature", "4a. The leader is killed", scenarios)));
    }

    /** Any grade. */
    public static Grade grade(String id, State state, List<Remark> remarks, List<GradedStage> stages) {
        return new Grade(
                Grade.FORMAT,
                new SubmissionPart(id, "", "compose.yml"),
                new AssignmentPart("All labs", "", List.of(), Disclosure.DEFAULT),
                new Provenance(
                        "1", "process", List.of("Apache Kafka 3.9.1"), "17", Instant.EPOCH, Optional.of(Instant.EPOCH)),
                state,
                remarks,
                stages);
    }

    /** A folder of submissions with these names. */
    public static Path submissions(Path folder, String... names) throws IOException {
        for (String name : names) {
            Files.writeString(
                    Files.createDirectories(folder.resolve(name)).resolve("compose.yml"), "services: {}\n# " + name);
        }
        return folder;
    }
}

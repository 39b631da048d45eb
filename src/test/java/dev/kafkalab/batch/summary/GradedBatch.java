package dev.kafkalab.batch.summary;

import dev.kafkalab.batch.Grader;
import dev.kafkalab.batch.Graders;
import dev.kafkalab.batch.Isolation;
import dev.kafkalab.batch.Plan;
import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.TaskLimits;
import dev.kafkalab.batch.TaskList;
import dev.kafkalab.batch.TaskRunner;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A batch of six submissions. One of their folders has a name that a spreadsheet would take for a formula. */
public final class GradedBatch {

    public static final String FORMULA = "=cmd|'x'!A1";

    private final Path folder;

    private GradedBatch(Path folder) {
        this.folder = folder;
    }

    /** Planned, and none of it graded. */
    public static GradedBatch planned(Path folder) throws IOException {
        GradedBatch batch = new GradedBatch(folder);
        TaskList.write(
                batch.out(),
                Plan.of(
                        Graders.submissions(batch.submissions(), "anna", "bert", "clara", "dora", "emil", FORMULA),
                        Graders.BY,
                        "1"));
        return batch;
    }

    public Path submissions() {
        return folder.resolve("s");
    }

    public Path out() {
        return folder.resolve("out");
    }

    /** Grades four of them: full points, half of them, none, and one that is refused. */
    public GradedBatch gradeSome() throws Exception {
        grade("anna", Graders.grade("anna", Outcome.VERIFIED, Outcome.VERIFIED));
        grade("bert", Graders.grade("bert", Outcome.VERIFIED, Outcome.FAILED, Outcome.NOT_VERIFIED));
        grade("clara", Graders.grade("clara", Outcome.FAILED, Outcome.ERROR));
        grade("dora", refused("dora", "kafka1 is privileged, which is not allowed."));
        return this;
    }

    /** Gives one of them this grade. */
    public GradedBatch grade(String id, Grade grade) throws Exception {
        PlannedTask task = TaskList.read(out().resolve(TaskList.FILE)).stream()
                .filter(planned -> planned.id().equals(id))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("grade-" + id), GradeJson.of(grade));
        Path script = Graders.script(folder.resolve("grader"), "cp '%s' \"$out/grade.json\"; exit 0".formatted(file));
        new TaskRunner(
                        out(),
                        Grader.program(script),
                        new Isolation(List.of(), true, ""),
                        new TaskLimits(Duration.ofSeconds(60), 500, 1),
                        1,
                        folder.resolve("turns"))
                .run(task);
        return this;
    }

    public static Grade refused(String id, String message) {
        return Graders.grade(id, State.REFUSED, List.of(remark(message)), List.of());
    }

    public static Remark remark(String message) {
        return new Remark("privileged", "compose.yml", 7, message, "", true);
    }
}

package dev.kafkalab.batch;

import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.AssignmentPart;
import dev.kafkalab.grade.Grade.Provenance;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.Grade.SubmissionPart;
import dev.kafkalab.settings.Host;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The grade of a submission that a person has to look at: it has no points, and has lost none. */
final class UngradableGrade {

    private UngradableGrade() {}

    /** @param reason why it could not be graded, in words */
    static Grade of(PlannedTask task, String reason, Instant now) {
        return new Grade(
                Grade.FORMAT,
                new SubmissionPart(task.id(), task.sha256(), ""),
                new AssignmentPart("", task.by().sha256(), List.of(), Disclosure.DEFAULT),
                new Provenance(
                        task.labVersion(),
                        "",
                        List.of(),
                        "%s %s".formatted(Host.property("java.vm.name"), Host.property("java.version")),
                        now,
                        Optional.of(now)),
                State.NOT_GRADABLE,
                List.of(new Remark("not-gradable", "", 0, reason, "", true)),
                List.of());
    }
}

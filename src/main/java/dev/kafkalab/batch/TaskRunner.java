package dev.kafkalab.batch;

import dev.kafkalab.batch.BoundedProcess.End;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.submission.Submission;
import dev.kafkalab.support.AtomicFile;
import dev.kafkalab.support.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Grades one submission of a batch: at most once, however often and wherever it is asked to. */
public final class TaskRunner {

    /** How often a submission is tried before it is called not gradable. */
    public static final int USUAL_ATTEMPTS = 3;

    private final Path out;
    private final Grader grader;
    private final Isolation isolation;
    private final TaskLimits limits;
    private final int attempts;
    private final Path turns;
    private final LeaseTerms terms;

    /**
     * @param out the folder of the batch
     * @param attempts how often a submission is tried, from 1
     * @param turns a folder of this machine in which graders take turns that have no network of their own
     */
    public TaskRunner(Path out, Grader grader, Isolation isolation, TaskLimits limits, int attempts, Path turns) {
        this(out, grader, isolation, limits, attempts, turns, LeaseTerms.USUAL);
    }

    TaskRunner(
            Path out,
            Grader grader,
            Isolation isolation,
            TaskLimits limits,
            int attempts,
            Path turns,
            LeaseTerms terms) {
        this.out = out.toAbsolutePath().normalize();
        this.grader = grader;
        this.isolation = isolation;
        this.limits = limits;
        this.attempts = attempts;
        this.turns = turns;
        this.terms = terms;
    }

    /** What came of it. */
    public sealed interface Result {

        /** It has a grade. @param before whether it had one already */
        record Graded(boolean before) implements Result {}

        /** Something of ours went wrong, in that many attempts so far: it is to be tried again. */
        record TryAgain(int attempt, String reason) implements Result {}

        /** There are no attempts left. It has a grade that says so. */
        record NotGradable(String reason) implements Result {}
    }

    /** Whether there is nothing left to do for it. */
    public boolean isDone(PlannedTask task) throws IOException {
        return new TaskFolder(out, task, terms).isPublished();
    }

    /** Grades it, or waits for whoever is at it already. */
    public Result run(PlannedTask task) throws IOException, InterruptedException {
        if (isolation.ownPorts() || isDone(task)) {
            return grade(task);
        }
        try (MachineTurn turn = MachineTurn.await(turns)) {
            return grade(task);
        }
    }

    private Result grade(PlannedTask task) throws IOException, InterruptedException {
        TaskFolder folder = new TaskFolder(out, task, terms);
        Optional<Attempt> begun = folder.begin();
        if (begun.isEmpty()) {
            return new Result.Graded(true);
        }
        Attempt attempt = begun.get();
        try {
            return grade(task, folder, attempt);
        } catch (IOException | RuntimeException e) {
            // An attempt that stays open keeps everybody else waiting until its lease has run out.
            withdraw(attempt);
            throw e;
        }
    }

    private Result grade(PlannedTask task, TaskFolder folder, Attempt attempt)
            throws IOException, InterruptedException {
        if (!task.problem().isEmpty()) {
            return callUngradable(task, attempt, task.problem());
        }
        int spent = folder.spent();
        if (spent >= attempts) {
            return callUngradable(task, attempt, folder.lastReason());
        }
        Optional<String> trouble = trouble(task, attempt);
        if (trouble.isEmpty()) {
            return attempt.publish() ? new Result.Graded(false) : taken(folder, attempt);
        }
        attempt.fail(trouble.get());
        return spent + 1 < attempts ? new Result.TryAgain(spent + 1, trouble.get()) : grade(task);
    }

    /** Lets the grader try. @return what went wrong; empty if it has left a grade */
    private Optional<String> trouble(PlannedTask task, Attempt attempt) throws IOException, InterruptedException {
        try {
            if (!task.sha256().equals(Submission.read(Path.of(task.path())).sha256())) {
                return Optional.of("The submission has changed since it was planned. Fix: run grade plan again.");
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return Optional.of("The submission cannot be read: %s.".formatted(Plan.told(e)));
        }
        BoundedProcess process = new BoundedProcess(attempt.log(), limits, () -> isStillOurs(attempt));
        End end = process.run(isolation.around(grader.command(task, attempt.out())), () -> withdraw(attempt));
        Path file = attempt.out().resolve(GradeJson.FILE);
        if (end instanceof End.Exited exited
                && (exited.code() == Grader.GRADED || exited.code() == Grader.WITHHELD && isWithheld(file))) {
            return unreadable(task, file);
        }
        return Optional.of(inWords(end, attempt));
    }

    /** A program that crashes ends with the same code, and may have left the grade of its first scenarios. */
    private static boolean isWithheld(Path file) {
        try {
            return GradeJson.read(file).state() == Grade.State.NOT_GRADABLE;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> unreadable(PlannedTask task, Path file) {
        try {
            Grade grade = GradeJson.read(file);
            if (!grade.submission().id().equals(task.id())) {
                return Optional.of("The grader left a grade of %s."
                        .formatted(grade.submission().id()));
            }
            boolean isOfOther = isOther(grade.submission().sha256(), task.sha256())
                    || isOther(grade.assignment().sha256(), task.by().sha256());
            return isOfOther
                    ? Optional.of(
                            "The grader left a grade of other files, or by another assignment, than were planned.")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("The grader ended well, but left no grade that can be read.");
        }
    }

    /** A grader of one's own may leave it empty. */
    private static boolean isOther(String sha256, String planned) {
        return !sha256.isEmpty() && !sha256.equals(planned);
    }

    private static String inWords(End end, Attempt attempt) throws IOException {
        if (end instanceof End.Exited exited) {
            String last = String.join(" / ", attempt.lastLines(1));
            String printed = last.isEmpty() ? "It printed nothing." : "It printed last: " + last;
            return exited.code() == Grader.TROUBLE
                    ? "The grader had trouble of its own. " + printed
                    : "The grader ended with %d. %s".formatted(exited.code(), printed);
        }
        if (end instanceof End.TookTooLong late) {
            return "The grader was ended after %d s, its limit."
                    .formatted(late.limits().time().toSeconds());
        }
        if (end instanceof End.TookMemory greedy) {
            return "The grader was ended, since it had more than %d MB of memory, its limit."
                    .formatted(greedy.limits().megabytes());
        }
        if (end instanceof End.PrintedTooMuch printed) {
            return "The grader was ended, since it printed more than %d MB."
                    .formatted(printed.limits().logMegabytes());
        }
        return "Somebody else has taken this attempt over.";
    }

    /** A file server that is away for a moment is no reason to stop; who owns the attempt shows in the end. */
    private static boolean isStillOurs(Attempt attempt) {
        try {
            return attempt.renew();
        } catch (IOException e) {
            return true;
        }
    }

    private static void withdraw(Attempt attempt) {
        try {
            attempt.withdraw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result callUngradable(PlannedTask task, Attempt attempt, String reason) throws IOException {
        String told = task.problem().isEmpty()
                ? "Not graded after %d attempt%s. %s".formatted(attempts, attempts == 1 ? "" : "s", reason)
                : reason;
        Grade grade = UngradableGrade.of(task, told, SteadyClock.now());
        AtomicFile.write(attempt.out().resolve(GradeJson.FILE), GradeJson.of(grade));
        return attempt.publish() ? new Result.NotGradable(told) : taken(new TaskFolder(out, task, terms), attempt);
    }

    private static Result taken(TaskFolder folder, Attempt attempt) throws IOException {
        return folder.isPublished()
                ? new Result.Graded(true)
                : new Result.TryAgain(attempt.number(), "Somebody else has taken this attempt over.");
    }
}

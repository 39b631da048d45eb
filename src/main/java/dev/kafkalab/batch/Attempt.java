package dev.kafkalab.batch;

import dev.kafkalab.batch.TaskFolder.State;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** An attempt at a grade, which this process owns until it ends it, or until somebody takes this process for lost. */
final class Attempt {

    private static final String LOG = "grader.log";

    private final int number;
    private final Path folder;
    private final Path grade;
    private final LeaseTerms terms;
    private Lease lease;
    private long renewed;

    Attempt(int number, Path folder, Path grade, Lease lease, LeaseTerms terms) {
        this.number = number;
        this.folder = folder;
        this.grade = grade;
        this.lease = lease;
        this.terms = terms;
        this.renewed = terms.nanos().getAsLong();
    }

    int number() {
        return number;
    }

    Path folder() {
        return folder;
    }

    /** Where the grader writes: whatever it does there, the attempt stays ours. */
    Path out() {
        return folder.resolve("out");
    }

    /** What the grader prints. */
    Path log() {
        return folder.resolve(LOG);
    }

    /** Renews the lease when it is time. @return whether this is still ours */
    boolean renew() throws IOException {
        if (!isOurs()) {
            return false;
        }
        long now = terms.nanos().getAsLong();
        if (now - renewed >= terms.renewal().toNanos()) {
            lease = lease.renewed();
            AtomicFile.write(folder.resolve(TaskFolder.LEASE), BatchJson.line(lease));
            renewed = now;
        }
        return true;
    }

    /**
     * Makes what the grader has left the submission's grade, at once and whole. The grader must have ended.
     *
     * @return whether it is; else somebody has taken the attempt over
     */
    boolean publish() throws IOException {
        if (!isOurs()) {
            return false;
        }
        try {
            gather();
            Files.createDirectories(grade.getParent());
            makeRoom();
            Files.move(State.OPEN.in(folder), grade, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (isPublished()) {
                // A file server may carry a rename out twice, and answer for the second time.
                return true;
            }
            if (isOurs()) {
                throw e;
            }
            return false;
        }
    }

    /** Ends it without a grade, which counts as an attempt. @param reason why, in a sentence */
    void fail(String reason) throws IOException {
        if (isOurs()) {
            AtomicFile.write(State.OPEN.in(folder).resolve(TaskFolder.REASON), reason);
            TaskFolder.close(folder, State.FAILED);
        }
    }

    /** Ends it as if it had not begun. */
    void withdraw() throws IOException {
        if (isOurs()) {
            TaskFolder.close(folder, State.WITHDRAWN);
        }
    }

    private boolean isOurs() throws IOException {
        return TaskFolder.mark(State.OPEN.in(folder))
                .filter(mark -> mark.owner().equals(lease.owner()))
                .isPresent();
    }

    private boolean isPublished() throws IOException {
        return TaskFolder.mark(grade)
                .filter(mark -> mark.owner().equals(lease.owner()))
                .isPresent();
    }

    private void gather() throws IOException {
        try (Stream<Path> files = Files.isDirectory(out()) ? Files.list(out()) : Stream.empty()) {
            for (Path file : files.toList()) {
                Files.move(file, State.OPEN.in(folder).resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        if (Files.exists(log())) {
            Files.move(log(), State.OPEN.in(folder).resolve(LOG), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The grade of an earlier list of tasks is kept where its successor was made. */
    private void makeRoom() throws IOException {
        if (TaskFolder.mark(grade)
                        .filter(mark -> mark.key().equals(lease.key()))
                        .isEmpty()
                && Files.exists(grade)) {
            Files.move(grade, folder.resolve("replaced"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The last lines of what the grader has printed, for people. */
    List<String> lastLines(int most) throws IOException {
        return Files.exists(log()) ? LastLines.of(log(), most) : List.of();
    }
}

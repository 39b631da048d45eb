package dev.kafkalab.batch;

import dev.kafkalab.support.AtomicFile;
import dev.kafkalab.support.FolderRemoval;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the disk says of one submission: its attempts, and its grade once one is published. Many processes on many
 * machines may work on it at once; renames decide between them, since a file system does each of them whole or not at
 * all.
 *
 * <ul>
 *   <li>An attempt is {@code work/ID/attempt-N}. Its number is taken by a rename to a name that nobody has, and is
 *       never given out again.
 *   <li>It is open as long as {@code attempt-N/grade} is there, with its owner's mark in it. To publish it is one
 *       rename of that folder to {@code grades/ID}; to take it over from an owner who is lost is one rename to
 *       {@code attempt-N/lost}. Only one of the two can succeed, so a zombie publishes nothing.
 *   <li>The next attempt begins when no other is open.
 * </ul>
 */
final class TaskFolder {

    /** Its owner's mark, which goes with the grade. */
    static final String MARK = "task.json";

    static final String LEASE = "lease.json";
    static final String REASON = "reason.txt";

    /** The states of an attempt, by the name that its folder for the grade has. */
    enum State {
        OPEN("grade"),
        FAILED("failed"),
        LOST("lost"),
        WITHDRAWN("withdrawn");

        private final String folder;

        State(String folder) {
            this.folder = folder;
        }

        Path in(Path attempt) {
            return attempt.resolve(folder);
        }
    }

    /**
     * Whose grade a folder holds.
     *
     * @param key what was graded
     * @param owner of the attempt
     * @param attempt its number
     */
    record Mark(String key, String owner, int attempt) {}

    private static final String ATTEMPT = "attempt-";

    private final Path out;
    private final Path work;
    private final PlannedTask task;
    private final LeaseTerms terms;
    private final LeaseWatch watch;

    TaskFolder(Path out, PlannedTask task, LeaseTerms terms) {
        this.out = out;
        this.work = out.resolve("work").resolve(task.id());
        this.task = task;
        this.terms = terms;
        this.watch = new LeaseWatch(terms);
    }

    /** Where its grade is, or will be. */
    static Path grade(Path out, String id) {
        return out.resolve("grades").resolve(id);
    }

    Path grade() {
        return grade(out, task.id());
    }

    /** Whether it has a grade by this list of tasks; one of an earlier list, with other files, counts for nothing. */
    boolean isPublished() throws IOException {
        return PublishedGrade.folder(out, task).isPresent();
    }

    /** How many attempts at this very task have ended without a grade: those that were withdrawn do not count. */
    int spent() throws IOException {
        return ended().size();
    }

    /**
     * Why they came to nothing: what the last of them said that could say something. A process that disappears has told
     * nothing, and mostly its machine is to blame, so which of the attempts it was must not change what a grade says.
     */
    String lastReason() throws IOException {
        String reason = "The process that graded it has disappeared.";
        for (Path attempt : ended()) {
            Path told = State.FAILED.in(attempt).resolve(REASON);
            if (Files.isRegularFile(told)) {
                reason = Files.readString(told);
            }
        }
        return reason;
    }

    private List<Path> ended() throws IOException {
        List<Path> ended = new ArrayList<>();
        for (int number : numbers()) {
            Path attempt = attempt(number);
            boolean isOver = Files.isDirectory(State.FAILED.in(attempt)) || Files.isDirectory(State.LOST.in(attempt));
            if (isOver && lease(attempt).filter(this::isOfThisTask).isPresent()) {
                ended.add(attempt);
            }
        }
        return ended;
    }

    /**
     * Begins the next attempt, as soon as nobody else works on this submission.
     *
     * @return empty if it has a grade already
     */
    Optional<Attempt> begin() throws IOException, InterruptedException {
        while (!isPublished()) {
            List<Integer> numbers = numbers();
            int last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
            if (!isOpen(attempt(last))) {
                Optional<Attempt> begun = create(last + 1);
                if (begun.isPresent() && !isPublished()) {
                    return begun;
                }
                // It was published between two looks.
                if (begun.isPresent()) {
                    begun.get().withdraw();
                }
            } else if (isLost(attempt(last))) {
                close(attempt(last), State.LOST);
            } else {
                Thread.sleep(terms.look().toMillis());
            }
        }
        return Optional.empty();
    }

    /** Ends an attempt that is open. @return whether this has ended it, and nobody else before */
    static boolean close(Path attempt, State state) throws IOException {
        try {
            Files.move(State.OPEN.in(attempt), state.in(attempt), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** A folder of that name without a mark was made by somebody who does not know that he has lost the attempt. */
    static boolean isOpen(Path attempt) {
        return Files.isRegularFile(State.OPEN.in(attempt).resolve(MARK));
    }

    static Optional<Mark> mark(Path folder) throws IOException {
        return BatchJson.read(folder.resolve(MARK), Mark.class);
    }

    private boolean isLost(Path attempt) throws IOException {
        Optional<Lease> lease = lease(attempt);
        return lease.isEmpty()
                || !isOfThisTask(lease.get())
                || lease.get().worker().hasEnded()
                || watch.hasExpired(lease.get());
    }

    /** One at another state of the submission, or by another assignment, is of no use to anybody. */
    private boolean isOfThisTask(Lease lease) {
        return lease.key().equals(task.key());
    }

    private Optional<Attempt> create(int number) throws IOException {
        Lease lease = new Lease(UUID.randomUUID().toString(), task.key(), Worker.self(), 0);
        Path prepared = work.resolve(".new-" + lease.owner());
        Files.createDirectories(State.OPEN.in(prepared));
        AtomicFile.write(prepared.resolve(LEASE), BatchJson.line(lease));
        AtomicFile.write(
                State.OPEN.in(prepared).resolve(MARK), BatchJson.line(new Mark(task.key(), lease.owner(), number)));
        Path attempt = attempt(number);
        try {
            Files.move(prepared, attempt, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(new Attempt(number, attempt, grade(), lease, terms));
        } catch (FileSystemException e) {
            FolderRemoval.remove(prepared);
            if (Files.isDirectory(attempt)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Path attempt(int number) {
        return work.resolve(ATTEMPT + number);
    }

    private Optional<Lease> lease(Path attempt) throws IOException {
        return BatchJson.read(attempt.resolve(LEASE), Lease.class);
    }

    /** Of all attempts, in order. */
    private List<Integer> numbers() throws IOException {
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        try (Stream<Path> attempts = Files.list(work)) {
            return attempts.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(ATTEMPT + "[1-9]\\d{0,8}"))
                    .map(name -> Integer.valueOf(name.substring(ATTEMPT.length())))
                    .sorted()
                    .toList();
        }
    }
}

package dev.kafkalab.batch;

import dev.kafkalab.batch.TaskRunner.Result;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Grades what is missing of a batch on this machine, several submissions at once. What is to be tried again comes after
 * all others: the machine may have calmed down by then.
 */
public final class BatchRun {

    private final TaskRunner runner;
    private final int jobs;
    private final Consumer<String> told;
    private final BatchProgress progress;
    private final Deque<PlannedTask> waiting = new ArrayDeque<>();
    private int running;

    /**
     * @param jobs how many at once, from 1
     * @param told gets a line whenever one begins or has ended
     */
    public BatchRun(TaskRunner runner, int jobs, Consumer<String> told) {
        this(runner, jobs, told, System::nanoTime);
    }

    BatchRun(TaskRunner runner, int jobs, Consumer<String> told, LongSupplier nanos) {
        this.runner = runner;
        this.jobs = jobs;
        this.told = told;
        this.progress = new BatchProgress(jobs, nanos);
    }

    /**
     * Grades them, and returns when each that can have one has a grade.
     *
     * @return what has none, each with the reason: its files could not be written, say
     */
    public List<String> run(List<PlannedTask> tasks) throws IOException, InterruptedException {
        for (PlannedTask task : tasks) {
            if (!runner.isDone(task)) {
                waiting.add(task);
            }
        }
        progress.begin(tasks.size(), waiting.size());
        if (waiting.size() < tasks.size()) {
            told.accept("%d of %d have a grade already".formatted(tasks.size() - waiting.size(), tasks.size()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<List<String>>> workers = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                workers.add(threads.submit(this::work));
            }
            List<String> missing = new ArrayList<>();
            for (Future<List<String>> worker : workers) {
                missing.addAll(result(worker));
            }
            return missing.stream().sorted().toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> result(Future<List<String>> worker) throws InterruptedException {
        try {
            return worker.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A worker of this batch has failed", e.getCause());
        }
    }

    private List<String> work() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Optional<PlannedTask> next = take(); next.isPresent(); next = take()) {
            PlannedTask task = next.get();
            boolean again = false;
            told.accept(task.id() + " is being graded");
            try {
                Result result = runner.run(task);
                again = result instanceof Result.TryAgain;
                told.accept(progress.line(task.id(), result));
            } catch (IOException e) {
                missing.add("%s: %s".formatted(task.id(), Plan.told(e)));
                told.accept("%s has no grade: %s".formatted(task.id(), Plan.told(e)));
            } finally {
                giveBack(task, again);
            }
        }
        return missing;
    }

    /** The next one, once there is one; empty when none is left and none can come back. */
    private synchronized Optional<PlannedTask> take() throws InterruptedException {
        while (waiting.isEmpty() && running > 0) {
            wait();
        }
        Optional<PlannedTask> next = Optional.ofNullable(waiting.poll());
        running += next.isPresent() ? 1 : 0;
        return next;
    }

    private synchronized void giveBack(PlannedTask task, boolean again) {
        running--;
        if (again) {
            waiting.add(task);
        }
        notifyAll();
    }
}

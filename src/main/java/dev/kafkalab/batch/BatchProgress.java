package dev.kafkalab.batch;

import dev.kafkalab.batch.TaskRunner.Result;
import java.util.function.LongSupplier;

/** How far a batch is, and how long the rest will take if it goes on like this. */
final class BatchProgress {

    private static final long NANOS_A_MINUTE = 60_000_000_000L;

    private final int jobs;
    private final LongSupplier nanos;
    private int planned;
    private int toDo;
    private int done;
    private long began;

    BatchProgress(int jobs, LongSupplier nanos) {
        this.jobs = jobs;
        this.nanos = nanos;
    }

    /** @param submissions of the batch; @param missing those of them that have no grade yet */
    synchronized void begin(int submissions, int missing) {
        planned = submissions;
        toDo = missing;
        done = 0;
        began = nanos.getAsLong();
    }

    /** What came of one, and how far the whole is. */
    synchronized String line(String id, Result result) {
        if (result instanceof Result.TryAgain again) {
            return "%s is tried again later. Attempt %d: %s".formatted(id, again.attempt(), again.reason());
        }
        done++;
        String what = result instanceof Result.NotGradable ungradable
                ? "%s is not gradable. %s".formatted(id, ungradable.reason())
                : id + " is graded.";
        return "%s %d of %d%s".formatted(what, planned - toDo + done, planned, timeLeft());
    }

    private String timeLeft() {
        int left = toDo - done;
        if (left == 0) {
            return "";
        }
        // At the pace so far. What is fewer than there are jobs takes as long as one of them does.
        double share = Math.max(left, Math.min(jobs, done)) / (double) done;
        long minutes = Math.round((nanos.getAsLong() - began) * share / NANOS_A_MINUTE);
        return minutes == 0 ? ", less than a minute left" : ", about %d min left".formatted(minutes);
    }
}

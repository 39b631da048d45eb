package dev.kafkalab.batch;

import dev.kafkalab.runtime.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The turn of a grader that shares this machine's ports with others: whoever has it may publish them. */
final class MachineTurn implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    private final ProcessLock lock;

    private MachineTurn(ProcessLock lock) {
        this.lock = lock;
    }

    /** Waits for it. @param folder of this machine, the same for all graders */
    static MachineTurn await(Path folder) throws IOException, InterruptedException {
        Path file = Files.createDirectories(folder).resolve("grading.lock");
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(file);
        while (lock.isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
            lock = ProcessLock.tryAcquire(file);
        }
        return new MachineTurn(lock.get());
    }

    @Override
    public void close() {
        lock.close();
    }
}

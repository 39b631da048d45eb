package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.ProcessLock;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One of the 254 address ranges 127.10.N.*, held by this JVM through a file lock: it falls free however the JVM ends.
 * What stands in the slot's folder says who holds it and what it has started, for whoever must clear up after it.
 */
final class Slot implements AutoCloseable {

    private static final int LAST = 254;

    private final int number;
    private final ProcessLock lock;
    private final SlotRecord record;

    private Slot(int number, ProcessLock lock, SlotRecord record) {
        this.number = number;
        this.lock = lock;
        this.record = record;
    }

    /**
     * Claims the first free range.
     *
     * @param folder where slots are, shared by all of the user's JVMs
     * @param vacant whether nobody stands there who claims in another folder, such as another user
     * @throws SetupException if all are taken
     */
    static Slot claim(Path folder, Predicate<Slot> vacant) {
        for (int number = 1; number <= LAST; number++) {
            Optional<Slot> slot = tryClaim(folder, number);
            if (slot.isPresent()) {
                slot.get().record.clear();
                if (vacant.test(slot.get())) {
                    return slot.get();
                }
                slot.get().release();
            }
        }
        throw new SetupException("All %d address ranges are taken by clusters that run now (%s). Fix: end some of them."
                .formatted(LAST, folder));
    }

    /** Claims that range, with whatever its last holder wrote down still there; empty if another holds it. */
    static Optional<Slot> tryClaim(Path folder, int number) {
        Path own = folder.resolve(Integer.toString(number));
        try {
            Files.createDirectories(own);
            return ProcessLock.tryAcquire(own.resolve("lock")).map(lock -> new Slot(number, lock, new SlotRecord(own)));
        } catch (IOException e) {
            throw LabFolders.unusable("claim an address range in " + own, e);
        }
    }

    int number() {
        return number;
    }

    SlotRecord record() {
        return record;
    }

    /** The address of the range's {@code index}th node, counted from 0. */
    String address(int index) {
        return "127.10.%d.%d".formatted(number, index + 1);
    }

    /** Lets it go. Call it only when nothing that was recorded runs any more. */
    @Override
    public void close() {
        record.clear();
        release();
    }

    /** Lets it go and leaves what is recorded for whoever comes next. */
    void release() {
        lock.close();
    }
}

package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All the slots of one user: who holds which, and what killed runs have left in them. */
final class Slots {

    private final Path folder;

    Slots(Path cache) {
        this.folder = cache.resolve("slots");
    }

    Slot claim(Predicate<Slot> vacant) {
        return Slot.claim(folder, vacant);
    }

    /**
     * Ends every process that a killed run has left behind, and removes its data. A frozen node outlives its launcher,
     * because it cannot notice; anything else has ended by itself.
     *
     * @return how many processes were ended
     */
    int sweep() {
        int ended = 0;
        for (int number : numbers()) {
            Optional<Slot> free = Slot.tryClaim(folder, number);
            if (free.isPresent()) {
                ended += clear(free.get());
            }
        }
        return ended;
    }

    /** The checkout folder of the run whose launching JVM this is, if it is one of ours and alive. */
    Optional<Path> checkoutOf(long pid) {
        return numbers().stream()
                .flatMap(number -> new SlotRecord(folder.resolve(Integer.toString(number))).owner().stream())
                .filter(owner -> owner.pid() == pid)
                .map(SlotRecord.Owner::checkout)
                .findFirst();
    }

    private static int clear(Slot slot) {
        try (slot) {
            List<ProcessIdentity> left = slot.record().processes().stream()
                    .filter(ProcessIdentity::isAlive)
                    .toList();
            left.forEach(ProcessIdentity::kill);
            slot.record().owner().map(SlotRecord.Owner::data).ifPresent(WorkFolder::removeUnlessKept);
            return left.size();
        }
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> slots = Files.list(folder)) {
            return slots.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,3}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

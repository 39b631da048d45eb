package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the holder of a {@link Slot} has written down: who it is, what it started, which data folder it uses. */
final class SlotRecord {

    private final Path owner;
    private final Path nodes;

    SlotRecord(Path folder) {
        this.owner = folder.resolve("owner");
        this.nodes = folder.resolve("nodes");
    }

    /**
     * Who holds the slot.
     *
     * @param pid the launching JVM
     * @param checkout the folder it was started in
     * @param data the topology's data folder
     */
    record Owner(long pid, Path checkout, Path data) {}

    void writeOwner(Owner value) {
        LabFolders.write(owner, "%d\n%s\n%s\n".formatted(value.pid(), value.checkout(), value.data()));
    }

    Optional<Owner> owner() {
        try {
            List<String> lines = lines(owner);
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Owner(Long.parseLong(lines.get(0)), Path.of(lines.get(1)), Path.of(lines.get(2))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    synchronized void add(ProcessIdentity process) {
        List<ProcessIdentity> all = new ArrayList<>(processes());
        all.removeIf(known -> known.pid() == process.pid());
        all.add(process);
        StringBuilder text = new StringBuilder();
        all.forEach(each ->
                text.append(each.pid()).append(' ').append(each.started()).append('\n'));
        LabFolders.write(nodes, text.toString());
    }

    List<ProcessIdentity> processes() {
        return lines(nodes).stream()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[0].matches("\\d+"))
                .map(parts -> new ProcessIdentity(Long.parseLong(parts[0]), parts[1]))
                .toList();
    }

    void clear() {
        try {
            Files.deleteIfExists(nodes);
            Files.deleteIfExists(owner);
        } catch (IOException e) {
            throw LabFolders.unusable("remove " + nodes, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.ProcessLock;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One of the 254 subnets 127.10.N.*, held by this JVM through a lock that the system frees however the JVM ends. A
 * record beside the lock says who holds the subnet and what it has started, so that a later run can clear up.
 */
final class LoopbackSubnet implements AutoCloseable {

    private static final String RECORD = "record.properties";
    private static final String OWNER = "owner";
    private static final String CHECKOUT = "checkout";
    private static final String DATA = "data";
    private static final String PROCESS = "process.";

    private final int number;
    private final Path folder;
    private final ProcessLock lock;

    private LoopbackSubnet(int number, Path folder, ProcessLock lock) {
        this.number = number;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Who holds a subnet.
     *
     * @param pid the launching JVM
     * @param checkout the folder it was started in
     * @param data the topology's data folder
     */
    record Owner(long pid, Path checkout, Path data) {}

    /**
     * Claims that subnet, with the record of its last holder; empty if another holds it.
     *
     * @param folder where subnets are recorded, shared by all of the user's JVMs
     */
    static Optional<LoopbackSubnet> tryClaim(Path folder, int number) {
        Path own = folder.resolve(Integer.toString(number));
        try {
            Files.createDirectories(own);
            return ProcessLock.tryAcquire(own.resolve("lock")).map(lock -> new LoopbackSubnet(number, own, lock));
        } catch (IOException e) {
            throw LabFolders.unusable("claim an address range in " + own, e);
        }
    }

    /** The address of the subnet's {@code index}th node, counted from 0. */
    String address(int index) {
        return "127.10.%d.%d".formatted(number, index + 1);
    }

    int number() {
        return number;
    }

    /**
     * Checks that this machine has the addresses of so many nodes: Linux and Windows route all of 127/8, macOS does
     * not.
     *
     * @throws SetupException if one is missing, with the command that adds it
     */
    void requireAddresses(int nodes) {
        for (int index = 0; index < nodes; index++) {
            if (!HostPorts.isFree(address(index), 0)) {
                throw new SetupException("""
                        This machine does not answer on %s, which a node is to have: on macOS each loopback address \
                        needs an alias. Fix: use Docker (-Dlab.runtime=docker), or make them with: \
                        for i in $(seq 1 %d); do sudo ifconfig lo0 alias 127.10.%d.$i; done""".formatted(address(index), nodes, number));
            }
        }
    }

    /** Records who holds it. */
    void writeOwner(Owner owner) {
        change(Map.of(
                OWNER, Long.toString(owner.pid()),
                CHECKOUT, owner.checkout().toString(),
                DATA, owner.data().toString()));
    }

    Optional<Owner> owner() {
        return owner(folder);
    }

    /** As {@link #owner()}, for whoever does not hold the subnet. */
    static Optional<Owner> owner(Path folder, int number) {
        return owner(folder.resolve(Integer.toString(number)));
    }

    private static Optional<Owner> owner(Path folder) {
        Map<String, String> record = PropertiesFile.read(folder.resolve(RECORD));
        try {
            return record.containsKey(OWNER)
                    ? Optional.of(new Owner(
                            Long.parseLong(record.get(OWNER)),
                            Path.of(record.get(CHECKOUT)),
                            Path.of(record.get(DATA))))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            // Written by a JVM of another locale: this one could not use these folders.
            return Optional.empty();
        }
    }

    /** Records a process that was started. */
    void add(OsProcess process) {
        change(Map.of(PROCESS + process.pid(), process.started()));
    }

    List<OsProcess> processes() {
        return PropertiesFile.read(folder.resolve(RECORD)).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PROCESS))
                .map(entry ->
                        new OsProcess(Long.parseLong(entry.getKey().substring(PROCESS.length())), entry.getValue()))
                .toList();
    }

    private synchronized void change(Map<String, String> entries) {
        Map<String, String> all = new TreeMap<>(PropertiesFile.read(folder.resolve(RECORD)));
        all.putAll(entries);
        PropertiesFile.write(folder.resolve(RECORD), all);
    }

    /** Removes the record. */
    void clear() {
        try {
            Files.deleteIfExists(folder.resolve(RECORD));
        } catch (IOException e) {
            throw LabFolders.unusable("remove the record in " + folder, e);
        }
    }

    /** Gives it up. Nothing that was recorded may run any more. */
    @Override
    public void close() {
        clear();
        release();
    }

    /** Gives it up and leaves the record for whoever comes next. */
    void release() {
        lock.close();
    }
}

package dev.kafkalab.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port of this machine, as far as Linux's {@code /proc} tells. */
public final class PortHolders {

    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int LONGEST_COMMAND = 100;

    private final Path proc;
    private final LongFunction<Optional<Path>> checkoutOf;

    /** @param checkoutOf the folder of the lab run whose JVM a process id is, if it is one */
    public PortHolders(LongFunction<Optional<Path>> checkoutOf) {
        this(Path.of("/proc"), checkoutOf);
    }

    PortHolders(Path proc, LongFunction<Optional<Path>> checkoutOf) {
        this.proc = proc;
        this.checkoutOf = checkoutOf;
    }

    /**
     * The holder in words: another lab run with its folder, a process with its command, or an admission of ignorance.
     */
    public String describe(int port) {
        OptionalLong pid = pid(port);
        if (pid.isEmpty()) {
            return "a process that this user may not see";
        }
        if (pid.getAsLong() == ProcessHandle.current().pid()) {
            return "a cluster of this very run (process %d)".formatted(pid.getAsLong());
        }
        return checkoutOf
                .apply(pid.getAsLong())
                .map(checkout -> "the kafka-lab run in %s (process %d)".formatted(checkout, pid.getAsLong()))
                .orElseGet(() -> "process %d (%s)".formatted(pid.getAsLong(), command(pid.getAsLong())));
    }

    /** The process that has that port; empty if none does, or if this user may not see it. */
    public OptionalLong pid(int port) {
        List<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> inodes(proc.resolve(table), port).stream())
                .map(inode -> "socket:[" + inode + "]")
                .toList();
        return sockets.isEmpty() ? OptionalLong.empty() : holderOf(sockets);
    }

    /** Whoever listens; where nobody does, a connection that happens to go out from that port is in the way as well. */
    private static List<String> inodes(Path table, int port) {
        List<String> listening = inodes(table, port, LISTENING);
        return listening.isEmpty() ? inodes(table, port, "") : listening;
    }

    private static List<String> inodes(Path table, int port, String state) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields.length > INODE)
                    .filter(fields -> fields[1].endsWith(suffix) && fields[STATE].startsWith(state))
                    // The same port on one of our own nodes' addresses is no obstacle.
                    .filter(fields -> !isNodeAddress(fields[1]))
                    .map(fields -> fields[INODE])
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Little-endian hexadecimal, by itself or at the end of an IPv6 address: 127.10.1.2 is 02010A7F. */
    private static boolean isNodeAddress(String address) {
        return address.substring(0, address.indexOf(':')).endsWith("0A7F");
    }

    private OptionalLong holderOf(List<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAny(process, sockets)) {
                    return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // No /proc here.
        }
        return OptionalLong.empty();
    }

    private static boolean holdsAny(Path process, List<String> sockets) {
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path handle : handles) {
                if (link(handle).filter(sockets::contains).isPresent()) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Another user's, or gone meanwhile.
        }
        return false;
    }

    private static Optional<String> link(Path handle) {
        try {
            return Optional.of(Files.readSymbolicLink(handle).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String command(long pid) {
        try {
            String command = Stream.of(
                            Files.readString(proc.resolve(pid + "/cmdline")).split("\0"))
                    .collect(Collectors.joining(" "));
            return command.length() <= LONGEST_COMMAND ? command : command.substring(0, LONGEST_COMMAND) + "...";
        } catch (IOException e) {
            return "unknown";
        }
    }
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The subnets of one user: who holds which, and what killed runs have left in them. */
final class LoopbackSubnets {

    private static final int LAST = 254;

    private final Path folder;

    LoopbackSubnets(Path cache) {
        this.folder = cache.resolve("subnets");
    }

    /**
     * Claims the first free subnet, with an empty record.
     *
     * @param vacant whether nobody listens there who claims in another folder, such as another user
     * @throws SetupException if all are taken
     */
    LoopbackSubnet claim(Predicate<LoopbackSubnet> vacant) {
        for (int number = 1; number <= LAST; number++) {
            Optional<LoopbackSubnet> subnet = LoopbackSubnet.tryClaim(folder, number);
            if (subnet.isPresent()) {
                subnet.get().clear();
                if (vacant.test(subnet.get())) {
                    return subnet.get();
                }
                subnet.get().release();
            }
        }
        throw new SetupException("All %d address ranges are taken by clusters that run now (%s). Fix: end some of them."
                .formatted(LAST, folder));
    }

    /**
     * Ends every process that a killed run has left behind, and removes its data. Nodes end by themselves with their
     * launcher; a frozen one cannot notice, where what lets it go on then was killed as well.
     *
     * @return how many processes were ended
     */
    int sweep() {
        return numbers().stream()
                .flatMap(number -> LoopbackSubnet.tryClaim(folder, number).stream())
                .mapToInt(LoopbackSubnets::clear)
                .sum();
    }

    private static int clear(LoopbackSubnet subnet) {
        try (subnet) {
            List<OsProcess> left =
                    subnet.processes().stream().filter(OsProcess::isAlive).toList();
            left.forEach(OsProcess::kill);
            subnet.owner().map(LoopbackSubnet.Owner::data).ifPresent(WorkFolder::removeUnlessKept);
            return left.size();
        }
    }

    /** The checkout folder of the run whose launching JVM this is, if it is one of ours and alive. */
    Optional<Path> checkoutOf(long pid) {
        return numbers().stream()
                .flatMap(number -> LoopbackSubnet.owner(folder, number).stream())
                .filter(owner -> owner.pid() == pid)
                .map(LoopbackSubnet.Owner::checkout)
                .findFirst();
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> subnets = Files.list(folder)) {
            return subnets.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,3}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.PublishedPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All it takes to start a node's process.
 *
 * @param command the program and its arguments
 * @param environment variables on top of this machine's own, from which those that would sway a JVM are taken out
 * @param folder the node's own folder, where it is started, so that whatever it drops falls there
 * @param log where its output goes
 * @param address its loopback address
 * @param ports what to publish while it runs
 * @param archive the class archive that it records, with the file it records into; empty when it records none
 */
record Launch(
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        String address,
        List<PublishedPort> ports,
        Optional<Recording> archive) {

    /** The same with another command. */
    Launch with(List<String> other) {
        return new Launch(other, environment, folder, log, address, ports, archive);
    }

    /** The same without a class archive, neither one that is used nor one that is recorded. */
    Launch withoutArchive() {
        List<String> rest = command.stream()
                .filter(option -> ClassArchive.OPTIONS.stream().noneMatch(option::startsWith))
                .toList();
        return new Launch(rest, environment, folder, log, address, ports, Optional.empty());
    }

    /** A class archive in the making. */
    record Recording(ClassArchive archive, Path file) {

        /** To be called once the process has ended. */
        void finish(boolean endedByItself) {
            if (endedByItself) {
                archive.accept(file);
            } else {
                ClassArchive.discard(file);
            }
        }
    }
}

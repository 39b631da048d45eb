package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.runtime.docker.DockerRuntime;
import dev.kafkalab.runtime.process.ProcessRuntime;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Which runtime runs a topology, and why.
 *
 * @param runtime the runtime
 * @param reason in one sentence, with how to choose the other
 */
public record RuntimeChoice(Runtime runtime, String reason) {

    /**
     * The decision alone. Docker is looked for only where it matters: that takes a moment. Nobody is to wait for images
     * that he did not ask for, but on a Mac: there it is what takes no preparation by hand.
     */
    static Verdict decide(String asked, Reach reach, boolean onMac, Supplier<DockerRuntime.Availability> docker) {
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "docker" -> new Verdict(true, "asked for with -Dlab.runtime=docker");
            case "process" -> new Verdict(false, "asked for with -Dlab.runtime=process");
            case "auto" ->
                reach.onlyAsProcesses()
                        ? new Verdict(
                                false,
                                "on Docker nothing on this machine could reach %s"
                                        .formatted(Words.list(reach.notOnDocker())))
                        : byWhatIsHere(docker.get(), onMac);
            default ->
                throw new SetupException(
                        "-Dlab.runtime=%s: there is no such runtime. Fix: write auto, docker or process."
                                .formatted(asked));
        };
    }

    private static Verdict byWhatIsHere(DockerRuntime.Availability docker, boolean onMac) {
        if (docker.problem().isPresent()) {
            return new Verdict(false, docker.problem().get() + " (-Dlab.runtime=docker insists on it)");
        }
        List<String> missing = docker.missingImages();
        if (missing.isEmpty()) {
            return new Verdict(true, "Docker is here with every image (-Dlab.runtime=process would run without it)");
        }
        if (onMac) {
            return new Verdict(
                    true,
                    "Docker is here and pulls %s; on macOS processes would need an alias for each node's address (-Dlab.runtime=process)"
                            .formatted(String.join(", ", missing)));
        }
        return new Verdict(
                false,
                "Docker is here, but %d of its images %s not (%s): -Dlab.runtime=docker pulls %s"
                        .formatted(
                                missing.size(),
                                missing.size() == 1 ? "is" : "are",
                                String.join(", ", missing),
                                missing.size() == 1 ? "it" : "them"));
    }

    /**
     * The brokers that this machine could not ask, by service name. Who runs a cluster, a person or a lab, asks them
     * all.
     *
     * @param notOnDocker on Docker
     * @param notAsProcesses as processes
     */
    record Reach(List<String> notOnDocker, List<String> notAsProcesses) {

        static Reach of(Topology topology) {
            return new Reach(topology.brokersOutOfReach(), ProcessRuntime.outOfReach(topology));
        }

        private boolean onlyAsProcesses() {
            return !notOnDocker.isEmpty() && notAsProcesses.isEmpty();
        }

        /** @throws SetupException if it cannot ask all that will run */
        void require(boolean docker, Path composeFile) {
            List<String> lost = docker ? notOnDocker : notAsProcesses;
            if (!lost.isEmpty()) {
                throw new UnfitClusterException(
                        "Every broker is asked from this machine, and of %s it cannot reach %s.%n  Fix: give each a listener that is advertised as localhost:PORT, and publish that port%s."
                                .formatted(
                                        composeFile,
                                        Words.list(lost),
                                        docker && onlyAsProcesses()
                                                ? "; or run it as processes (-Dlab.runtime=process, up --runtime process), where each has one more listener for this machine"
                                                : ""));
            }
        }
    }

    /** Whether Docker is to run it, and why. */
    record Verdict(boolean docker, String reason) {}
}

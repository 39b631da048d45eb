package dev.kafkalab.runtime.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Network;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reach.Reach;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code docker compose}, run for one project. It reads the real file itself, in the file's own folder with its
 * {@code .env} and its {@code env_file}s, and beside it files of ours with {@link FixedAddresses} and, where needed,
 * {@link ContainerFile}.
 */
final class Compose {

    /** {@code include} came with 2.20. */
    private static final int[] OLDEST = {2, 20};

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*", Pattern.DOTALL);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);
    private static final int QUOTED_LINES = 5;

    /** Subnets that were free a moment ago can be taken by another run, but hardly several times in a row. */
    private static final int TRIES = 5;

    private static final String SUBNET_TAKEN = "Pool overlaps";

    /** What Docker says, and what to do then. */
    private static final Map<String, String> FIXES = Map.of(
            "is already in use by container",
            "remove that container (docker rm -f NAME), or give the service another container_name",
            "port is already allocated",
            "end what holds the port, or publish another one",
            "address already in use",
            "end what holds the port, or publish another one",
            "no space left on device",
            "make room (docker system df shows what Docker uses)",
            "didn't complete successfully",
            "correct the command of the service that the others wait for, or what it needs",
            "dependency failed to start",
            "the service that others wait for ended, or never became healthy: its last words are in its log",
            "declared as external",
            "create what the file calls external, or drop that word from it",
            SUBNET_TAKEN,
            "another network of this engine has that subnet: take it down (docker network ls), or give the network another subnet");

    private final Project project;
    private final Path file;
    private final Path addressFile;
    private final Path containerFile;
    private final Map<String, Set<String>> containerNames;
    private final Map<String, String> environment;
    private final IntFunction<List<String>> freeSubnets;
    private final JsonNode model;

    /**
     * Has Compose read the file.
     *
     * @param freeSubnets gives that many subnets that nobody uses at the moment
     * @throws SetupException in Compose's own words, if it refuses the file
     */
    Compose(Project project, Topology topology, Path work, DockerEngine engine, IntFunction<List<String>> freeSubnets) {
        this.project = project;
        this.file = topology.composeFile().toAbsolutePath().normalize();
        this.addressFile = work.resolve(project.name()).resolve("addresses.json");
        this.environment = new HashMap<>(engine.environment());
        environment.putAll(topology.variables());
        this.freeSubnets = freeSubnets;
        this.model = model();
        this.containerNames = new Reach(topology.nodes()).containerNames();
        this.containerFile = work.resolve(project.name()).resolve("containers.json");
    }

    /** Why it cannot be used, in half a sentence; empty if it can. Looked at once in a JVM. */
    static Optional<String> problem() {
        return Found.PROBLEM;
    }

    /** What is wrong with a Compose that says this of its version. */
    static Optional<String> problemWith(String version) {
        Matcher numbers = VERSION.matcher(version.strip());
        if (!numbers.matches()) {
            return Optional.of("its Compose says that it is version '%s'".formatted(version.strip()));
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        boolean tooOld = major < OLDEST[0] || major == OLDEST[0] && minor < OLDEST[1];
        return tooOld
                ? Optional.of("its Compose is %s, and %d.%d is the oldest that will do"
                        .formatted(version.strip(), OLDEST[0], OLDEST[1]))
                : Optional.empty();
    }

    private JsonNode model() {
        BoundedCommand command = command("-f", file.toString(), "config", "--format", "json");
        BoundedCommand.Result result = command.run(Timeouts.COMPOSE_ANSWER, line -> {});
        if (!result.isSuccess()) {
            throw new UnfitClusterException(
                    "Docker Compose does not accept the file: %s%n  Fix: correct what it names; 'docker compose -f FILE config' shows the same."
                            .formatted(result.lastError()));
        }
        try {
            return new ObjectMapper().readTree(result.output());
        } catch (JsonProcessingException e) {
            throw new SetupException("Docker Compose's reading of the file is not JSON. Fix: update Compose.", e);
        }
    }

    /** The services whose images it would build. */
    Set<String> built() {
        return model.path("services").properties().stream()
                .filter(service -> service.getValue().has("build"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Creates every container, and starts those of these services and of what they depend on; each of the others can be
     * started later.
     *
     * @param services none for all
     * @throws SetupException with Compose's own last words
     */
    void up(Collection<String> services, Progress progress) {
        FixedAddresses addresses;
        BoundedCommand.Result result;
        int tries = 0;
        boolean again;
        do {
            addresses = fixAddresses();
            result = withAddresses(progress, Stream.concat(Stream.of("up", "--detach"), services.stream()));
            tries++;
            again = !addresses.subnets().isEmpty() && isSubnetTaken(result) && tries < TRIES;
            if (again) {
                project.remove(false);
            }
        } while (again);
        addresses.exceptions().forEach(progress::report);
        require(result);
        if (!services.isEmpty()) {
            require(withAddresses(progress, Stream.of("create", "--no-recreate")));
        }
    }

    /**
     * Replaces the containers of these services, none of which runs; new ones have the same volumes, and do not run.
     */
    void recreate(Collection<String> services, Progress progress) {
        require(withAddresses(progress, Stream.concat(Stream.of("up", "--no-start", "--no-deps"), services.stream())));
    }

    private static boolean isSubnetTaken(BoundedCommand.Result result) {
        return result.errors().stream().anyMatch(line -> line.contains(SUBNET_TAKEN));
    }

    private FixedAddresses fixAddresses() {
        Set<String> existing = project.client().listNetworksCmd().exec().stream()
                .map(Network::getName)
                .collect(Collectors.toSet());
        FixedAddresses addresses = FixedAddresses.of(model, existing, freeSubnets);
        LabFolders.write(addressFile, addresses.text());
        return addresses;
    }

    private BoundedCommand.Result withAddresses(Progress progress, Stream<String> arguments) {
        List<String> options = new ArrayList<>(List.of("-f", file.toString(), "-f", addressFile.toString()));
        ContainerFile.of(model, containerNames).ifPresent(text -> {
            LabFolders.write(containerFile, text);
            options.addAll(List.of("-f", containerFile.toString()));
        });
        options.add(option(project));
        return command(Stream.concat(options.stream(), arguments).toArray(String[]::new))
                .run(Timeouts.COMPOSE_UP, nowAndThen(progress));
    }

    private BoundedCommand command(String... arguments) {
        return command(file.getParent(), environment, arguments);
    }

    private static BoundedCommand command(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(arguments));
        return new BoundedCommand(command, folder, environment);
    }

    /** A long build shows that it lives. */
    private static Consumer<String> nowAndThen(Progress progress) {
        long[] next = {System.nanoTime() + BETWEEN_REPORTS.toNanos()};
        return line -> {
            if (System.nanoTime() - next[0] > 0 && !line.isBlank()) {
                next[0] = System.nanoTime() + BETWEEN_REPORTS.toNanos();
                progress.report("docker compose: " + line.strip());
            }
        };
    }

    private static void require(BoundedCommand.Result result) {
        if (!result.isSuccess()) {
            throw new SetupException(explain(result.command(), result.errors()));
        }
    }

    /** Words a failed start: what Compose said itself, and what to do about the usual causes. */
    static String explain(List<String> command, List<String> said) {
        List<String> telling = said.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains("level=warning"))
                .filter(line -> !line.matches("(Container|Network|Volume) .*"))
                .toList();
        String words = telling.stream()
                .skip(Math.max(0, telling.size() - QUOTED_LINES))
                .collect(Collectors.joining("\n  "));
        String fix = FIXES.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("see the message; -Dlab.runtime=process runs the same file without Docker");
        return "Docker Compose could not start the cluster (%s):\n  %s\n  Fix: %s."
                .formatted(String.join(" ", command), words.isEmpty() ? "(it gave no reason)" : words, fix);
    }

    /** How a project is named to Compose. It is also how such a process is recognised. */
    private static String option(Project project) {
        return "--project-name=" + project.name();
    }

    /**
     * Ends the {@code docker compose} processes of a project: one that outlives its launcher goes on creating
     * containers. Call it only with the project's lease, or at this JVM's own end.
     */
    static void endProcesses(Project project) {
        List<ProcessHandle> running = ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElseGet(() -> new String[0]))
                        .anyMatch(option(project)::equals))
                .toList();
        running.forEach(ProcessHandle::destroyForcibly);
        running.forEach(process -> process.onExit().join());
    }

    private static final class Found {
        private static final Optional<String> PROBLEM = look();

        private static Optional<String> look() {
            BoundedCommand.Result result = command(Path.of("").toAbsolutePath(), Map.of(), "version", "--short")
                    .run(Timeouts.ENGINE, line -> {});
            return result.isSuccess()
                    ? problemWith(result.output())
                    : Optional.of(
                            "its Compose does not answer (docker compose version: %s)".formatted(result.lastError()));
        }
    }
}

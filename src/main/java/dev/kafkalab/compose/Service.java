package dev.kafkalab.compose;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One service of a Compose file.
 *
 * @param name its key under {@code services}
 * @param position where it begins
 * @param image the image reference as written after variables are filled in; empty when the service is only built
 * @param built whether the file builds its image, and gives it the name above, if any
 * @param environment its variables: the file's {@code environment} over its {@code env_file}s
 * @param ports published TCP ports, ranges written out one by one
 * @param dependsOn the services it waits for, those of {@code links} and the like among them
 * @param hostname its {@code hostname}
 * @param containerName its {@code container_name}
 * @param networks the networks it is on, {@code default} where the file names none; empty where {@code networkMode}
 *     says which network it has
 * @param entrypoint what replaces the image's entry point
 * @param command what replaces the image's command
 * @param volumes what is mounted into it, {@code configs} and {@code secrets} among it
 * @param healthcheck its health check, if it has one that is not disabled
 * @param stopGracePeriod how long a stop may take before the service is killed; Compose's default is 10 s
 * @param networkMode its {@code network_mode}, such as {@code host} (no address and ports of its own) or
 *     {@code service:X}
 * @param links other services under names that only this one knows
 * @param extraHosts its {@code extra_hosts}: host names and the addresses that only this service sees behind them
 * @param externalLinks names by which it knows containers of other projects
 * @param memoryLimit how much memory it may have
 * @param restart whether Docker starts it again when it has ended by itself
 * @param replicas how many containers it is to have, at least one
 */
public record Service(
        String name,
        Position position,
        Optional<String> image,
        boolean built,
        List<EnvironmentVariable> environment,
        List<PublishedPort> ports,
        List<Dependency> dependsOn,
        Optional<String> hostname,
        Optional<String> containerName,
        List<Attachment> networks,
        Optional<List<String>> entrypoint,
        Optional<List<String>> command,
        List<Volume> volumes,
        Optional<Healthcheck> healthcheck,
        Duration stopGracePeriod,
        Optional<String> networkMode,
        List<Link> links,
        Map<String, String> extraHosts,
        List<String> externalLinks,
        Optional<MemoryLimit> memoryLimit,
        Restart restart,
        int replicas) {

    public Service {
        environment = List.copyOf(environment);
        ports = List.copyOf(ports);
        dependsOn = List.copyOf(dependsOn);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        entrypoint = entrypoint.map(List::copyOf);
        command = command.map(List::copyOf);
        links = List.copyOf(links);
        extraHosts = Map.copyOf(extraHosts);
        externalLinks = List.copyOf(externalLinks);
    }

    /**
     * The service of that name and image, with these variables and with nothing that its file brings along to change
     * what the image does: no command, no entry point, no mounts, no health check.
     */
    public Service with(List<EnvironmentVariable> variables) {
        return new Service(
                name,
                position,
                image,
                built,
                variables,
                ports,
                dependsOn,
                hostname,
                containerName,
                networks,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                stopGracePeriod,
                networkMode,
                links,
                extraHosts,
                externalLinks,
                memoryLimit,
                restart,
                replicas);
    }

    /**
     * The same service without fixed addresses: its networks choose them, and what it says and runs speaks of names.
     *
     * @param named makes of a text that may speak of addresses the same with names
     */
    public Service withoutFixedAddresses(UnaryOperator<String> named) {
        return new Service(
                name,
                position,
                image,
                built,
                environment.stream()
                        .map(variable -> new EnvironmentVariable(
                                variable.name(), named.apply(variable.value()), variable.position()))
                        .toList(),
                ports,
                dependsOn,
                hostname,
                containerName,
                networks.stream().map(Attachment::withoutAddresses).toList(),
                entrypoint.map(words -> words.stream().map(named).toList()),
                command.map(words -> words.stream().map(named).toList()),
                volumes,
                healthcheck.map(
                        check -> check.with(check.test().stream().map(named).toList())),
                stopGracePeriod,
                networkMode,
                links,
                extraHosts,
                externalLinks,
                memoryLimit,
                restart,
                replicas);
    }

    /** Whether it has the host's own network, by its mode or as the external network of that name. */
    public boolean isOnHostNetwork() {
        return networkMode.filter("host"::equals).isPresent()
                || networks.stream()
                        .anyMatch(network ->
                                network.external() && network.network().equals("host"));
    }

    /** Further names it answers to, on whichever of its networks. */
    public List<String> networkAliases() {
        return networks.stream()
                .flatMap(network -> network.aliases().stream())
                .distinct()
                .toList();
    }

    /** The environment variable of that name, if the service has it. */
    public Optional<EnvironmentVariable> variable(String variableName) {
        return environment.stream().filter(v -> v.name().equals(variableName)).findFirst();
    }

    /**
     * One environment variable.
     *
     * @param name its name
     * @param value its value, never null: a variable without a value that the host does not set is left out, as Compose
     *     does
     * @param position where it is written
     */
    public record EnvironmentVariable(String name, String value, Position position) {}

    /**
     * A port published on the host.
     *
     * @param hostAddress the host address it is bound to; {@code 0.0.0.0} where the file names none
     * @param hostPort the port on the host, the first of a range that Docker would choose from; 0 where the file leaves
     *     the choice to Docker
     * @param lastHostPort the last of that range, or the same port
     * @param containerPort the port inside
     * @param position where it is written
     */
    public record PublishedPort(
            String hostAddress, int hostPort, int lastHostPort, int containerPort, Position position) {

        private static final Set<String> LOCALHOST = Set.of("0.0.0.0", "::", "127.0.0.1", "::1");

        public PublishedPort(String hostAddress, int hostPort, int containerPort, Position position) {
            this(hostAddress, hostPort, hostPort, containerPort, position);
        }

        /** Whether a client on the host finds it at localhost: not if it is opened at another address only. */
        public boolean isAtLocalhost() {
            return LOCALHOST.contains(hostAddress);
        }
    }

    /**
     * A service that this one waits for.
     *
     * @param service its name
     * @param condition for what: {@code service_started}, {@code service_healthy} or
     *     {@code service_completed_successfully}
     * @param required whether Compose gives up where that does not come about; it warns and goes on otherwise
     */
    public record Dependency(String service, String condition, boolean required) {}

    /**
     * Another service under a further name.
     *
     * @param service its name
     * @param alias the name that the linking service knows it by
     */
    public record Link(String service, String alias) {}

    /**
     * A network that a service is on.
     *
     * @param network what Docker calls it: its {@code name} if the file gives one, so that two keys can mean one
     *     network
     * @param key what the file calls it
     * @param external whether the file does not make it, so that services of other files may be on it
     * @param aliases further names the service answers to there, and nowhere else
     * @param addresses the service's fixed addresses there ({@code ipv4_address}, {@code ipv6_address})
     * @param subnets those that the file gives it, such as {@code 172.20.0.0/16}
     */
    public record Attachment(
            String network,
            String key,
            boolean external,
            List<String> aliases,
            List<String> addresses,
            List<String> subnets) {

        public Attachment {
            aliases = List.copyOf(aliases);
            addresses = List.copyOf(addresses);
            subnets = List.copyOf(subnets);
        }

        private Attachment withoutAddresses() {
            return new Attachment(network, key, external, aliases, List.of(), List.of());
        }
    }

    /**
     * Something mounted into the service.
     *
     * @param source a named volume, config or secret, or an absolute host path; empty for an anonymous volume
     * @param subpath the folder of a named volume that is mounted; empty for the whole volume
     * @param target the path inside
     * @param content of a config or secret whose text stands in the file itself or in a variable
     * @param external whether it is a config or secret that the file does not make, but Docker Swarm is to have
     * @param position where it is written
     */
    public record Volume(
            String source,
            String subpath,
            String target,
            Optional<String> content,
            boolean external,
            Position position) {

        public Volume(String source, String target, Position position) {
            this(source, "", target, Optional.empty(), false, position);
        }

        /** Whether it is a file or folder of this machine: names of volumes, configs and secrets have no separator. */
        public boolean isOfThisMachine() {
            return source.contains("/") || source.contains("\\");
        }
    }

    /**
     * A restart policy. None makes Docker start a container again that somebody has stopped or killed.
     *
     * @param afterFailure whether after an exit with another status than 0
     * @param afterSuccess whether after an exit with 0
     * @param attempts how often at most, one after the other; 0 for no limit
     */
    public record Restart(boolean afterFailure, boolean afterSuccess, int attempts) {

        /** It stays as it has ended. */
        public static final Restart NEVER = new Restart(false, false, 0);

        /** Whether it is started again after so many attempts. */
        public boolean applies(int status, int attemptsSoFar) {
            return (status == 0 ? afterSuccess : afterFailure) && (attempts == 0 || attemptsSoFar < attempts);
        }
    }

    /**
     * What the kernel kills a container for that takes more.
     *
     * @param bytes its memory
     * @param position where it is written
     */
    public record MemoryLimit(long bytes, Position position) {}

    /**
     * A health check, as Compose runs it.
     *
     * @param test the command: its first word is {@code CMD} or {@code CMD-SHELL}; empty where it is the image's own
     * @param interval between two checks
     * @param timeout of one check
     * @param retries failures in a row before the service counts as unhealthy
     * @param startPeriod during which failures do not count
     * @param position where it is written
     */
    public record Healthcheck(
            List<String> test,
            Duration interval,
            Duration timeout,
            int retries,
            Duration startPeriod,
            Position position) {

        public Healthcheck {
            test = List.copyOf(test);
        }

        private Healthcheck with(List<String> words) {
            return new Healthcheck(words, interval, timeout, retries, startPeriod, position);
        }
    }
}

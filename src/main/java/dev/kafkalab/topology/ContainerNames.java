package dev.kafkalab.topology;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that Compose gives to containers without a {@code container_name}: {@code PROJECT-SERVICE-NUMBER}. Docker's
 * DNS answers for them. The project is named where the file is run, so any will do; Compose 1 wrote them with
 * underscores, which nothing answers to any more ({@code getContainerName} in {@code pkg/compose} of Docker Compose).
 */
public final class ContainerNames {

    private static final Pattern WRITTEN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*-\\d{1,4}(?![\\w.-])");

    private final Map<String, Node> services = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Node> nodes;

    public ContainerNames(Collection<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        for (Node node : nodes) {
            Service service = node.service();
            if (service.containerName().isEmpty()) {
                services.put(lower(service.name()), node);
            }
            Stream.of(
                            Stream.of(service.name()),
                            service.hostname().stream(),
                            service.containerName().stream(),
                            service.networkAliases().stream())
                    .flatMap(names -> names)
                    .forEach(name -> taken.add(lower(name)));
        }
    }

    /**
     * The service whose container may be called so; empty where the file gives the name to something itself. Of
     * {@code kafka} and {@code my-kafka}, {@code lab-my-kafka-1} is rather the latter.
     */
    public Optional<Node> owner(String name) {
        String low = lower(name);
        int number = low.lastIndexOf('-');
        if (number < 0 || taken.contains(low) || !low.substring(number + 1).matches("\\d{1,4}")) {
            return Optional.empty();
        }
        int replica = Integer.parseInt(low.substring(number + 1));
        String before = low.substring(0, number);
        for (int i = before.indexOf('-'); i >= 0; i = before.indexOf('-', i + 1)) {
            Node node = services.get(before.substring(i + 1));
            if (node != null && i > 0) {
                return Optional.of(node)
                        .filter(n -> replica >= 1 && replica <= n.service().replicas());
            }
        }
        return Optional.empty();
    }

    /**
     * Those that settings and commands of the file's services call each other by, by service.
     *
     * @param mayMeanOthers whether a service may mean another file's container by such a name
     */
    public Map<String, Set<String>> written(Predicate<Node> mayMeanOthers) {
        Map<String, Set<String>> names = new HashMap<>();
        nodes.stream()
                .filter(mayMeanOthers.negate())
                .flatMap(ContainerNames::texts)
                .flatMap(text -> WRITTEN.matcher(text).results().map(MatchResult::group))
                .distinct()
                .forEach(name -> owner(name)
                        .ifPresent(node -> names.computeIfAbsent(node.name(), none -> new LinkedHashSet<>())
                                .add(name)));
        return names;
    }

    private static Stream<String> texts(Node node) {
        Service service = node.service();
        return Stream.of(
                        service.environment().stream().map(EnvironmentVariable::value),
                        Stream.of(service.entrypoint(), service.command())
                                .flatMap(Optional::stream)
                                .flatMap(List::stream),
                        properties(node.program()).values().stream())
                .flatMap(texts -> texts);
    }

    private static Map<String, String> properties(Program program) {
        if (program instanceof Program.Kafka kafka) {
            return kafka.properties();
        }
        return program instanceof Program.ZooKeeper zookeeper ? zookeeper.properties() : Map.of();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

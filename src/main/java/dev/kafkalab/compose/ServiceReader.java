package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.Healthcheck;
import dev.kafkalab.compose.Service.MemoryLimit;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.compose.Service.Restart;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a {@link Service} of what stands under its name. */
final class ServiceReader {

    private static final Duration STOP_GRACE_PERIOD = Duration.ofSeconds(10);
    /** What Docker does where a health check does not say. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);

    private static final int CHECK_RETRIES = 3;
    private static final Pattern ON_FAILURE = Pattern.compile("on-failure(?::(\\d{1,9}))?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?([kmgt]?)i?b?");

    private final ReadingContext context;
    private final Attributes configs;
    private final Attributes secrets;
    private final Networks networks;

    /** @param model in which the service stands */
    ServiceReader(ReadingContext context, Mapping model) {
        this.context = context;
        this.configs = new Attributes(model).mapping("configs");
        this.secrets = new Attributes(model).mapping("secrets");
        this.networks = new Networks(model);
    }

    Service read(String name, Position position, Attributes service, List<PublishedPort> ports, Set<String> active) {
        checkImage(name, position, service);
        return new Service(
                name,
                position,
                service.text("image"),
                service.value("build").isPresent(),
                Environment.read(service, context),
                ports,
                Dependencies.of(service, active),
                service.text("hostname"),
                service.text("container_name"),
                networks.of(service),
                words(service, "entrypoint"),
                words(service, "command"),
                volumes(service),
                healthcheck(service.mapping("healthcheck")),
                service.scalar("stop_grace_period").map(Durations::parse).orElse(STOP_GRACE_PERIOD),
                service.text("network_mode"),
                Dependencies.links(service),
                extraHosts(service),
                Dependencies.externalLinks(service),
                memoryLimit(service),
                restart(service),
                Replicas.of(service));
    }

    private static void checkImage(String name, Position position, Attributes service) {
        if (service.text("image").isPresent() || service.value("build").isPresent()) {
            return;
        }
        service.scalar("image").ifPresent(image -> {
            throw new ComposeException(
                    image.position(),
                    "service '%s' has no image: %s is empty".formatted(name, image.written()),
                    image.written().contains("$")
                            ? "set the variable, for example with a line in the file .env beside the Compose file"
                            : "write image: and the image's name and tag");
        });
        throw new ComposeException(
                position,
                "service '%s' has neither an image nor a build".formatted(name),
                "add image: and the image's name and tag");
    }

    /** What it publishes as written. */
    List<PublishedPort> ports(Attributes service) {
        var ports = new LinkedHashMap<String, PublishedPort>();
        service.list("ports").stream()
                .flatMap(entry -> counted(entry, Ports.parse(entry)).stream())
                .forEach(port -> ports.putIfAbsent(
                        "%s:%d:%d".formatted(port.hostAddress(), port.hostPort(), port.containerPort()), port));
        return List.copyOf(ports.values());
    }

    /** A range of ports is short to write. */
    private <T> List<T> counted(Yaml entry, List<T> ports) {
        context.limits().addValues(entry.position(), ports.size());
        return ports;
    }

    /** Two mounts at one place: the later one stands, as in a service that extends another. */
    private List<Volume> volumes(Attributes service) {
        var volumes = new LinkedHashMap<String, Volume>();
        Stream.of(
                        service.list("volumes").stream().map(Volumes::parse),
                        files(service.list("configs"), configs, "/"),
                        files(service.list("secrets"), secrets, "/run/secrets/"))
                .flatMap(each -> each)
                .forEach(volume -> volumes.put(volume.target(), volume));
        return List.copyOf(volumes.values());
    }

    private Stream<Volume> files(List<Yaml> entries, Attributes declared, String folder) {
        return entries.stream().map(entry -> Volumes.file(entry, declared, folder, context.variables()));
    }

    private Optional<List<String>> words(Attributes service, String key) {
        Optional<Yaml> value = service.value(key).filter(found -> !(found instanceof Scalar scalar && scalar.isNull()));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Sequence list) {
            return Optional.of(
                    list.items().stream().map(item -> ((Scalar) item).text()).toList());
        }
        Scalar line = (Scalar) value.get();
        ShellWords split = ShellWords.split(line.text(), line.position());
        if (!split.dropped().isEmpty()) {
            context.notices()
                    .add(new Notice(
                            line.position(),
                            "no shell reads this %s: Compose drops '%s'"
                                    .formatted(
                                            key,
                                            split.dropped().lines().findFirst().orElse("")),
                            "write it as a list: [\"sh\", \"-c\", \"...\"]"));
        }
        return Optional.of(split.words());
    }

    private static Optional<Healthcheck> healthcheck(Attributes check) {
        List<String> test = check.scalar("test")
                .map(line -> List.of("CMD-SHELL", line.text()))
                .orElseGet(() -> check.texts("test").stream().map(Scalar::text).toList());
        if (check.mapping().entries().isEmpty() || check.flag("disable", false) || test.equals(List.of("NONE"))) {
            return Optional.empty();
        }
        if (!test.isEmpty() && !Set.of("CMD", "CMD-SHELL", "NONE").contains(test.get(0))) {
            throw new ComposeException(
                    check.value("test").orElseThrow().position(),
                    "the list of a test begins with CMD, CMD-SHELL or NONE, not with '%s'".formatted(test.get(0)),
                    "write [\"CMD\", \"%s\", ...]".formatted(test.get(0)));
        }
        return Optional.of(new Healthcheck(
                test,
                duration(check, "interval", CHECK_INTERVAL),
                duration(check, "timeout", CHECK_INTERVAL),
                check.number("retries").orElse(CHECK_RETRIES),
                duration(check, "start_period", Duration.ZERO),
                check.value("test").map(Yaml::position).orElse(check.mapping().position())));
    }

    private static Duration duration(Attributes check, String key, Duration otherwise) {
        return check.scalar(key).map(Durations::parse).orElse(otherwise);
    }

    /**
     * {@code getRestartPolicy} in Compose's {@code pkg/compose/create.go}: the service's own word before that of
     * {@code deploy}.
     */
    private static Restart restart(Attributes service) {
        Attributes deployed = service.mapping("deploy").mapping("restart_policy");
        String word =
                service.text("restart").or(() -> deployed.text("condition")).orElse("no");
        Matcher failures = ON_FAILURE.matcher(word);
        if (failures.matches()) {
            String most = failures.group(1) != null
                    ? failures.group(1)
                    : deployed.text("max_attempts").orElse("0");
            return new Restart(true, false, most.matches("\\d{1,9}") ? Integer.parseInt(most) : 0);
        }
        return Set.of("always", "unless-stopped", "any").contains(word) ? new Restart(true, true, 0) : Restart.NEVER;
    }

    /** {@code RAMInBytes} in docker/go-units: powers of 1024, whatever is written behind the k, m or g. */
    private static Optional<MemoryLimit> memoryLimit(Attributes service) {
        Attributes limits = service.mapping("deploy").mapping("resources").mapping("limits");
        return limits.scalar("memory").or(() -> service.scalar("mem_limit")).flatMap(written -> {
            Matcher size = SIZE.matcher(written.text().strip().toLowerCase(Locale.ROOT));
            if (!size.matches()) {
                return Optional.empty();
            }
            int unit = " kmgt".indexOf(size.group(2).isEmpty() ? " " : size.group(2));
            double bytes = Double.parseDouble(size.group(1)) * (1L << (10 * unit));
            // 0 is no limit.
            return bytes < 1 ? Optional.empty() : Optional.of(new MemoryLimit((long) bytes, written.position()));
        });
    }

    private static Map<String, String> extraHosts(Attributes service) {
        var hosts = new LinkedHashMap<String, String>();
        Attributes named = service.mapping("extra_hosts");
        named.mapping().entries().keySet().forEach(name -> named.texts(name).stream()
                .findFirst()
                .ifPresent(address -> hosts.put(name, address.text())));
        Stream<Scalar> listed = service.list("extra_hosts").stream().map(Scalar.class::cast);
        listed.forEach(entry -> {
            String[] parts = entry.text().split(entry.text().contains("=") ? "=" : ":", 2);
            if (parts.length < 2) {
                throw new ComposeException(
                        entry.position(),
                        "'%s' gives a host name no address".formatted(entry.text()),
                        "write NAME=ADDRESS, such as \"host.docker.internal=host-gateway\"");
            }
            hosts.put(parts[0].strip(), parts[1].strip());
        });
        return hosts;
    }
}

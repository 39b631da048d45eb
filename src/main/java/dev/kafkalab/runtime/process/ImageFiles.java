package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.UnreadSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files and classes that a node's settings name, as a process has them. A file that the Compose file mounts is
 * copied to the same place below the node's own folder. What only the image has no process can have: it is refused
 * before the start.
 */
final class ImageFiles {

    private static final Pattern OPTION = Pattern.compile("(?s)-D([^=]+)=(/.+)");
    private static final String LOGIN = "java.security.auth.login.config";

    /**
     * What Kafka's JVM, or Kafka with a TLS listener, opens at its start ({@code SslConfigs}); Confluent's own are
     * ignored.
     */
    private static final Pattern STORE = Pattern.compile("(?!confluent\\.)(.*\\.)?ssl\\.(key|trust)store\\.location");

    private static final Pattern CLASS_SETTING = Pattern.compile(
            "(?!confluent\\.|remote\\.log\\.)(.*\\.)?(class|class\\.name|reporters|security\\.providers)");
    private static final Pattern CLASS = Pattern.compile("([a-z_]\\w*\\.){2,}[A-Z][\\w$]*");
    private static final Pattern PRESENT =
            Pattern.compile("(org\\.apache\\.(kafka|zookeeper)|kafka|javax?|sun|com\\.sun)\\..*");

    /** What the images of Confluent and Apache read a password from, and which it is ({@code configure}). */
    private static final Map<String, String> CREDENTIALS = Map.of(
            "KAFKA_SSL_KEYSTORE_CREDENTIALS", "ssl.keystore.password",
            "KAFKA_SSL_KEY_CREDENTIALS", "ssl.key.password",
            "KAFKA_SSL_TRUSTSTORE_CREDENTIALS", "ssl.truststore.password");

    private static final String SECRETS = "/etc/kafka/secrets/";

    private ImageFiles() {}

    /** What keeps a node from running as a process. */
    static List<Finding> refusals(Node node) {
        Map<String, String> properties = properties(node);
        List<Finding> refusals = new ArrayList<>();
        if (UnreadSettings.startsPastItsScript(node.service())) {
            refusals.add(
                    Finding.refused(
                            node.service(),
                            node.service().position(),
                            "Its settings come from its command, which no process runs: it would be another node than in its container.",
                            "leave command and entrypoint out and write the settings into the environment, or use -Dlab.runtime=docker."));
        }
        files(node, properties).forEach((name, path) -> {
            if (mounted(node.service(), path).isEmpty()) {
                refusals.add(absent(node.service(), name, path));
            }
        });
        properties.forEach((name, value) -> classes(name, value)
                .filter(type -> !PRESENT.matcher(type).matches())
                .forEach(type -> refusals.add(Finding.refused(
                        node.service(),
                        where(node.service(), type),
                        "%s names %s, a class that Apache Kafka does not have: it may be in the image, and as a process it is not there."
                                .formatted(name, type),
                        "leave it out, or use -Dlab.runtime=docker."))));
        return refusals;
    }

    private static Finding absent(Service service, String name, String path) {
        Position where = where(service, path);
        return covering(service, path)
                .filter(Volume::isOfThisMachine)
                .map(volume -> Finding.refused(
                        service,
                        where,
                        "%s is %s, which is mounted from %s: no such file can be read there."
                                .formatted(name, path, volume.source() + within(volume, path)),
                        "put the file there."))
                .orElseGet(() -> Finding.refused(
                        service,
                        where,
                        "%s is %s, a file from inside the image: as a process it is not there.".formatted(name, path),
                        "mount the file at that place with volumes, or use -Dlab.runtime=docker."));
    }

    private static Map<String, String> properties(Node node) {
        if (node.program() instanceof Program.Kafka kafka) {
            return kafka.properties();
        }
        return node.program() instanceof Program.ZooKeeper zookeeper ? zookeeper.properties() : Map.of();
    }

    /** The files without which it does not start, by what names them. */
    private static Map<String, String> files(Node node, Map<String, String> properties) {
        Map<String, String> files = new LinkedHashMap<>();
        boolean secure = node.listeners().stream()
                .anyMatch(listener -> listener.securityProtocol().contains("SSL"));
        if (secure) {
            properties.forEach((name, value) -> {
                if (STORE.matcher(name).matches() && !name.startsWith("zookeeper.") && value.startsWith("/")) {
                    files.put(name, value);
                }
            });
        }
        boolean login = !properties.containsKey("process.roles")
                || node.listeners().stream()
                        .anyMatch(listener -> listener.securityProtocol().contains("SASL"));
        Software.of(node.program()).filter(any -> login).ifPresent(software -> JvmOptions.asked(
                        software.kind(), node.service())
                .forEach(option -> {
                    Matcher matcher = OPTION.matcher(option);
                    if (matcher.matches() && matcher.group(1).equals(LOGIN)) {
                        files.put(LOGIN, matcher.group(2));
                    }
                }));
        return files;
    }

    private static Stream<String> classes(String name, String value) {
        return CLASS_SETTING.matcher(name).matches()
                ? Stream.of(value.split(",")).map(String::trim).filter(type -> CLASS.matcher(type)
                        .matches())
                : Stream.empty();
    }

    private static Position where(Service service, String value) {
        String last = value.substring(value.lastIndexOf('/') + 1);
        return service.environment().stream()
                .filter(variable ->
                        variable.value().contains(value) || variable.value().equals(last))
                .map(EnvironmentVariable::position)
                .findFirst()
                .orElse(service.position());
    }

    /**
     * What is mounted at a place in the container; empty if it is no file, or lies in a named volume. Bitnami's scripts
     * copy what they find in one folder to another ({@code kafka_initialize}).
     */
    private static Optional<byte[]> mounted(Service service, String path) {
        return mountedAt(service, path)
                .or(() -> path.startsWith("/opt/bitnami/kafka/config/")
                        ? mountedAt(service, path.substring("/opt".length()))
                        : Optional.empty());
    }

    private static Optional<byte[]> mountedAt(Service service, String path) {
        return covering(service, path)
                .flatMap(volume -> content(volume, within(volume, path).replaceFirst("^/", "")));
    }

    /** The volume that has that place of the container in it, the innermost of several. */
    private static Optional<Volume> covering(Service service, String path) {
        return service.volumes().stream()
                .filter(volume -> (path + "/").startsWith(folder(volume)))
                .max(Comparator.comparing(volume -> volume.target().length()));
    }

    /** The rest of the path, with a slash before it; empty for the volume's own place. */
    private static String within(Volume volume, String path) {
        return path.substring(Math.min(path.length(), folder(volume).length() - 1));
    }

    private static Optional<byte[]> content(Volume volume, String within) {
        if (volume.content().isPresent() || !volume.isOfThisMachine()) {
            return volume.content().map(text -> text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(TextFile.bytes(Path.of(volume.source(), within)));
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private static String folder(Volume volume) {
        return volume.target().replaceFirst("/*$", "/");
    }

    /**
     * The properties with the files that are mounted at their places below the node's folder, and the passwords in
     * them.
     */
    static Map<String, String> local(Map<String, String> properties, Service service, Path folder) {
        Map<String, String> local = new TreeMap<>(properties);
        local.replaceAll((name, value) -> local(value, service, folder));
        CREDENTIALS.forEach((variable, password) -> service.variable(variable)
                .filter(any -> properties.containsKey("ssl.keystore.location"))
                .flatMap(file -> mounted(service, SECRETS + file.value()))
                .ifPresent(
                        content -> local.putIfAbsent(password, new String(content, StandardCharsets.UTF_8).strip())));
        return local;
    }

    /** A JVM's options with such files. */
    static List<String> local(List<String> options, Service service, Path folder) {
        return options.stream()
                .map(option -> {
                    Matcher matcher = OPTION.matcher(option);
                    return matcher.matches()
                            ? "-D" + matcher.group(1) + "=" + local(matcher.group(2), service, folder)
                            : option;
                })
                .toList();
    }

    private static String local(String value, Service service, Path folder) {
        return value.startsWith("/")
                ? mounted(service, value)
                        .map(content -> write(content, LaunchContext.local(value), folder))
                        .orElse(value)
                : value;
    }

    private static String write(byte[] content, String local, Path folder) {
        Path copy = folder.resolve(local);
        try {
            Files.createDirectories(copy.getParent());
            Files.write(copy, content);
            return local;
        } catch (IOException e) {
            throw LabFolders.unusable("write " + copy, e);
        }
    }
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.runtime.LabFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what a script says of its container into what is there on this machine: paths into the service's own folder,
 * and the names of services where no JVM would look them up. Everything else stays as it is written.
 */
final class ContainerPaths {

    /** Folders that only the container has, or has for itself. The machine's own programs stay the machine's. */
    private static final String FOLDERS =
            "opt/kafka[\\w.-]*|opt/bitnami|etc/kafka|etc/confluent|var/lib/kafka|home/appuser|tmp";

    private static final String TOOLS = "(?:usr/)?bin/(?=(?:kafka|zookeeper)-)";

    private static final Pattern DEVICE = Pattern.compile("/dev/tcp/([\\w.-]+)/");
    private static final Pattern URL = Pattern.compile("(https?://)([\\w.-]+)(?=[:/\"'\\s]|$)");

    /** What a shell would not take for a plain word, were it part of a path. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./@+-]+");

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_FILES = 200;

    private final Path root;
    private final Map<String, String> addresses;
    private final Pattern paths;

    private ContainerPaths(Path root, Map<String, String> addresses, List<Volume> mounted) {
        this.root = root.toAbsolutePath().normalize();
        this.addresses = addresses;
        this.paths = pattern(mounted);
    }

    /** Whether a path leads to what a service has for itself, here as in its container. */
    static boolean isOf(String path, List<Volume> volumes) {
        return pattern(volumes).matcher(path).lookingAt() && !path.contains("/../");
    }

    private static Pattern pattern(List<Volume> volumes) {
        String targets = volumes.stream()
                .map(volume -> volume.target().replaceFirst("^/+", "").replaceFirst("/+$", ""))
                .filter(target -> !target.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed())
                .map(target -> Pattern.quote(target) + "|")
                .collect(Collectors.joining());
        return Pattern.compile("(?<![\\w./}*-])/(?:(?:%s%s)(?![\\w-])|%s)".formatted(targets, FOLDERS, TOOLS));
    }

    /** Those of a service; what the file mounts from this machine is laid into its folder. */
    static ContainerPaths of(LaunchContext context, List<Volume> volumes) {
        List<Volume> mounted = volumes.stream()
                .filter(volume -> volume.source().startsWith("/") && Files.exists(Path.of(volume.source())))
                .toList();
        ContainerPaths paths = new ContainerPaths(context.folder(), context.addresses(), mounted);
        mounted.forEach(paths::lay);
        return paths;
    }

    /** Whether scripts can name that folder without quotes. */
    static boolean isUsable(Path folder) {
        return PLAIN.matcher(folder.toAbsolutePath().normalize().toString()).matches();
    }

    /** Where that path of the container lies. */
    Path path(String inContainer) {
        return root.resolve(LaunchContext.local(inContainer));
    }

    /** The text of a script, a word of a command, or the value of a variable as it is to be here. */
    String in(String text) {
        String placed = paths.matcher(text).replaceAll(found -> Matcher.quoteReplacement(root + found.group()));
        String devices = DEVICE.matcher(placed)
                .replaceAll(found -> Matcher.quoteReplacement("/dev/tcp/" + address(found.group(1)) + "/"));
        return URL.matcher(devices)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + address(found.group(2))));
    }

    private String address(String name) {
        return addresses.getOrDefault(name, name);
    }

    /** A script that is mounted names the container's paths as well, so a copy of it is made; all else is linked to. */
    private void lay(Volume volume) {
        Path source = Path.of(volume.source());
        Path target = path(volume.target());
        try (Stream<Path> found = Files.walk(source, 3)) {
            List<Path> files = found.limit(MOST_FILES).toList();
            if (files.stream().noneMatch(ContainerPaths::isScript)) {
                link(target, source);
                return;
            }
            for (Path file : files) {
                Path copy = target.resolve(source.relativize(file).toString()).normalize();
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (isScript(file)) {
                    Files.createDirectories(copy.getParent());
                    Files.writeString(
                            copy, in(Files.readString(file, StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
                    copy.toFile().setExecutable(Files.isExecutable(file));
                } else {
                    link(copy, file);
                }
            }
        } catch (IOException e) {
            throw LabFolders.unusable("lay " + source + " into " + target, e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.notExists(link)) {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, target);
        }
    }

    private static boolean isScript(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return false;
            }
            return file.toString().endsWith(".sh")
                    || Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("#!");
        } catch (IOException e) {
            return false;
        }
    }
}

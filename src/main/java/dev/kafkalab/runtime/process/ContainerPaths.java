package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.runtime.LabFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int DEPTH = 3;

    private final Path root;
    private final Map<String, String> addresses;
    private final Pattern paths;

    private ContainerPaths(Path root, Map<String, String> addresses, List<Volume> mounted) {
        this.root = root.toAbsolutePath().normalize();
        this.addresses = addresses;
        this.paths = pattern(mounted);
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

    /** Those of a service whose folder that would be; nothing is laid into it. */
    static ContainerPaths below(Path folder, List<Volume> volumes) {
        return new ContainerPaths(folder, Map.of(), volumes);
    }

    /**
     * Those of a service. What the file mounts is laid into its folder, the innermost first: the volumes around it then
     * leave its place alone.
     */
    static ContainerPaths of(LaunchContext context, List<Volume> volumes) {
        ContainerPaths paths = new ContainerPaths(context.folder(), context.addresses(), volumes);
        Set<Path> targets =
                volumes.stream().map(volume -> paths.path(volume.target())).collect(Collectors.toSet());
        volumes.stream()
                .sorted(Comparator.comparing((Volume volume) -> volume.target().length())
                        .reversed())
                .forEach(volume -> paths.lay(volume, targets));
        return paths;
    }

    /** Whether scripts can name that folder without quotes. */
    static boolean isUsable(Path folder) {
        return PLAIN.matcher(folder.toAbsolutePath().normalize().toString()).matches();
    }

    /** Where that path of the container lies. */
    Path path(String inContainer) {
        return root.resolve(LaunchContext.local(inContainer)).normalize();
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

    /**
     * The text of a mounted script as it is to be here.
     *
     * @return empty if it cannot be read
     */
    Optional<String> text(Volume volume, Path file) {
        if (volume.content().isPresent()) {
            return volume.content().map(this::in);
        }
        Path source = Path.of(volume.source()).normalize();
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            boolean isCopied = isScript(file) && source.relativize(file).getNameCount() <= DEPTH && hasScripts(source);
            return Optional.of(isCopied ? in(text) : text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * A script that is mounted names the container's paths as well, so a copy of it is made; all else is linked to.
     * What only the container would have, such as a named volume, is an empty folder.
     */
    private void lay(Volume volume, Set<Path> targets) {
        Path target = path(volume.target());
        if (target.equals(root)) {
            return;
        }
        try {
            removeLinks(target);
            Files.createDirectories(target.getParent());
            if (volume.content().isPresent()) {
                write(target, volume.content().get());
            } else if (volume.source().startsWith("/") && Files.exists(Path.of(volume.source()))) {
                Path source = Path.of(volume.source());
                place(source, target, hasScripts(source) ? DEPTH : -1, targets);
            } else {
                Files.createDirectories(target);
            }
        } catch (IOException e) {
            throw LabFolders.unusable("lay " + volume.source() + " into " + target, e);
        }
    }

    /**
     * Links of an earlier start lead out of the service's folder, to what is the user's own: nothing is written there.
     */
    private void removeLinks(Path target) throws IOException {
        for (Path path = target; !path.equals(root); path = path.getParent()) {
            if (Files.isSymbolicLink(path)) {
                Files.delete(path);
            }
        }
    }

    private void place(Path source, Path target, int depth, Set<Path> targets) throws IOException {
        boolean isOurs = Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
        if (Files.isDirectory(source) && (depth > 0 || isOurs)) {
            removeLinks(target);
            Files.createDirectories(target);
            try (Stream<Path> children = Files.list(source)) {
                for (Path child : children.toList()) {
                    Path below = target.resolve(child.getFileName().toString());
                    if (!targets.contains(below)) {
                        place(child, below, depth - 1, targets);
                    }
                }
            }
        } else if (depth >= 0 && isScript(source)) {
            removeLinks(target);
            write(target, Files.readString(source, StandardCharsets.ISO_8859_1));
            target.toFile().setExecutable(Files.isExecutable(source));
        } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(target, source);
        }
    }

    private void write(Path script, String text) throws IOException {
        Files.writeString(script, in(text), StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether there are scripts to copy; a folder with so many files is no folder of scripts, and is linked to as a
     * whole.
     */
    private static boolean hasScripts(Path source) {
        try (Stream<Path> found = Files.walk(source, DEPTH)) {
            List<Path> files = found.limit(MOST_FILES + 1L).toList();
            return files.size() <= MOST_FILES && files.stream().anyMatch(ContainerPaths::isScript);
        } catch (IOException | UncheckedIOException e) {
            return false;
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

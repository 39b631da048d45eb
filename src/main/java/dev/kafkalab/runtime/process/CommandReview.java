package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.ShellScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a command that was written for a container can run on this machine. A container can be changed at will: what
 * would install, remove or give away files here, or needs a program of the image that is not known, does not run. It is
 * no protection against an author who means harm; for that, see {@link ServiceShell}.
 */
final class CommandReview {

    /**
     * Programs and shell words that change nothing outside the folder they are in, and are on any machine with a shell.
     */
    private static final Set<String> HARMLESS = Set.of(
            ("sh bash echo printf sleep true false : test [ [[ ]] exit return break continue export set unset shift local read "
                            + "eval wait trap cd pwd env printenv source . exec nc cub timeout seq date grep egrep fgrep sed awk cut tr "
                            + "wc head tail cat tee sort uniq xargs expr basename dirname hostname id mkdir touch ls for case in "
                            + "select function let declare readonly command type which jq curl")
                    .split(" "));

    private static final Set<String> PRINTS =
            Set.of("echo", "printf", "grep", "egrep", "fgrep", "awk", "sed", "tr", "cut");

    /** A path at the beginning of a word, or behind a redirection. */
    private static final Pattern PATH = Pattern.compile("^(\\d?[<>]{1,2}|)(/.+)");

    private static final int LONGEST_SCRIPT = 1_000_000;

    private final Service service;

    CommandReview(Service service) {
        this.service = service;
    }

    /** What keeps that command from running here, as half a sentence; empty if nothing does. */
    Optional<String> objection(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of("it has no command");
        }
        return ShellScript.ofCommand(words).commands().stream()
                .flatMap(command -> objectionTo(command).stream())
                .findFirst();
    }

    private Optional<String> objectionTo(List<String> command) {
        String program = command.get(0);
        String name = program.substring(program.lastIndexOf('/') + 1);
        Optional<String> path = foreignPath(command, name);
        if (path.isPresent()) {
            return Optional.of("it names %s of its container".formatted(path.get()));
        }
        Optional<Path> mounted = mounted(program)
                .or(() -> HARMLESS.contains(name) && command.size() > 1 ? mounted(command.get(1)) : Optional.empty());
        if (mounted.isPresent()) {
            return read(mounted.get())
                    .map(text -> objection(List.of("sh", "-c", text)))
                    .orElseGet(() -> Optional.of("it runs %s, which cannot be read".formatted(mounted.get())));
        }
        boolean isTool = KafkaTools.mainClass(name).isPresent()
                || Set.of("zookeeper-shell", "kafka-run-class").contains(name.replaceFirst("\\.sh$", ""));
        if (isTool || HARMLESS.contains(name) || name.matches("\\d?[<>].*")) {
            List<String> rest = rest(command);
            return rest.isEmpty() ? Optional.empty() : objection(rest);
        }
        return Optional.of("it runs %s, which is not known here".formatted(name));
    }

    /** A path that means something else here than in the container. What only prints or matches text may name any. */
    private Optional<String> foreignPath(List<String> command, String name) {
        boolean prints = PRINTS.contains(name) && command.stream().noneMatch(word -> word.startsWith("-i"));
        for (int i = 0; i < command.size(); i++) {
            boolean redirected = i > 0 && command.get(i - 1).matches("\\d?[<>]{1,2}");
            Matcher path = PATH.matcher(command.get(i));
            if (path.find()
                    && (redirected || !path.group(1).isEmpty() || !prints)
                    && !ContainerPaths.isOf(path.group(2), service.volumes())
                    && !isReadOnly(path.group(2))) {
                return Optional.of(path.group(2));
            }
        }
        return Optional.empty();
    }

    /** The command that another one is given to run. */
    private static List<String> rest(List<String> command) {
        List<String> rest = new ArrayList<>(command);
        String name = rest.remove(0);
        if (name.matches("(.*/)?(ba)?sh")) {
            return rest.size() > 1 && rest.get(0).matches("-\\w*c\\w*") ? command : List.of();
        }
        if (!Set.of("timeout", "env", "exec", "xargs", "eval", "command").contains(name)) {
            return List.of();
        }
        while (!rest.isEmpty() && rest.get(0).matches("-.*|[\\d.]+[smhd]?|\\w+=.*")) {
            rest.remove(0);
        }
        return rest;
    }

    private static boolean isReadOnly(String path) {
        return path.matches(
                "/dev/(null|stdout|stderr|stdin|tcp/.*|fd/.*|zero|urandom)|/(usr/)?(local/)?bin/[\\w.-]+|/proc/.*");
    }

    private Optional<Path> mounted(String path) {
        return service.volumes().stream()
                .filter(volume -> volume.source().startsWith("/"))
                .filter(volume -> path.equals(volume.target()) || path.startsWith(volume.target() + "/"))
                .map(volume ->
                        Path.of(volume.source() + path.substring(volume.target().length())))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<String> read(Path script) {
        try {
            return Files.size(script) > LONGEST_SCRIPT
                    ? Optional.empty()
                    : Optional.of(Files.readString(script, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.ShellScript;
import dev.kafkalab.topology.ShellScript.ShellCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a command that was written for a container can run on this machine. A container can be changed at will: what
 * would install, remove or give away files here, or needs a program of the image that is not known, does not run, and
 * neither does what cannot be told. It is no protection against an author who means harm; for that, see
 * {@link ServiceShell}.
 *
 * <p>What is looked at is the text that would run, with the container's paths led into the service's own folder by the
 * same {@link ContainerPaths}: a path that these leave as it is written is this machine's.
 */
final class CommandReview {

    /**
     * Programs and shell words that change nothing outside the folder they are in, and are on any machine with a shell.
     */
    private static final Set<String> HARMLESS = Set.of(
            ("echo printf sleep true false : test [ [[ ]] exit return break continue export set unset shift local read "
                            + "wait cd pwd printenv nc cub seq date grep egrep fgrep sed awk cut tr "
                            + "wc head tail cat tee sort uniq expr basename dirname hostname id mkdir touch ls for case in "
                            + "let declare readonly type which jq curl")
                    .split(" "));

    private static final Set<String> PRINTS =
            Set.of("echo", "printf", "grep", "egrep", "fgrep", "awk", "sed", "tr", "cut");

    /** These write where they are told to, or have others write there; the second kind with an option only. */
    private static final Set<String> WRITES = Set.of("cd", "mkdir", "touch", "tee", "uniq");

    private static final Set<String> MAY_WRITE = Set.of("sed", "sort", "curl");

    /** Programs that run another one, with those of their options behind which a word of its own stands. */
    private static final Map<String, String> RUN_OTHERS =
            Map.of("timeout", "-[ks]", "env", "-[uC]", "exec", "-a", "xargs", "-[IELnPsda]", "command", "-");

    /** A path at the beginning of a word, or as the value of an option. */
    private static final Pattern PATH = Pattern.compile("^(-\\w|--[\\w-]+=|)(/.*)", Pattern.DOTALL);

    private static final Pattern REDIRECTION = Pattern.compile("\\d*(&?>{1,2}|>\\||[<>]&|<>?|<<<)");

    /** Ways of awk and sed to run commands and to write files. */
    private static final Pattern RUNS = Pattern.compile(
            "system\\s*\\(|print[^;}]*[|>]|\\|\\s*getline|/[gIp\\d]*[ewW](\\s|;|$)|(^|[;{}$\\d])\\s*[ewW]\\s|^(-f|--file)");

    /** Stands for the service's folder, which no container has by this name. */
    private static final Path OWN = Path.of("/.kafka-lab/own");

    private final Service service;
    private final ContainerPaths paths;
    private final Set<Path> seen = new HashSet<>();

    /** Functions that the scripts read so far define; a shell of its own knows those of no other. */
    private Set<String> functions = new HashSet<>();

    CommandReview(Service service) {
        this.service = service;
        this.paths = ContainerPaths.below(OWN, service.volumes());
    }

    /** What keeps that command from running here, as half a sentence; empty if nothing does. */
    Optional<String> objection(List<String> words) {
        return words.isEmpty()
                ? Optional.of("it has no command")
                : objectionTo(words.stream().map(paths::in).toList());
    }

    private Optional<String> objectionInOwnShell(Supplier<Optional<String>> review) {
        Set<String> outside = functions;
        functions = new HashSet<>();
        try {
            return review.get();
        } finally {
            functions = outside;
        }
    }

    private Optional<String> objectionToScript(String text) {
        ShellScript script = ShellScript.of(text);
        functions.addAll(script.functions());
        return script.commands().stream()
                .flatMap(command -> objectionTo(command).stream())
                .findFirst();
    }

    private Optional<String> objectionTo(List<String> written) {
        List<String> command = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String word = written.get(i);
            if (REDIRECTION.matcher(word).matches() && i + 1 < written.size()) {
                i++;
                if (!word.endsWith("<<<") && !isTarget(written.get(i), word.contains(">"))) {
                    return named(written.get(i));
                }
            } else if (!word.matches("\\d*[<>]&(\\d+|-)") && !(command.isEmpty() && word.matches("\\w+\\+?=.*"))) {
                command.add(word);
            }
        }
        if (command.isEmpty()) {
            return Optional.empty();
        }
        // What another program is to run is a program, and never a function.
        return functions.contains(command.get(0))
                ? foreignPath(command, command.get(0)).flatMap(CommandReview::named)
                : objectionToProgram(command);
    }

    private Optional<String> objectionToProgram(List<String> command) {
        String program = command.get(0);
        String name = program.substring(program.lastIndexOf('/') + 1);
        Optional<ShellCall> shell = ShellCall.of(command);
        boolean isText = shell.filter(ShellCall::isText).isPresent();
        Optional<String> path = foreignPath(isText ? List.of(program) : command, name);
        if (path.isPresent()) {
            return named(path.get());
        }
        if (shell.isPresent()) {
            return shell.get()
                    .operand()
                    .map(given -> objectionInOwnShell(() -> isText ? objectionToScript(given) : objectionToFile(given)))
                    .orElseGet(() -> Optional.of("what %s is to run is not known before".formatted(name)));
        }
        if (mounted(program).isPresent()) {
            return objectionInOwnShell(() -> objectionToFile(program));
        }
        List<String> given = command.subList(1, command.size());
        return switch (name) {
            case "source", "." -> given.isEmpty() ? Optional.empty() : objectionToFile(given.get(0));
            case "eval" -> objectionToScript(String.join(" ", given));
            case "trap" -> {
                List<String> operands =
                        given.stream().filter(word -> !word.equals("--")).toList();
                yield operands.size() < 2 || operands.get(0).startsWith("-")
                        ? Optional.empty()
                        : objectionToScript(operands.get(0));
            }
            case "for" ->
                given.size() < 2 || given.get(1).equals("in")
                        ? Optional.empty()
                        : Optional.of("its loop over %s is not understood here".formatted(given.get(0)));
            default -> RUN_OTHERS.containsKey(name) ? objectionToOther(name, given) : objectionTo(name, given);
        };
    }

    private static Optional<String> objectionTo(String name, List<String> given) {
        boolean isTool = KafkaTools.mainClass(name).isPresent()
                || isZooKeeperShell(name)
                || name.matches("kafka-run-class(\\.sh)?");
        if (!isTool && !HARMLESS.contains(name)) {
            return Optional.of("it runs %s, which is not known here".formatted(name));
        }
        boolean runsMore = Set.of("awk", "sed").contains(name)
                && given.stream().anyMatch(word -> RUNS.matcher(word).find());
        return runsMore ? Optional.of("its %s may run more than can be told".formatted(name)) : Optional.empty();
    }

    /** The command that another one is given to run. */
    private Optional<String> objectionToOther(String name, List<String> given) {
        if (name.equals("command") && !given.isEmpty() && given.get(0).matches("-[vV]")) {
            return Optional.empty();
        }
        int i = 0;
        while (i < given.size() && given.get(i).matches("-.*|[\\d.]+[smhd]?|\\w+=.*")) {
            i += given.get(i).matches(RUN_OTHERS.get(name)) ? 2 : 1;
        }
        if (i >= given.size()) {
            return Optional.empty();
        }
        List<String> other = given.subList(i, given.size());
        return name.equals("xargs") && (WRITES.contains(other.get(0)) || MAY_WRITE.contains(other.get(0)))
                ? Optional.of("what %s is to write is not known before".formatted(other.get(0)))
                : objectionToProgram(other);
    }

    private Optional<String> objectionToFile(String script) {
        Optional<Volume> volume = mounted(script);
        if (volume.isEmpty()) {
            return Optional.of("it runs %s, which cannot be read".formatted(inContainer(script)));
        }
        Path file = file(volume.get(), script);
        return seen.add(file)
                ? paths.text(volume.get(), file)
                        .map(this::objectionToScript)
                        .orElseGet(() -> Optional.of("it runs %s, which cannot be read".formatted(file)))
                : Optional.empty();
    }

    private static Optional<String> named(String path) {
        return Optional.of(
                path.contains("$")
                        ? "where its path %s leads is not known before".formatted(inContainer(path))
                        : "it names %s of its container".formatted(inContainer(path)));
    }

    private static String inContainer(String path) {
        return path.startsWith(OWN + "/") ? path.substring(OWN.toString().length()) : path;
    }

    /** A path that means something else here than in the container. What only prints or matches text may name any. */
    private static Optional<String> foreignPath(List<String> command, String name) {
        boolean writes = WRITES.contains(name)
                || MAY_WRITE.contains(name)
                        && command.stream().anyMatch(word -> word.matches("-\\w*[oOi].*|--(output|in-place|remote).*"));
        if (PRINTS.contains(name) && !writes) {
            return Optional.empty();
        }
        for (String word : isZooKeeperShell(name) ? withoutZnodes(command) : command) {
            Matcher path = PATH.matcher(word);
            boolean isPath = path.matches();
            String named = isPath ? path.group(2) : word;
            if (isPath || leaves(word) ? !isTarget(named, writes) : writes && !isTarget(word, false)) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    private static boolean isZooKeeperShell(String name) {
        return name.replaceFirst("\\.sh$", "").equals("zookeeper-shell");
    }

    /** Behind ZooKeeper's address its words are for ZooKeeper, whose nodes are named like files. */
    private static List<String> withoutZnodes(List<String> command) {
        int address = 1;
        while (address < command.size() && command.get(address).startsWith("-")) {
            address += 2;
        }
        return command.subList(0, Math.min(address + 1, command.size()));
    }

    /**
     * Whether that leads to what a service has for itself, here as in its container, or to what is the same everywhere.
     */
    private static boolean isTarget(String path, boolean written) {
        if (leaves(path)) {
            return false;
        }
        if (path.startsWith(OWN + "/") || path.equals(OWN.toString())) {
            return true;
        }
        String anywhere = "/dev/(null|stdout|stderr|stdin|tcp/.*|fd/.*)";
        return path.startsWith("/")
                ? path.matches(
                        written ? anywhere : anywhere + "|/dev/(zero|urandom)|/(usr/)?(local/)?bin/[\\w.-]+|/proc/.*")
                : !path.matches("[$~{`].*");
    }

    private static boolean leaves(String path) {
        return path.matches("(.*/)?\\.\\.(/.*)?");
    }

    /** The innermost of the volumes that a file is in, if it is there. */
    private Optional<Volume> mounted(String path) {
        return service.volumes().stream()
                .filter(volume -> inContainer(path).equals(volume.target())
                        || inContainer(path).startsWith(volume.target() + "/"))
                .max(Comparator.comparing(volume -> volume.target().length()))
                .filter(volume -> volume.content().isPresent()
                        || volume.source().startsWith("/") && Files.isRegularFile(file(volume, path)));
    }

    private static Path file(Volume volume, String path) {
        String below = inContainer(path).substring(volume.target().length());
        return Path.of(volume.source() + below).normalize();
    }
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.runtime.Judgement;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.Host;
import dev.kafkalab.support.AtomicFile;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.image.ImageFamilies;
import dev.kafkalab.topology.image.UnreadSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the Kafka or ZooKeeper of each node's own version whether it accepts the node's settings, as they are in the
 * container. What Kafka refuses changes from one release to the next, so nobody but that release can tell.
 *
 * <p>All nodes of one version are judged by one JVM ({@link SettingsValidator}), which has that version's own jars on
 * its class path and nothing of the user's. An answer is kept by version and settings. A file may come from a stranger:
 * a property that names a class of another package than Kafka's own is not passed on, since reading it would load that
 * class; and a node whose settings are to be looked up elsewhere ({@code config.providers}) is not judged.
 */
public final class SettingsValidation {

    /** Four times what was seen on a machine with thirty threads waiting. A JVM that takes longer has not judged. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Goes with the answers that are kept: to be raised when a change of this class changes them. */
    private static final String EDITION = "5";

    private static final List<String> FOLDERS = List.of("log.dirs", "log.dir", "metadata.log.dir");
    private static final List<String> ZOOKEEPER_FOLDERS = List.of("dataDir", "dataLogDir");

    private final Path answers;
    private final Path cache;
    private final MavenJars jars;
    private final Map<Software, SetupException> unavailable = new ConcurrentHashMap<>();

    /** With a cache of its own for jars and answers, in the user's. */
    public SettingsValidation(LabFolders folders) {
        this.cache = folders.cache();
        this.answers = cache.resolve("validated");
        this.jars = new MavenJars(cache);
    }

    /** Which programs are asked: those whose jars are here, or all, after fetching what is missing. */
    public enum Jars {
        PRESENT,
        FETCHED
    }

    /**
     * Asks the programs of all nodes but those that the topology's own findings refuse.
     *
     * @throws SetupException if jars are to be fetched and cannot be
     */
    public Judgement judge(Topology topology, Jars which, Progress progress) {
        Map<Software, List<Question>> open = new LinkedHashMap<>();
        Map<Node, String> refusals = new LinkedHashMap<>();
        for (Node node : topology.nodes()) {
            Question.of(node).filter(question -> !isRefused(topology, node)).ifPresent(question -> {
                kept(question).ifPresentOrElse(refusal -> refusals.put(node, refusal), () -> open.computeIfAbsent(
                                question.software(), software -> new ArrayList<>())
                        .add(question));
            });
        }
        open.forEach((software, questions) -> classPath(software, which, progress)
                .ifPresent(classPath -> refusals.putAll(ask(software, classPath, questions))));
        return new Judgement(
                topology.nodes().stream()
                        .filter(node -> !refusals.getOrDefault(node, "").isEmpty())
                        .map(node -> finding(node, refusals.get(node)))
                        .toList(),
                open.entrySet().stream()
                        .filter(entry ->
                                entry.getValue().stream().anyMatch(question -> !refusals.containsKey(question.node())))
                        .map(entry -> entry.getKey().toString())
                        .toList());
    }

    private static boolean isRefused(Topology topology, Node node) {
        return topology.findings().stream()
                .anyMatch(finding -> finding.severity() == Finding.Severity.REFUSED
                        && finding.node().equals(node.name()));
    }

    private Optional<List<Path>> classPath(Software software, Jars which, Progress progress) {
        if (which == Jars.PRESENT) {
            return jars.ifPresent(software);
        }
        if (unavailable.containsKey(software)) {
            throw unavailable.get(software);
        }
        try {
            return Optional.of(jars.of(software, progress));
        } catch (SetupException e) {
            // Behind a firewall each attempt may take minutes.
            unavailable.put(software, e);
            throw e;
        }
    }

    private Map<Node, String> ask(Software software, List<Path> classPath, List<Question> questions) {
        Path scratch = scratch();
        try {
            List<String> command = command(software, classPath);
            for (int i = 0; i < questions.size(); i++) {
                Path folder = Path.of(Integer.toString(i));
                questions.get(i).write(scratch, folder);
                command.add(folder.toString());
            }
            run(command, scratch);
            Map<Node, String> refusals = new LinkedHashMap<>();
            for (int i = 0; i < questions.size(); i++) {
                Path refusal = scratch.resolve(Integer.toString(i)).resolve(SettingsValidator.REFUSAL);
                if (Files.exists(refusal)) {
                    refusals.put(questions.get(i).node(), keep(questions.get(i), Files.readString(refusal)));
                }
            }
            return refusals;
        } catch (IOException e) {
            throw LabFolders.unusable("use " + scratch, e);
        } finally {
            WorkFolder.delete(scratch);
        }
    }

    private Path scratch() {
        try {
            return Files.createTempDirectory(Files.createDirectories(answers), "asking");
        } catch (IOException e) {
            throw LabFolders.unusable("write to " + answers, e);
        }
    }

    private List<String> command(Software software, List<Path> classPath) {
        List<Path> all = new ArrayList<>(List.of(WatchdogJar.in(cache)));
        all.addAll(classPath);
        List<String> command = new ArrayList<>(List.of(Host.java(), "-Xmx256m"));
        command.addAll(JvmOptions.common());
        // Else a setting could have files of this machine read (KIP-297, KIP-993).
        command.add("-Dorg.apache.kafka.automatic.config.providers=none");
        command.addAll(JvmOptions.classPath(all));
        command.add(SettingsValidator.class.getName());
        command.add(software.kind() == Software.Kind.ZOOKEEPER ? "zookeeper" : "kafka");
        return command;
    }

    private static void run(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private Optional<String> kept(Question question) {
        try {
            return Optional.of(Files.readString(answers.resolve(question.key())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String keep(Question question, String refusal) throws IOException {
        AtomicFile.write(answers.resolve(question.key()), refusal);
        return refusal;
    }

    private static Finding finding(Node node, String refusal) {
        String first = refusal.lines().findFirst().orElse("").replaceFirst("^requirement failed: ", "");
        Software software = Software.of(node.program()).orElseThrow();
        Optional<KnownRefusal> known = KnownRefusal.of(first);
        Optional<EnvironmentVariable> variable =
                known.flatMap(refused -> variableOf(node, refused.property())).or(() -> variable(node, first));
        Position where = variable.map(EnvironmentVariable::position)
                .orElse(node.service().position());
        String remedy = known.map(refused -> refused.remedy(
                        first,
                        variable.map(EnvironmentVariable::name)
                                .orElseGet(() -> ImageFamilies.variable(node.image(), refused.property()))))
                .or(() -> variable.map(v -> "correct %s.".formatted(v.name())))
                .orElse("correct the setting that it names, in the service's environment.");
        return Finding.refused(
                node.service(),
                where,
                "%s itself refuses these settings: %s".formatted(software, first.endsWith(".") ? first : first + "."),
                remedy);
    }

    private static Optional<EnvironmentVariable> variableOf(Node node, String property) {
        return node.service().environment().stream()
                .filter(variable -> propertyOf(variable.name()).equals(property))
                .findFirst();
    }

    /** The variable that sets what the refusal speaks of: the longest of the names, since one may begin another. */
    private static Optional<EnvironmentVariable> variable(Node node, String refusal) {
        String words = refusal.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
        return node.service().environment().stream()
                .filter(variable -> words.contains(propertyOf(variable.name())))
                .max(Comparator.comparingInt(
                        variable -> propertyOf(variable.name()).length()));
    }

    private static String propertyOf(String variable) {
        return variable.replaceFirst("^(KAFKA_CFG|KAFKA|ZOOKEEPER|ZOO_CFG|ZOO|ZK)_", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("_+", ".");
    }

    /**
     * A node's settings, put to its program.
     *
     * @param clusterId with which storage is to be formatted; empty where the tool is not asked
     */
    private record Question(Node node, Software software, Map<String, String> properties, List<String> clusterId) {

        static Optional<Question> of(Node node) {
            Map<String, String> properties;
            List<String> clusterId = List.of();
            if (node.program() instanceof Program.Kafka kafka) {
                properties = kafka.properties();
                clusterId = properties.containsKey("process.roles")
                        ? kafka.clusterId().stream().toList()
                        : List.of();
            } else if (node.program() instanceof Program.ZooKeeper zookeeper) {
                properties = zookeeper.properties();
            } else {
                return Optional.empty();
            }
            if (UnreadSettings.mayChange(node.service())
                    || properties.keySet().stream().anyMatch(name -> name.startsWith("config.providers"))) {
                return Optional.empty();
            }
            Map<String, String> safe = new TreeMap<>(properties);
            safe.values().removeIf(Question::namesForeignClass);
            // The images bring jars for metrics that do not come with ZooKeeper's own.
            safe.remove(ZooKeeperConfig.METRICS);
            return Optional.of(new Question(node, Software.of(node.program()).orElseThrow(), safe, clusterId));
        }

        /** A name of three or more parts that ends in a capitalised one, outside the programs' own packages. */
        private static boolean namesForeignClass(String value) {
            return List.of(value.split(",")).stream()
                    .map(String::trim)
                    .filter(name -> name.matches("([a-z_]\\w*\\.){2,}[A-Z][\\w$]*"))
                    .anyMatch(name -> !name.matches("(org\\.apache\\.(kafka|zookeeper)|kafka)\\..*"));
        }

        String key() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update("%s %s %s %s %s %s"
                        .formatted(EDITION, software, clusterId, myid(), properties, ImageFamilies.formatOptions(node))
                        .getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private Optional<Integer> myid() {
            return node.program() instanceof Program.ZooKeeper zookeeper ? zookeeper.myid() : Optional.empty();
        }

        /** @param folder relative to the scratch folder, in which the JVM runs */
        void write(Path scratch, Path folder) throws IOException {
            Files.createDirectories(scratch.resolve(folder));
            Map<String, String> local = new TreeMap<>(properties);
            boolean zookeeper = node.program() instanceof Program.ZooKeeper;
            if (!zookeeper && !local.containsKey("log.dirs") && !local.containsKey("log.dir")) {
                // Else the tool formats, and judges, what lies in this machine's own folder of that name.
                local.put("log.dirs", "/tmp/kafka-logs");
            }
            for (String name : zookeeper ? ZOOKEEPER_FOLDERS : FOLDERS) {
                local.computeIfPresent(name, (key, value) -> inside(folder, value));
            }
            PropertiesFile.write(scratch.resolve(folder).resolve(SettingsValidator.SETTINGS), local);
            if (zookeeper) {
                String data = local.getOrDefault("dataDir", "");
                if (!data.isBlank()) {
                    Files.createDirectories(scratch.resolve(data));
                    if (myid().isPresent()) {
                        Files.writeString(scratch.resolve(data).resolve("myid"), myid().get() + "\n");
                    }
                }
            } else if (!clusterId.isEmpty()) {
                Files.write(
                        scratch.resolve(folder).resolve(SettingsValidator.ARGUMENTS),
                        Stream.concat(
                                        Stream.of(
                                                "format",
                                                "--ignore-formatted",
                                                "--cluster-id=" + clusterId.get(0),
                                                "--config=" + folder.resolve(SettingsValidator.SETTINGS)),
                                        ImageFamilies.formatOptions(node).stream())
                                .toList());
            }
        }

        /** The same list of paths, each inside that folder; empty ones stay so, for the program to judge. */
        private static String inside(Path folder, String paths) {
            return List.of(paths.split(",", -1)).stream()
                    .map(path -> path.isBlank()
                            ? path
                            : folder.resolve("files")
                                    .resolve(LaunchContext.local(path.trim()))
                                    .toString())
                    .collect(Collectors.joining(","));
        }
    }
}

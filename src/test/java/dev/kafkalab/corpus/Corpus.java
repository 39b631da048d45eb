package dev.kafkalab.corpus;

import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.interactive.InteractiveCluster;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.SettingsJudgement;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.finding.KafkaIsThere;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens to Compose files that others have written: {@code .ci/corpus FOLDER [--up]}. A line for each, in
 * Markdown: its place in the folder, how many findings of each kind it has, and whether it runs as processes or why
 * not. With {@code --up} each that nothing speaks against is started, waited for and taken down.
 */
public final class Corpus {

    private static final double MILLIS_A_SECOND = 1000.0;
    private static final int LONGEST_REASON = 220;

    private final Path folder;
    private final boolean up;
    private final LabSettings settings = LabSettings.read().on("process");

    private Corpus(Path folder, boolean up) {
        this.folder = folder;
        this.up = up;
    }

    public static void main(String... arguments) throws IOException {
        Corpus corpus = new Corpus(Path.of(arguments[0]), List.of(arguments).contains("--up"));
        System.out.println("| file | explain | as processes |");
        System.out.println("|---|---|---|");
        for (Path file : corpus.files()) {
            System.out.println(corpus.row(file));
        }
    }

    /** As far down as a project has its Compose file: what a file extends or includes may lie deeper. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> file.getFileName().toString().matches("(docker-)?compose\\.ya?ml|[^.]+\\.ya?ml"))
                    .filter(Files::isRegularFile)
                    .filter(file -> file.getParent().equals(folder)
                            || file.getFileName().toString().matches("(docker-)?compose\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    private String row(Path file) {
        String name = folder.relativize(file).toString();
        try {
            Topology topology = Topologies.read(file, Map.of());
            Topology judged = topology.plus(
                    SettingsJudgement.ofThoseThatAreHere(topology, settings).refusals());
            return "| %s | %s | %s |".formatted(name, findings(judged), asProcesses(file, judged));
        } catch (ComposeException e) {
            return "| %s | not read: %s | no |".formatted(name, inOneLine(e.getMessage()));
        }
    }

    private static String findings(Topology topology) {
        List<String> counts = Stream.of(Severity.REFUSED, Severity.WRONG, Severity.NOTE)
                .map(severity -> {
                    long count = topology.findings().stream()
                            .filter(finding -> finding.severity() == severity)
                            .count();
                    return count == 0 ? "" : count + " " + severity.name().toLowerCase(Locale.ROOT);
                })
                .filter(words -> !words.isEmpty())
                .toList();
        return counts.isEmpty() ? "nothing" : String.join(", ", counts);
    }

    private String asProcesses(Path file, Topology topology) {
        Optional<Finding> against = topology.findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSED)
                .findFirst()
                .or(() -> KafkaIsThere.missing(topology.nodes()));
        if (against.isPresent()) {
            return "no: "
                    + inOneLine(against.get().node() + ": " + against.get().message());
        }
        return up ? started(file) : "nothing speaks against it";
    }

    private String started(Path file) {
        Instant begin = Instant.now();
        try (InteractiveCluster cluster = InteractiveCluster.start(file, List.of(), settings, line -> {})) {
            double seconds = Duration.between(begin, Instant.now()).toMillis() / MILLIS_A_SECOND;
            long left = cluster.nodes().stream()
                    .filter(line -> line.contains("runs in Docker only"))
                    .count();
            return "runs (%.0f s)%s".formatted(seconds, left == 0 ? "" : ", without %d tools".formatted(left));
        } catch (SetupException | ComposeException e) {
            return "no: " + inOneLine(e.getMessage());
        } catch (RuntimeException e) {
            return "FAILED: " + inOneLine(e.toString());
        }
    }

    /** Without the folder, which is this machine's. */
    private String inOneLine(String message) {
        String line = message.replace(folder + "/", "")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " ...";
    }
}

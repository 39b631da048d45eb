package dev.kafkalab.topology.reader;

import dev.kafkalab.compose.ComposeFile;
import dev.kafkalab.compose.ComposeReader;
import dev.kafkalab.compose.Notice;
import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.finding.Checks;
import dev.kafkalab.topology.reach.Reach;
import dev.kafkalab.topology.reader.Nodes.NodeAndFindings;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads Compose files into topologies. */
public final class Topologies {

    private Topologies() {}

    /**
     * A node that its image refuses never comes to read its configuration: what the image says explains what else is
     * wrong with it, and is said first.
     */
    private static Comparator<Finding> worstFirst(Set<Finding> ofImages) {
        return Comparator.comparing(Finding::severity)
                .thenComparing(finding -> finding.severity() != Severity.REFUSED || !ofImages.contains(finding))
                .thenComparing(finding -> finding.position().file())
                .thenComparing(finding -> finding.position().line());
    }

    /** A note that is the same for several nodes is made once, of the first. */
    private static final class SaidOnce implements Predicate<Finding> {

        private final Set<String> notes = new HashSet<>();

        @Override
        public boolean test(Finding finding) {
            return finding.severity() != Severity.NOTE || notes.add(finding.message());
        }
    }

    /**
     * Reads a Compose file and applies each image's conventions to its services.
     *
     * @param composeFile the file
     * @param variables fill in the file's {@code ${...}}; they win over the machine's environment and {@code .env}
     * @throws dev.kafkalab.compose.ComposeException if the file cannot be read as it stands
     */
    public static Topology read(Path composeFile, Map<String, String> variables) {
        return of(ComposeReader.read(composeFile, variables), variables);
    }

    /** Applies each image's conventions to the services of a file that has been read. Findings come worst first. */
    public static Topology of(ComposeFile composeFile, Map<String, String> variables) {
        List<NodeAndFindings> read =
                composeFile.services().stream().map(Nodes::of).toList();
        List<Node> alone = read.stream().map(NodeAndFindings::node).toList();
        Reach reach = new Reach(alone);
        List<Node> nodes = alone.stream()
                .map(node -> node.reachedBy(reach.published(node)))
                .toList();
        List<Finding> ofImages =
                read.stream().flatMap(each -> each.findings().stream()).toList();
        List<Finding> findings = Stream.of(
                        ofImages.stream(),
                        Checks.of(nodes),
                        composeFile.notices().stream().map(notice -> note(composeFile, notice)))
                .flatMap(Function.identity())
                .distinct()
                .sorted(worstFirst(Set.copyOf(ofImages)))
                .filter(new SaidOnce())
                .toList();
        return new Topology(composeFile.path(), variables, nodes, findings);
    }

    /** What the reader noticed, as a note on the service in whose lines it stands. */
    private static Finding note(ComposeFile composeFile, Notice notice) {
        String service = composeFile.services().stream()
                .filter(s -> s.position().file().equals(notice.position().file())
                        && s.position().line() <= notice.position().line())
                .max(Comparator.comparing(s -> s.position().line()))
                .map(Service::name)
                .orElse("the file");
        return new Finding(Severity.NOTE, service, notice.position(), notice.message(), notice.remedy());
    }
}

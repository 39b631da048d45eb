package dev.kafkalab.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.image.Jobs;
import dev.kafkalab.topology.reach.ListenerAccess;
import dev.kafkalab.topology.reach.Visitor;
import dev.kafkalab.topology.reach.Ways;
import dev.kafkalab.topology.reach.Ways.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a Compose file is read. {@code docs/explain.md} describes it as JSON.
 *
 * @param file the Compose file
 * @param nodes its nodes, in the file's order
 * @param ways which address each client is to write for each broker
 * @param findings what its images would ignore, refuse or misread, worst first
 * @param notAsked the programs that have not judged their nodes' settings, such as {@code Kafka 3.9.1}
 */
record Explanation(
        String file, List<NodeFacts> nodes, List<WayFacts> ways, List<FindingFacts> findings, List<String> notAsked) {

    static Explanation of(Topology topology, List<String> notAsked) {
        List<ListenerAccess> access = ListenerAccess.of(topology.nodes());
        return new Explanation(
                topology.composeFile().toString(),
                topology.nodes().stream()
                        .map(node -> facts(node, topology.nodes(), access))
                        .toList(),
                Ways.of(access).stream()
                        .flatMap(ways -> ways.ways().stream().map(way -> facts(ways.clients(), way)))
                        .toList(),
                topology.findings().stream().map(Explanation::facts).toList(),
                notAsked);
    }

    /** Whether every node would start and be what the file seems to mean. */
    @JsonIgnore
    boolean sound() {
        return findings.stream().allMatch(finding -> finding.severity() == Finding.Severity.NOTE);
    }

    String asJson() throws JsonProcessingException {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
    }

    /**
     * A node.
     *
     * @param line where its service begins
     * @param program Apache Kafka, Apache ZooKeeper, a job (which does some work and ends) or another tool
     * @param version of the program, whatever the image's tag calls it; null for a job or tool
     * @param host where a client on this machine reaches it; null if none can
     * @param properties its {@code server.properties} or {@code zoo.cfg}
     */
    record NodeFacts(
            String name,
            int line,
            String image,
            List<Role> roles,
            OptionalInt id,
            String program,
            Optional<String> version,
            Optional<String> host,
            List<PortFacts> ports,
            List<ListenerFacts> listeners,
            Optional<String> clusterId,
            Map<String, String> properties) {}

    /** A port that the host publishes; host port 0 where Docker chooses. */
    record PortFacts(String hostAddress, int hostPort, int containerPort) {}

    /**
     * A listener of a broker or controller.
     *
     * @param advertised null for a controller's
     * @param amongBrokers whether brokers use it among themselves
     */
    record ListenerFacts(
            String name,
            String bind,
            Optional<String> advertised,
            String securityProtocol,
            boolean amongBrokers,
            List<ConnectionFacts> connections) {}

    /**
     * Who may connect to a listener.
     *
     * @param who services, {@code any other container} or {@code the host}
     * @param by the address by which they come in
     * @param told where they are sent on to; null for a controller's listener, which sends nobody on
     * @param leadsBack whether that is this broker again; null where the file does not tell
     * @param reason why not; empty if it does
     * @param otherListener whether another listener of the broker leads them back, so that this one is not theirs
     */
    record ConnectionFacts(
            List<String> who,
            String by,
            Optional<String> told,
            Optional<Boolean> leadsBack,
            String reason,
            boolean otherListener) {}

    /**
     * Which address some clients are to write for a broker.
     *
     * @param who they are, as above
     * @param broker its service
     * @param addresses those that lead back to it; if none does, one that does not or of which that is not known
     * @param told where that one sends them on to; null where they are led back
     * @param leadsBack whether they are; null where the file does not tell
     * @param reason why not; empty if they are
     */
    record WayFacts(
            List<String> who,
            String broker,
            List<String> addresses,
            Optional<String> told,
            Optional<Boolean> leadsBack,
            String reason) {}

    /** Something that the images would ignore, refuse or misread. */
    record FindingFacts(Finding.Severity severity, String node, String file, int line, String message, String remedy) {}

    private static NodeFacts facts(Node node, List<Node> nodes, List<ListenerAccess> access) {
        Read read = read(node, nodes);
        return new NodeFacts(
                node.name(),
                node.service().position().line(),
                image(node),
                node.roles().stream().sorted().toList(),
                node.id(),
                read.program(),
                read.version(),
                node.hostEndpoint().map(Endpoint::toString),
                node.service().ports().stream()
                        .map(port -> new PortFacts(port.hostAddress(), port.hostPort(), port.containerPort()))
                        .toList(),
                node.listeners().stream()
                        .map(listener -> facts(
                                listener,
                                access.stream()
                                        .filter(each -> each.node().name().equals(node.name())
                                                && each.listener().equals(listener))
                                        .findFirst()))
                        .toList(),
                read.clusterId(),
                read.properties());
    }

    private static String image(Node node) {
        return node.service().built()
                ? node.service()
                        .image()
                        .map(name -> name + ", built by the file")
                        .orElse("built by the file")
                : node.image().toString();
    }

    /** @param access who reaches it; empty where the node's settings are not all known */
    private static ListenerFacts facts(Listener listener, Optional<ListenerAccess> access) {
        return new ListenerFacts(
                listener.name(),
                listener.bind().toString(),
                listener.advertised().map(Endpoint::toString),
                listener.securityProtocol(),
                access.map(ListenerAccess::amongBrokers).orElse(false),
                access.stream()
                        .flatMap(each -> each.visits().stream())
                        .map(visit -> new ConnectionFacts(
                                names(visit.who()),
                                visit.by().toString(),
                                visit.told().map(Endpoint::toString),
                                visit.leadsBack(),
                                visit.reason(),
                                visit.otherListener()))
                        .toList());
    }

    private static WayFacts facts(List<Visitor> who, Way way) {
        return new WayFacts(
                names(who),
                way.broker(),
                way.addresses().stream().map(Endpoint::toString).toList(),
                way.told().map(Endpoint::toString),
                way.leadsBack(),
                way.reason());
    }

    private static List<String> names(List<Visitor> visitors) {
        return visitors.stream().map(Visitor::toString).toList();
    }

    private static Read read(Node node, List<Node> nodes) {
        if (node.program() instanceof Program.Kafka kafka) {
            return new Read("Apache Kafka", Optional.of(kafka.version()), kafka.clusterId(), kafka.properties());
        }
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            return new Read(
                    "Apache ZooKeeper", Optional.of(zookeeper.version()), Optional.empty(), zookeeper.properties());
        }
        return new Read(Jobs.isJob(node, nodes) ? "job" : "tool", Optional.empty(), Optional.empty(), Map.of());
    }

    private static FindingFacts facts(Finding finding) {
        return new FindingFacts(
                finding.severity(),
                finding.node(),
                finding.position().file().toString(),
                finding.position().line(),
                finding.message(),
                finding.remedy());
    }

    private record Read(
            String program, Optional<String> version, Optional<String> clusterId, Map<String, String> properties) {}
}

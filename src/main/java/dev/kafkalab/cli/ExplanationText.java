package dev.kafkalab.cli;

import dev.kafkalab.cli.Explanation.FindingFacts;
import dev.kafkalab.cli.Explanation.NodeFacts;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Finding.Severity;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An explanation as it is printed. */
final class ExplanationText {

    private ExplanationText() {}

    static String of(Explanation explanation) {
        return Stream.of(
                        Stream.of("%s: %s"
                                .formatted(
                                        explanation.file(),
                                        Count.of(explanation.nodes().size(), "node"))),
                        explanation.nodes().stream().map(ExplanationText::node),
                        Stream.of(findings(explanation)))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n\n"));
    }

    /** Of its nodes only who reaches their listeners. */
    static String ofListeners(Explanation explanation) {
        return "%s: %s\n\n%s\n\n%s"
                .formatted(
                        explanation.file(),
                        Count.of(explanation.nodes().size(), "node"),
                        ListenerTables.of(explanation),
                        findings(explanation));
    }

    private static String node(NodeFacts node) {
        StringBuilder text =
                new StringBuilder("%s (line %d): %s%s".formatted(node.name(), node.line(), roles(node), id(node.id())));
        line(text, "image", node.image());
        line(
                text,
                "runs",
                node.program() + node.version().map(version -> " " + version).orElse(""));
        line(text, "from the host", node.host().orElse("not reachable"));
        if (!node.ports().isEmpty()) {
            line(
                    text,
                    "published",
                    node.ports().stream()
                            .map(port -> "%s:%s -> %d"
                                    .formatted(
                                            port.hostAddress(),
                                            port.hostPort() == 0 ? "any" : port.hostPort(),
                                            port.containerPort()))
                            .collect(Collectors.joining(", ")));
        }
        node.listeners()
                .forEach(listener -> line(
                        text,
                        "listener",
                        "%s at %s%s, %s"
                                .formatted(
                                        listener.name(),
                                        listener.bind(),
                                        listener.advertised()
                                                .map(endpoint -> ", advertised as " + endpoint)
                                                .orElse(""),
                                        listener.securityProtocol())));
        node.clusterId().ifPresent(id -> line(text, "cluster id", id));
        node.properties().forEach((name, value) -> text.append("\n    %s=%s".formatted(name, value)));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("\n  %-14s %s".formatted(what, value));
    }

    private static String roles(NodeFacts node) {
        return node.roles().stream()
                .map(role -> switch (role) {
                    case BROKER -> "broker";
                    case CONTROLLER -> "controller";
                    case ZOOKEEPER -> "ZooKeeper";
                    case TOOL -> node.program();
                })
                .collect(Collectors.joining(" and "));
    }

    private static String id(OptionalInt id) {
        return id.isPresent() ? " " + id.getAsInt() : "";
    }

    private static String findings(Explanation explanation) {
        String found = explanation.findings().isEmpty()
                ? explanation.notAsked().isEmpty() ? "Nothing is wrong with it." : "Nothing wrong was found."
                : explanation.findings().stream().map(ExplanationText::finding).collect(Collectors.joining("\n"));
        return explanation.notAsked().isEmpty()
                ? found
                : "%s%n%s not been asked yet: --ask-kafka fetches what is missing, once, and asks whether these settings are accepted."
                        .formatted(
                                found,
                                Words.list(explanation.notAsked())
                                        + (explanation.notAsked().size() == 1 ? " has" : " have"));
    }

    private static String finding(FindingFacts finding) {
        return "%s:%d: %s: %s: %s\n  Fix: %s"
                .formatted(
                        finding.file(),
                        finding.line(),
                        finding.severity() == Severity.REFUSED
                                ? "will not start"
                                : finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.node(),
                        finding.message(),
                        finding.remedy());
    }
}

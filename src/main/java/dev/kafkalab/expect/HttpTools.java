package dev.kafkalab.expect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.http.HttpTool;
import dev.kafkalab.observe.http.Kafdrop;
import dev.kafkalab.observe.http.Page;
import dev.kafkalab.observe.http.ShownPartition;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * Asks the tools of a scenario's cluster over HTTP, and waits until what they show is as it should be.
 *
 * <p>Each method throws {@link TestAbortedException} if the tool does not run on this runtime, and
 * {@link SetupException} if it has ended, or runs and has not answered within two minutes.
 */
public final class HttpTools {

    /**
     * Alone Kafdrop starts within 8 to 18 s; beside a cluster on two cores that took 33 s, and other work may go on.
     */
    private static final Duration STARTS = Duration.ofSeconds(120);

    private final ScenarioContext scenario;

    public HttpTools(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * What a tool shows, beside what it should show.
     *
     * @param page the page that was asked for
     * @param shown what is on it; empty if the tool did not answer
     * @param expected what should be
     */
    public record Look<T>(Page page, Optional<T> shown, T expected) {

        private String inWords() {
            return shown.map(it -> "it shows %s, and should show %s".formatted(it, expected))
                    .orElseGet(page::inWords);
        }
    }

    /** Waits until a tool lists these brokers and no others, as long as metadata needs to settle. */
    public Outcome<Look<List<Integer>>> brokers(HttpTool tool, List<Integer> expected) {
        return settle(
                tool,
                "%s to list brokers %s".formatted(tool.name(), Words.list(expected)),
                looks(tool, tool.brokersPath(), tool::brokers, () -> expected),
                HttpTools::agrees);
    }

    /** Waits until a tool lists a topic, as long as metadata needs to settle. */
    public Outcome<Look<List<String>>> topics(HttpTool tool, String topic) {
        return settle(
                tool,
                "%s to list topic %s".formatted(tool.name(), topic),
                looks(tool, tool.topicsPath(), tool::topics, () -> List.of(topic)),
                look -> look.shown().filter(topics -> topics.contains(topic)).isPresent());
    }

    /**
     * Waits until a tool shows the leader, replicas and ISR of each partition of a topic as a broker, asked at the same
     * moment, tells them; as long as metadata needs to settle.
     *
     * @throws IllegalStateException if Kafka has no such topic
     */
    public Outcome<Look<List<ShownPartition>>> partitions(HttpTool tool, String topic) {
        return settle(
                tool,
                "%s to show %s as Kafka does".formatted(tool.name(), topic),
                looks(tool, tool.topicPath(topic), page -> tool.partitions(page, topic), () -> known(topic)),
                HttpTools::agrees);
    }

    /** Waits until Kafdrop shows that broker and no other as the controller, as long as metadata needs to settle. */
    public Outcome<Look<List<Integer>>> controller(Kafdrop kafdrop, int broker) {
        return settle(kafdrop, controllerInWords(broker), controllerLooks(kafdrop, broker), HttpTools::agrees);
    }

    /** As above, within that time of the last fault or repair. */
    public Outcome<Look<List<Integer>>> controller(Kafdrop kafdrop, int broker, Duration atMost) {
        awaitAnswer(kafdrop);
        new SettledState(scenario).awaitNoticeIfBefore(before -> before.controller() == broker);
        return scenario.sinceFault(
                controllerInWords(broker), controllerLooks(kafdrop, broker), Look::inWords, HttpTools::agrees, atMost);
    }

    private static String controllerInWords(int broker) {
        return "Kafdrop to show broker %d as the controller".formatted(broker);
    }

    private Supplier<Look<List<Integer>>> controllerLooks(Kafdrop kafdrop, int broker) {
        return looks(kafdrop, kafdrop.brokersPath(), kafdrop::controllers, () -> List.of(broker));
    }

    private <T> Outcome<Look<T>> settle(HttpTool tool, String what, Supplier<Look<T>> look, Predicate<Look<T>> wanted) {
        awaitAnswer(tool);
        new SettledState(scenario).awaitNotice();
        return scenario.settle(what, look, Look::inWords, wanted);
    }

    private List<ShownPartition> known(String topic) {
        List<Snapshot.Partition> known = scenario.lab().observer().metadata().topic(topic);
        if (known.isEmpty()) {
            throw new IllegalStateException("Kafka itself has no topic " + topic);
        }
        return known.stream().map(ShownPartition::of).toList();
    }

    private static boolean agrees(Look<?> look) {
        return look.shown().filter(look.expected()::equals).isPresent();
    }

    private <T> Supplier<Look<T>> looks(HttpTool tool, String path, Function<JsonNode, T> read, Supplier<T> expected) {
        Endpoint at = endpoint(tool);
        return () -> {
            Page page = Page.of(tool, at, path);
            return new Look<>(page, page.json().map(json -> read(tool, path, json, read)), expected.get());
        };
    }

    private static <T> T read(HttpTool tool, String path, JsonNode json, Function<JsonNode, T> read) {
        try {
            return read.apply(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The answer of %s to %s has not the shape that it should have: %s"
                            .formatted(tool.name(), path, e.getMessage()),
                    e);
        }
    }

    private void awaitAnswer(HttpTool tool) {
        Endpoint at = endpoint(tool);
        Outcome<Page> outcome = scenario.await(
                "an answer of " + tool.name(),
                () -> Page.of(tool, at, tool.brokersPath()),
                Page::inWords,
                page -> page.json().isPresent() || hasEnded(tool),
                STARTS);
        if (outcome.last().json().isEmpty()) {
            throw new SetupException("%s %s%n%s"
                    .formatted(
                            tool.name(),
                            outcome.reached()
                                    ? "has ended."
                                    : "has not answered within %s: %s"
                                            .formatted(
                                                    Words.seconds(STARTS),
                                                    outcome.last().inWords()),
                            NodeDeath.explain(cluster().node(node(tool).name()).log())
                                    .ofUsersProgram()));
        }
    }

    private boolean hasEnded(HttpTool tool) {
        return cluster().node(node(tool).name()).state() == ClusterNode.State.DOWN;
    }

    private Endpoint endpoint(HttpTool tool) {
        Node node = node(tool);
        if (cluster().nodes().stream().noneMatch(there -> there.node().name().equals(node.name()))) {
            throw new TestAbortedException(cluster().notRunHere().stream()
                    .filter(reason -> reason.startsWith(node.name() + " "))
                    .findFirst()
                    .orElse("%s does not run here".formatted(node.name())));
        }
        return node.hostEndpoint()
                .orElseThrow(() -> new IllegalStateException("%s publishes no port on the host: give it one in %s"
                        .formatted(node.name(), cluster().topology().composeFile())));
    }

    private Node node(HttpTool tool) {
        return cluster().topology().nodes(Role.TOOL).stream()
                .filter(node -> node.image().name().equals(tool.image()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no service with an image %s"
                        .formatted(cluster().topology().composeFile(), tool.image())));
    }

    private Cluster cluster() {
        return scenario.lab().cluster();
    }
}

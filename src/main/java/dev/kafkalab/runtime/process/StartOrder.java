package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.Dependency;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Starts nodes as {@code docker compose up} does: each as soon as what its {@code depends_on} names has been started,
 * has become healthy, or has ended well. What nothing is waited for starts side by side.
 *
 * <p>Rules: {@code waitDependencies} in {@code pkg/compose/convergence.go} of Docker Compose. There, too, a dependency
 * that is not {@code required} is given up with a warning.
 */
final class StartOrder {

    /** The lab's own. Compose waits for ever. */
    private static final Duration AT_MOST = Duration.ofMinutes(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private static final String HEALTHY = "service_healthy";
    private static final String COMPLETED = "service_completed_successfully";

    private final Topology topology;
    private final Map<String, ProcessNode> nodes;
    private final Function<ProcessNode, HealthCheck> checks;
    private final Progress progress;
    private final Map<String, HealthCheck> asked = new HashMap<>();

    StartOrder(
            Topology topology, List<ProcessNode> nodes, Function<ProcessNode, HealthCheck> checks, Progress progress) {
        this.topology = topology;
        this.nodes = nodes.stream()
                .collect(Collectors.toMap(
                        node -> node.node().name(), node -> node, (one, other) -> one, LinkedHashMap::new));
        this.checks = checks;
        this.progress = progress;
    }

    /** Somebody waits for something that another one is to become. */
    private record Wait(String waiting, Dependency dependency) {}

    /**
     * Starts these, and returns when the last of them has been launched and nobody in the file waits for any of them
     * any more.
     *
     * @throws SetupException if what somebody waits for cannot come about any more, with what there is to say about it
     */
    void start(Collection<ProcessNode> down) {
        List<ProcessNode> pending = new ArrayList<>(down);
        Map<String, List<Wait>> waits = new LinkedHashMap<>();
        pending.forEach(node ->
                waits.put(node.node().name(), waits(node.node(), node.node().name())));
        // A service that does not run here still waits as the file says: its author is to learn that it would wait in
        // vain.
        topology.nodes().stream()
                .filter(node -> !nodes.containsKey(node.name()))
                .filter(node ->
                        waits(node, node.name()).stream().allMatch(wait -> isLaunchedBy(wait.dependency(), pending)))
                .forEach(node -> waits.put(node.name(), waits(node, node.name())));
        long begin = System.nanoTime();
        long reported = begin;
        try {
            while (!waits.isEmpty()) {
                waits.values().forEach(open -> open.removeIf(wait -> isOver(wait, pending)));
                if (waits.entrySet().removeIf(entry -> entry.getValue().isEmpty() && launch(entry.getKey(), pending))) {
                    continue;
                }
                long now = System.nanoTime();
                if (now - begin > AT_MOST.toNanos()) {
                    throw new UnfitClusterException(
                            "%s after %s. Fix: look at its log, or start what does not need it first."
                                    .formatted(sentence(waits), Words.seconds(AT_MOST)));
                }
                if (now - reported > BETWEEN_REPORTS.toNanos()) {
                    reported = now;
                    progress.report(sentence(waits));
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            asked.values().forEach(HealthCheck::close);
        }
    }

    private boolean isLaunchedBy(Dependency dependency, List<ProcessNode> pending) {
        ProcessNode node = nodes.get(dependency.service());
        return node.state() != State.DOWN || pending.contains(node);
    }

    /** Nothing keeps that service any more: it is started, if it runs here. */
    private boolean launch(String name, List<ProcessNode> pending) {
        ProcessNode node = nodes.get(name);
        if (node != null && pending.remove(node)) {
            node.start();
        }
        return true;
    }

    /** What it waits for: through what does not run here, for what that would wait for. */
    private List<Wait> waits(Node node, String waiting) {
        List<Wait> waits = new ArrayList<>();
        for (Dependency dependency : node.service().dependsOn()) {
            if (nodes.containsKey(dependency.service())) {
                waits.add(new Wait(waiting, dependency));
            } else {
                topology.node(dependency.service()).ifPresent(absent -> waits.addAll(waits(absent, waiting)));
            }
        }
        return waits;
    }

    private boolean isOver(Wait wait, List<ProcessNode> pending) {
        ProcessNode node = nodes.get(wait.dependency().service());
        if (pending.contains(node)) {
            return false;
        }
        return switch (wait.dependency().condition()) {
            case HEALTHY -> isHealthy(node, wait);
            case COMPLETED -> isCompleted(node, wait);
            default -> true;
        };
    }

    private boolean isCompleted(ProcessNode node, Wait wait) {
        OptionalInt status = node.exitStatus();
        if (status.isEmpty()) {
            return false;
        }
        return status.getAsInt() == 0
                || givenUp(
                        wait,
                        "%s ended with %d, and %s waits for it to end with 0.%n%s%n  Fix: correct its command, or what it needs."
                                .formatted(node.node().name(), status.getAsInt(), wait.waiting(), lastWords(node)));
    }

    private boolean isHealthy(ProcessNode node, Wait wait) {
        HealthCheck check = asked.computeIfAbsent(node.node().name(), name -> checks.apply(node));
        if (check.hasPassed()) {
            return true;
        }
        if (node.exitStatus().isPresent()) {
            return givenUp(
                    wait,
                    "%s ended while %s waited for it to become healthy.%n%s"
                            .formatted(node.node().name(), wait.waiting(), NodeDeath.explain(node.log())));
        }
        return check.failure()
                .map(failure -> givenUp(
                        wait,
                        "%s does not become healthy, and %s waits for that. %s"
                                .formatted(node.node().name(), wait.waiting(), failure)))
                .orElse(false);
    }

    /** A dependency that nobody insists on is given up with a word. */
    private boolean givenUp(Wait wait, String reason) {
        if (wait.dependency().required()) {
            throw new UnfitClusterException(reason);
        }
        progress.report("%s is started all the same: %s".formatted(wait.waiting(), reason));
        return true;
    }

    static String lastWords(ProcessNode node) {
        List<String> lines = NodeDeath.explain(node.log()).lastLines();
        return lines.isEmpty() ? "  It said nothing." : "  Its last words:\n  " + String.join("\n  ", lines);
    }

    private static String sentence(Map<String, List<Wait>> waits) {
        Wait wait = waits.values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.dependency().condition().equals("service_started"))
                .findFirst()
                .orElseGet(() -> waits.values().iterator().next().get(0));
        return "%s waits for %s to %s"
                .formatted(
                        wait.waiting(),
                        wait.dependency().service(),
                        switch (wait.dependency().condition()) {
                            case HEALTHY -> "become healthy";
                            case COMPLETED -> "end well";
                            default -> "be started";
                        });
    }
}

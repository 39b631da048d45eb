package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerNetworkSettings;
import dev.kafkalab.runtime.ClusterNode.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The containers of a project, by service. A watcher asks for the state of every node ten times a second: one list call
 * answers for all of them and is good for a moment, or until something is done to one of them.
 */
final class Containers {

    private static final Duration GOOD_FOR = Duration.ofMillis(80);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Project project;
    private Map<String, Seen> seen = Map.of();
    private long until = System.nanoTime();

    Containers(Project project) {
        this.project = project;
    }

    /**
     * One container as last seen.
     *
     * @param addresses its own, on each of its networks; none while it does not run
     */
    record Seen(String id, State state, List<String> addresses) {}

    /** The service's container; empty if it has none. */
    synchronized Optional<Seen> of(String service) {
        if (System.nanoTime() - until >= 0) {
            look();
        }
        return Optional.ofNullable(seen.get(service));
    }

    /** As {@link #of}, but as it is now. */
    synchronized Optional<Seen> now(String service) {
        look();
        return Optional.ofNullable(seen.get(service));
    }

    /** What was seen is not to be trusted any more. */
    synchronized void forget() {
        until = System.nanoTime();
    }

    /** Waits until the engine's list shows what has been done: it can lag a few milliseconds behind. */
    void await(String service, State state) {
        long deadline = System.nanoTime() + Timeouts.STATE.toNanos();
        while (now(service).map(Seen::state).orElse(State.DOWN) != state) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Docker does not show %s as %s within %d s; it shows %s"
                        .formatted(service, state, Timeouts.STATE.toSeconds(), now(service)));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void look() {
        Map<String, Seen> all = new HashMap<>();
        for (Container container : project.containers()) {
            String service = container.getLabels().get(Project.SERVICE_LABEL);
            // Of a scaled service, whichever runs.
            all.merge(
                    service,
                    new Seen(container.getId(), state(container.getState()), addresses(container)),
                    Containers::better);
        }
        seen = Map.copyOf(all);
        until = System.nanoTime() + GOOD_FOR.toNanos();
    }

    private static List<String> addresses(Container container) {
        return Optional.ofNullable(container.getNetworkSettings()).map(ContainerNetworkSettings::getNetworks).stream()
                .flatMap(networks -> networks.values().stream())
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isBlank())
                .toList();
    }

    private static Seen better(Seen one, Seen other) {
        return one.state() == State.DOWN ? other : one;
    }

    /** created, restarting (between two lives), removing, exited and dead are all down. */
    private static State state(String word) {
        return switch (word) {
            case "running" -> State.RUNNING;
            case "paused" -> State.PAUSED;
            default -> State.DOWN;
        };
    }
}

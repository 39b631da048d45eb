package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.kafkalab.runtime.AbstractNode;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A node that is a container. */
final class DockerNode extends AbstractNode {

    private static final long MILLIS_A_SECOND = 1000;
    private static final int ATTEMPTS_TO_FREEZE = 10;

    private final DockerClient client;
    private final Containers containers;
    private final ContainerLog log;

    DockerNode(Node node, DockerClient client, Containers containers, ContainerLog log) {
        super(node);
        this.client = client;
        this.containers = containers;
        this.log = log;
    }

    /**
     * A ZooKeeper whose client port is not published is asked at the container's own address, where this machine is on
     * its network: in the virtual machine of Docker Desktop it is not.
     */
    @Override
    public Optional<Endpoint> hostEndpoint() {
        Optional<Endpoint> published = node().hostEndpoint();
        if (published.isPresent() || !(node().program() instanceof Program.ZooKeeper zookeeper)) {
            return published;
        }
        return containers.of(node().name()).stream()
                .flatMap(seen -> seen.addresses().stream())
                .filter(LocalNetworks::include)
                .findFirst()
                .map(address -> new Endpoint(address, zookeeper.clientPort()));
    }

    @Override
    public State state() {
        return containers.of(node().name()).map(Containers.Seen::state).orElse(State.DOWN);
    }

    @Override
    public OptionalInt exitStatus() {
        return containers
                .of(node().name())
                .filter(seen -> seen.state() == State.DOWN)
                .map(seen -> inspect(seen.id()))
                .filter(state -> "exited".equals(state.getStatus()) && state.getExitCodeLong() != null)
                .map(state -> OptionalInt.of(state.getExitCodeLong().intValue()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public Path log() {
        return log.file();
    }

    ContainerLog containerLog() {
        return log;
    }

    @Override
    public Instant start() {
        String id = containerThatIs("start", State.DOWN);
        Instant asked = SteadyClock.now();
        perform("start", () -> client.startContainerCmd(id).exec());
        log.follow(id);
        return between(asked, inspect(id).getStartedAt());
    }

    @Override
    public Instant stop() {
        String id = living("stop");
        Instant signal = SteadyClock.now();
        perform(
                "stop",
                () -> client.stopContainerCmd(id).withTimeout(graceSeconds()).exec());
        containers.await(node().name(), State.DOWN);
        return signal;
    }

    @Override
    public Instant kill() {
        String id = living("kill");
        Instant asked = SteadyClock.now();
        perform("kill", () -> client.killContainerCmd(id).exec());
        containers.await(node().name(), State.DOWN);
        return between(asked, inspect(id).getFinishedAt());
    }

    @Override
    public Instant pause() {
        String id = containerThatIs("pause", State.RUNNING);
        perform("pause", () -> freeze(() -> client.pauseContainerCmd(id).exec()));
        Instant frozen = SteadyClock.now();
        containers.await(node().name(), State.PAUSED);
        return frozen;
    }

    @Override
    public Instant resume() {
        String id = containerThatIs("resume", State.PAUSED);
        Instant asked = SteadyClock.now();
        perform("resume", () -> client.unpauseContainerCmd(id).exec());
        containers.await(node().name(), State.RUNNING);
        return asked;
    }

    /**
     * Under cgroup v1 a container whose processes are just starting threads may not freeze in time: the engine's
     * runtime thaws it, gives up, and calls success "a game of chances" (runc, libcontainer/cgroups/fs/freezer.go).
     */
    static void freeze(Runnable pause) {
        for (int attempt = 1; ; attempt++) {
            try {
                pause.run();
                return;
            } catch (InternalServerErrorException e) {
                if (attempt == ATTEMPTS_TO_FREEZE
                        || !String.valueOf(e.getMessage()).contains("unable to freeze")) {
                    throw e;
                }
            }
        }
    }

    /** Stops it politely, as part of the whole: it may have ended meanwhile. */
    void end() {
        quietly(id -> client.stopContainerCmd(id).withTimeout(graceSeconds()).exec());
    }

    /** Kills it likewise. */
    void endAtOnce() {
        quietly(id -> client.killContainerCmd(id).exec());
    }

    private void quietly(Consumer<String> action) {
        containers.now(node().name()).ifPresent(seen -> {
            try {
                action.accept(seen.id());
            } catch (NotModifiedException | ConflictException | NotFoundException e) {
                // It has ended by itself.
            }
        });
    }

    private int graceSeconds() {
        Duration grace = node().service().stopGracePeriod();
        return Math.toIntExact((grace.toMillis() + MILLIS_A_SECOND - 1) / MILLIS_A_SECOND);
    }

    private String living(String operation) {
        Containers.Seen seen = seen(operation);
        if (seen.state() == State.DOWN) {
            throw refused(operation, State.DOWN);
        }
        return seen.id();
    }

    private String containerThatIs(String operation, State wanted) {
        Containers.Seen seen = seen(operation);
        if (seen.state() != wanted) {
            throw refused(operation, seen.state());
        }
        return seen.id();
    }

    private Containers.Seen seen(String operation) {
        return containers
                .now(node().name())
                .orElseThrow(
                        () -> new IllegalStateException("Cannot %s %s: it has no container. Start the cluster first"
                                .formatted(operation, node().name())));
    }

    private IllegalStateException refused(String operation, State state) {
        return new IllegalStateException("Cannot %s %s: it is %s. Its last words are in %s"
                .formatted(operation, node().name(), state, log.file()));
    }

    /** What has changed between our look and our doing is for the engine to say. */
    private void perform(String operation, Runnable action) {
        try {
            action.run();
        } catch (NotModifiedException e) {
            throw new IllegalStateException("Cannot %s %s: it is so already".formatted(operation, node().name()), e);
        } catch (DockerException e) {
            throw new IllegalStateException(
                    "Docker could not %s %s: %s".formatted(operation, node().name(), e.getMessage()), e);
        } finally {
            containers.forget();
        }
    }

    private ContainerState inspect(String id) {
        return client.inspectContainerCmd(id).exec().getState();
    }

    /** The engine's own time stamp, unless its clock is another one (a virtual machine's) and contradicts ours. */
    private static Instant between(Instant asked, String stamp) {
        Instant now = SteadyClock.now();
        Instant said = stamp == null ? now : Instant.parse(stamp);
        return said.isBefore(asked) || said.isAfter(now) ? now : said;
    }
}

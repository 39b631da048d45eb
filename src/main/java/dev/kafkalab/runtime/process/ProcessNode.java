package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.AbstractNode;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.support.FrozenProcess;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A node that is an operating-system process. */
final class ProcessNode extends AbstractNode {

    private final Path log;
    private final Function<Node, Launch> launch;
    private final Consumer<OsProcess> started;
    private final Supplier<Optional<Endpoint>> wayIn;

    private final Restarts restarts;

    private volatile Running running;
    private volatile boolean frozen;

    /**
     * A node that does not run yet.
     *
     * @param launch makes ready what the node needs, as it is by then, anew at every start
     * @param started is told each process, so that it can be found if this JVM is killed
     * @param wayIn where this machine reaches it, if not by what its file says
     */
    ProcessNode(
            Node node,
            Path log,
            Function<Node, Launch> launch,
            Consumer<OsProcess> started,
            Supplier<Optional<Endpoint>> wayIn) {
        super(node);
        this.log = log;
        this.launch = launch;
        this.started = started;
        this.wayIn = wayIn;
        this.restarts = new Restarts(node.service().restart(), this::beginAgain);
    }

    /** A live process and what hangs on it. */
    private record Running(Process process, PublishedPorts ports, Launch launch) {}

    @Override
    public Optional<Endpoint> hostEndpoint() {
        return wayIn.get().or(node()::hostEndpoint);
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public State state() {
        Running current = running;
        if (current == null || !current.process().isAlive()) {
            return State.DOWN;
        }
        return isFrozen(current.process()) ? State.PAUSED : State.RUNNING;
    }

    @Override
    public OptionalInt exitStatus() {
        Running current = running;
        return current == null || current.process().isAlive() || restarts.continues(current.process())
                ? OptionalInt.empty()
                : OptionalInt.of(current.process().exitValue());
    }

    /** Linux says it itself, whoever froze it; elsewhere we remember. */
    private boolean isFrozen(Process process) {
        return FrozenProcess.isFrozen(process.pid()).orElse(frozen);
    }

    @Override
    public Instant start() {
        if (state() != State.DOWN) {
            throw new IllegalStateException(node().name() + " runs already");
        }
        end();
        Instant moment = begin();
        restarts.begin(running.process());
        return moment;
    }

    private Instant begin() {
        Launch next = launch.apply(node());
        PublishedPorts ports = PublishedPorts.open(node().name(), next);
        try {
            Instant moment = SteadyClock.now();
            Process process = launch(next);
            running = new Running(process, ports, next);
            frozen = false;
            OsProcess.of(process.pid()).ifPresent(started);
            process.onExit().thenRun(ports::close);
            return moment;
        } catch (IOException e) {
            ports.close();
            throw new SetupException("%s could not be launched: %s".formatted(node().name(), e.getMessage()), e);
        }
    }

    /** Its last life has ended by itself, and Docker would give it another. */
    private void beginAgain() {
        Running last = running;
        if (last == null || last.process().isAlive()) {
            return;
        }
        finish(last, false);
        begin();
        restarts.goOn(running.process());
    }

    /** A log that goes on says where: what follows is another life of the node. */
    private static Process launch(Launch launch) throws IOException {
        NodeLogs.mark(launch.log());
        return builder(launch.command(), launch.environment(), launch.folder(), launch.log())
                .start();
    }

    /** A process that shares nothing with this one which would sway a JVM, but for these variables. */
    static ProcessBuilder builder(List<String> command, Map<String, String> environment, Path folder, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.startsWith("KAFKA_") || name.startsWith("ZOO"));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "CLASSPATH", "JVMFLAGS"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** SIGTERM, then SIGKILL after the grace period. A frozen node is thawed after the signal, as Docker does it. */
    @Override
    public Instant stop() {
        Running current = live("stop");
        Instant moment = askToEnd(current);
        await(current);
        return moment;
    }

    /**
     * The first half of {@link #stop}: sends the signal and returns at once. Nothing happens to a node that is down.
     */
    void askToEnd() {
        Running current = running;
        if (state() != State.DOWN) {
            askToEnd(current);
        }
    }

    /** The second half of {@link #stop}: waits for the end, and kills when the grace period is over. */
    void awaitEnd() {
        Running current = running;
        if (current != null) {
            await(current);
        }
    }

    private Instant askToEnd(Running current) {
        restarts.end();
        boolean wasFrozen = isFrozen(current.process());
        Instant moment = SteadyClock.now();
        // Not Process.destroy, which closes the pipe as well: to the node that means that its launcher is gone.
        current.process().toHandle().destroy();
        if (wasFrozen) {
            FrozenProcess.thaw(current.process().pid());
            frozen = false;
        }
        return moment;
    }

    private void await(Running current) {
        boolean byItself = waitFor(current.process(), node().service().stopGracePeriod());
        if (!byItself) {
            kill(current.process());
            waitFor(current.process(), Duration.ofDays(1));
        }
        finish(current, byItself);
    }

    @Override
    public Instant kill() {
        Running current = live("kill");
        restarts.end();
        kill(current.process());
        waitFor(current.process(), Duration.ofDays(1));
        Instant moment = SteadyClock.now();
        finish(current, false);
        return moment;
    }

    /** Kills it if it lives, and lets go of everything that it held. */
    void end() {
        restarts.end();
        Running current = running;
        if (current != null) {
            kill(current.process());
            waitFor(current.process(), Duration.ofDays(1));
            finish(current, false);
        }
    }

    /** What a script has started goes with it, as everything in a container does. */
    static void kill(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private void finish(Running current, boolean endedByItself) {
        running = null;
        frozen = false;
        current.ports().close();
        try {
            current.process().getOutputStream().close();
        } catch (IOException e) {
            // Nobody reads that pipe any more.
        }
        current.launch().archive().ifPresent(recording -> recording.finish(endedByItself));
    }

    @Override
    public Instant pause() {
        Running current = live("pause");
        if (isFrozen(current.process())) {
            throw new IllegalStateException(node().name() + " is paused already");
        }
        FrozenProcess.freeze(current.process().pid());
        frozen = true;
        return SteadyClock.now();
    }

    @Override
    public Instant resume() {
        Running current = live("resume");
        if (!isFrozen(current.process())) {
            throw new IllegalStateException(node().name() + " is not paused");
        }
        Instant moment = SteadyClock.now();
        FrozenProcess.thaw(current.process().pid());
        frozen = false;
        return moment;
    }

    /** Whether it records a class archive that its polite end would write. */
    boolean isRecording() {
        Running current = running;
        return state() == State.RUNNING && current.launch().archive().isPresent();
    }

    /** Its process, while it lives. */
    OptionalLong pid() {
        Running current = running;
        return current != null && current.process().isAlive()
                ? OptionalLong.of(current.process().pid())
                : OptionalLong.empty();
    }

    private Running live(String operation) {
        Running current = running;
        if (current == null || !current.process().isAlive()) {
            throw new IllegalStateException(
                    "Cannot %s %s: it does not run. Its last words are in %s".formatted(operation, node().name(), log));
        }
        return current;
    }

    private static boolean waitFor(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.kafkalab.fake;

import dev.kafkalab.runtime.AbstractNode;
import dev.kafkalab.topology.Node;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A node without a process: it has a state, and keeps what was done to it. */
public final class FakeNode extends AbstractNode {

    private final InstantSource clock;
    private final Path log;
    private final List<String> done = new ArrayList<>();
    private volatile State state;

    public FakeNode(Node node, State state, InstantSource clock, Path log) {
        super(node);
        this.state = state;
        this.clock = clock;
        this.log = log;
    }

    /** What was done to it so far, in order: {@code kill}, {@code start}. */
    public List<String> done() {
        return List.copyOf(done);
    }

    /** It ends, or freezes, without anybody's doing. */
    public void becomes(State now) {
        state = now;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Instant start() {
        return does("start", State.RUNNING);
    }

    @Override
    public Instant stop() {
        return does("stop", State.DOWN);
    }

    @Override
    public Instant kill() {
        return does("kill", State.DOWN);
    }

    @Override
    public Instant pause() {
        return does("pause", State.PAUSED);
    }

    @Override
    public Instant resume() {
        return does("resume", State.RUNNING);
    }

    @Override
    public Path log() {
        return log;
    }

    private Instant does(String what, State then) {
        done.add(what);
        state = then;
        return clock.instant();
    }
}

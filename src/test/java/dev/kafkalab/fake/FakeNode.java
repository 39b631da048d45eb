package dev.kafkalab.fake;

import dev.kafkalab.runtime.AbstractNode;
import dev.kafkalab.topology.Node;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** A node without a process: it has a state, and keeps what was done to it. */
public final class FakeNode extends AbstractNode {

    private final InstantSource clock;
    private final Path log;
    private final List<String> done = new ArrayList<>();
    private volatile State state;
    private final Deque<Integer> endings = new ArrayDeque<>();
    private OptionalInt exitStatus = OptionalInt.empty();

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

    /**
     * It is a job: it has ended with the first of these, and will end with the next at once when it is started again.
     */
    public void endsWith(Integer... statuses) {
        endings.addAll(List.of(statuses));
        state = State.DOWN;
        exitStatus = OptionalInt.of(endings.pop());
    }

    @Override
    public OptionalInt exitStatus() {
        return state == State.DOWN ? exitStatus : OptionalInt.empty();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Instant start() {
        Instant moment = does("start", endings.isEmpty() ? State.RUNNING : State.DOWN);
        exitStatus = endings.isEmpty() ? OptionalInt.empty() : OptionalInt.of(endings.pop());
        return moment;
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

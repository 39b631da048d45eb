package dev.kafkalab.observe;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.State.NodeState;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a cluster again and again and keeps a timeline of every change of leader, ISR, controller, broker list,
 * ensemble mode and node state. A change is dated when it was first seen: at most one interval after it was visible.
 */
public final class ClusterMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterMonitor.class);

    /** How often the brokers are asked. */
    public static final Duration INTERVAL = Duration.ofMillis(100);

    /** ZooKeeper logs every question it is asked: seldom enough that students still find their lines. */
    private static final Duration ENSEMBLE_INTERVAL = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final ClusterObserver observer;
    private final List<Event> events = new ArrayList<>();
    private final Map<Subject, State> states = new HashMap<>();
    private final SeenStates looks = new SeenStates();
    private final ScheduledExecutorService clock;

    private ClusterMonitor(Cluster cluster, ClusterObserver observer, ScheduledExecutorService clock) {
        this.cluster = cluster;
        this.observer = observer;
        this.clock = clock;
    }

    /** Begins to watch. */
    public static ClusterMonitor of(Cluster cluster, ClusterObserver observer) {
        return of(cluster, observer, Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "watcher");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** @param clock when it is time to look, and in which threads; it is shut down in the end */
    static ClusterMonitor of(Cluster cluster, ClusterObserver observer, ScheduledExecutorService clock) {
        ClusterMonitor watcher = new ClusterMonitor(cluster, observer, clock);
        watcher.repeat(watcher::lookAtBrokers, INTERVAL);
        watcher.repeat(watcher::lookAtEnsemble, ENSEMBLE_INTERVAL);
        return watcher;
    }

    /** Puts something that was done to the cluster on the timeline. */
    public synchronized void applied(Instant at, Applied done, NodeState left) {
        events.add(Event.applied(at, done, new State.OfNode(left)));
        // So that the next look at whoever it was stands on the timeline even where it shows that state.
        states.remove(done.to());
    }

    /** When the cluster was first seen in such a state, not before that moment; empty if it has not been. */
    public Optional<Instant> firstSeen(Predicate<Snapshot> wanted, Instant from) {
        return looks.first(wanted, from);
    }

    /** Everything seen so far; its zero is the first fault, or else the first event. */
    public synchronized Timeline timeline() {
        List<Event> ordered =
                events.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList();
        Instant origin = ordered.stream()
                .filter(Event::fault)
                .findFirst()
                .or(() -> ordered.stream().findFirst())
                .map(Event::at)
                .orElseGet(SteadyClock::now);
        return new Timeline(origin, ordered);
    }

    /** Stops watching; the timeline stays. */
    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void repeat(Runnable look, Duration interval) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        look.run();
                    } catch (RuntimeException e) {
                        // A Docker engine may fail to answer once. Thrown on, it would end the watch; the next look is
                        // soon.
                        LOG.warn("One look at the cluster failed", e);
                    }
                },
                0,
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void lookAtBrokers() {
        Snapshot look = observer.metadata();
        looks.note(look, SteadyClock.now());
        Map<Subject, State> seen = new LinkedHashMap<>(Changes.states(look));
        cluster.nodes()
                .forEach(node -> seen.put(
                        new Subject.Node(node.node().name()),
                        new State.OfNode(NodeState.valueOf(node.state().name()))));
        note(seen);
    }

    private void lookAtEnsemble() {
        Map<Subject, State> seen = new LinkedHashMap<>();
        observer.ensemble()
                .forEach(member ->
                        seen.put(new Subject.EnsembleMember(member.node()), new State.OfEnsembleMember(member.mode())));
        note(seen);
    }

    private synchronized void note(Map<Subject, State> seen) {
        if (clock.isShutdown()) {
            return;
        }
        events.addAll(Changes.between(states, seen, SteadyClock.now()));
        states.putAll(seen);
    }
}

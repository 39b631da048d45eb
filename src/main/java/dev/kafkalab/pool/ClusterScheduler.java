package dev.kafkalab.pool;

import dev.kafkalab.runtime.SetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Which scenario may use which cluster now. Scenarios on one topology run one after another; on different topologies
 * side by side, as long as no more clusters run than the machine has room for. A cluster for which no scenario waits
 * makes room for one that is waited for.
 */
final class ClusterScheduler {

    private static final long NANOS_A_MILLI = 1_000_000;

    private final int room;
    private final Duration gathering;
    private final Duration patience;
    private final Set<Path> running = new LinkedHashSet<>();
    private final Set<Path> inUse = new LinkedHashSet<>();
    private final Set<Path> leaving = new LinkedHashSet<>();
    private final List<Request> waiting = new ArrayList<>();
    private final LongSupplier nanos;
    private long lastChange;

    /**
     * @param room how many clusters may run at once; at least 1
     * @param gathering how long a scenario lets others speak up before it takes room for a new cluster
     * @param patience how long to wait while no other scenario begins or ends; longer than any scenario takes
     */
    ClusterScheduler(int room, Duration gathering, Duration patience) {
        this(room, gathering, patience, System::nanoTime);
    }

    /** @param nanos the time that passes, as {@link System#nanoTime} tells it */
    ClusterScheduler(int room, Duration gathering, Duration patience, LongSupplier nanos) {
        this.room = Math.max(1, room);
        this.gathering = gathering;
        this.patience = patience;
        this.nanos = nanos;
        this.lastChange = nanos.getAsLong();
    }

    /**
     * Waits until these topologies are nobody else's and there is room for them. A scenario takes all that it will use
     * at once: two that each held what the other waits for would wait for ever.
     *
     * @return the clusters that have to be taken down first, to make room; until they are {@link #gone}, nobody gets
     *     them
     * @throws SetupException if nothing has changed for as long as a scenario may take, so that nothing will
     */
    synchronized List<Path> take(Set<Path> topologies) {
        Request request = new Request(Set.copyOf(topologies), nanos.getAsLong() + gathering.toNanos());
        waiting.add(request);
        try {
            for (long left = gathers(request); left > 0 && isNew(request); left = gathers(request)) {
                wait(left);
            }
            while (!mayGo(request)) {
                waitForTurn(request);
            }
            List<Path> surplus = surplus(request, !fits(request));
            surplus.forEach(running::remove);
            leaving.addAll(surplus);
            running.addAll(request.topologies);
            inUse.addAll(request.topologies);
            return surplus;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a cluster's turn", e);
        } finally {
            waiting.remove(request);
            changed();
        }
    }

    /** Whoever ends lets others go on. Where nobody has for longer than any scenario takes, nobody will. */
    private void waitForTurn(Request request) throws InterruptedException {
        long left = patience.toNanos() - (nanos.getAsLong() - lastChange);
        if (left <= 0) {
            throw new SetupException(
                    "No turn on %s: no scenario has ended for %d s (in use: %s). Fix: look at what the scenarios that run wait for, or run with -Dlab.parallel=1."
                            .formatted(
                                    names(request.topologies),
                                    patience.toSeconds(),
                                    inUse.isEmpty() ? "none" : names(inUse)));
        }
        wait(left / NANOS_A_MILLI + 1);
    }

    /** How long it lets others speak up, in milliseconds, rounded up; 0 once that is over. */
    private long gathers(Request request) {
        return Math.max(0, (request.gatheredAt - nanos.getAsLong() + NANOS_A_MILLI - 1) / NANOS_A_MILLI);
    }

    private static String names(Collection<Path> topologies) {
        return topologies.stream().map(Path::toString).sorted().collect(Collectors.joining(", "));
    }

    /** They have been taken down; others may start them. */
    synchronized void gone(Collection<Path> topologies) {
        leaving.removeAll(topologies);
        changed();
    }

    /** Gives them back. Their clusters go on running. */
    synchronized void release(Set<Path> topologies) {
        inUse.removeAll(topologies);
        // What was used last is the last to go.
        topologies.stream().filter(running::remove).toList().forEach(running::add);
        changed();
    }

    /** Where every cluster is waited for and none is in use, one has to go all the same. */
    private boolean mayGo(Request request) {
        return (fits(request) && !givesWay(request))
                || (inUse.isEmpty() && leaving.isEmpty() && waiting.stream().noneMatch(this::fits));
    }

    /** Whether it can go on without taking down a cluster that others wait for. */
    private boolean fits(Request request) {
        return request.topologies.stream().noneMatch(topology -> inUse.contains(topology) || leaving.contains(topology))
                && surplus(request, false).size() >= missingRoom(request);
    }

    /**
     * What most scenarios wait for takes longest, one after another: it gets room for its cluster first, or the others
     * would wait for it at the end of the run.
     */
    private boolean givesWay(Request request) {
        return isNew(request)
                && waiting.stream().anyMatch(other -> isNew(other) && fits(other) && demand(other) > demand(request));
    }

    /** Whether scenarios on other topologies run now. */
    synchronized boolean othersRunBeside(Set<Path> topologies) {
        return !topologies.containsAll(inUse);
    }

    /** Whether everyone who waits must go on waiting until something changes. */
    synchronized boolean isSettled() {
        return waiting.stream().noneMatch(this::mayGo);
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void changed() {
        lastChange = nanos.getAsLong();
        notifyAll();
    }

    private boolean isNew(Request request) {
        return !running.containsAll(request.topologies);
    }

    private long demand(Request request) {
        return waiting.stream()
                .filter(other -> !Collections.disjoint(other.topologies, request.topologies))
                .count();
    }

    private List<Path> surplus(Request request, boolean alsoWaitedFor) {
        return running.stream()
                .filter(topology -> !inUse.contains(topology) && !request.topologies.contains(topology))
                .filter(topology ->
                        alsoWaitedFor || waiting.stream().noneMatch(other -> other.topologies.contains(topology)))
                .limit(Math.max(0, missingRoom(request)))
                .toList();
    }

    private long missingRoom(Request request) {
        long more = request.topologies.stream()
                .filter(topology -> !running.contains(topology))
                .count();
        return running.size() + more - room;
    }

    /** One that waits; two with the same topologies are two. */
    private static final class Request {
        private final Set<Path> topologies;
        private final long gatheredAt;

        private Request(Set<Path> topologies, long gatheredAt) {
            this.topologies = topologies;
            this.gatheredAt = gatheredAt;
        }
    }
}

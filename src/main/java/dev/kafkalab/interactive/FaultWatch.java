package dev.kafkalab.interactive;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What a cluster does after something was done to it, told as it is seen, in seconds from then. */
final class FaultWatch implements AutoCloseable {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 20;
    private static final double MILLIS = 1000.0;

    private final Supplier<List<Event>> seen;
    private final Runnable end;
    private Instant from = Instant.MAX;
    private Instant until = Instant.MAX;
    private long told;

    FaultWatch(Supplier<List<Event>> seen, Runnable end) {
        this.seen = seen;
        this.end = end;
    }

    /** Begins to look at a cluster to which something is about to be done; returns when it has been looked at once. */
    static FaultWatch of(LabCluster lab) {
        ClusterMonitor monitor = ClusterMonitor.of(lab.cluster(), lab.observer());
        FaultWatch watch = new FaultWatch(() -> monitor.timeline().events(), monitor::close);
        boolean ensemble = lab.observer().running(Role.ZOOKEEPER).findAny().isPresent();
        long deadline = System.nanoTime() + FIRST_LOOK.toNanos();
        while (System.nanoTime() < deadline && !watch.hasLooked(ensemble)) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return watch;
    }

    private boolean hasLooked(boolean ensemble) {
        List<Event> events = seen.get();
        return events.stream().anyMatch(event -> event.subject() instanceof Subject.BrokerList)
                && (!ensemble || events.stream().anyMatch(event -> event.subject() instanceof Subject.EnsembleMember));
    }

    /** It was done at that moment; what comes of it is told for that long. */
    synchronized void since(Instant moment, Duration atMost) {
        from = moment;
        until = moment.plus(atMost);
    }

    /** What was seen since the last call. */
    synchronized List<Event> news() {
        Set<Subject> known = new HashSet<>();
        List<Event> events = seen.get().stream()
                .filter(event -> !(event.subject() instanceof Subject.Node))
                // What is seen for the first time may have been so before.
                .filter(event -> !known.add(event.subject()) && event.at().isAfter(from))
                .toList();
        List<Event> news = events.stream().skip(told).toList();
        told = events.size();
        return news;
    }

    /** In seconds from the fault. */
    synchronized String line(Event event) {
        return "%7.1f s  %s: %s"
                .formatted(
                        Duration.between(from, event.at()).toMillis() / MILLIS,
                        EvidenceText.subject(event.subject()),
                        EvidenceText.value(event));
    }

    /** Whether everything that Kafka does by itself must have been seen. */
    synchronized boolean isOver(Instant now) {
        return now.isAfter(until);
    }

    @Override
    public void close() {
        end.run();
    }
}

package dev.kafkalab.interactive.recording;

import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows from one operation. Of what is seen it keeps what must come again: the elections that a fault has
 * caused, who is in sync then, and what the ensemble does.
 */
final class Episode {

    /** What the labs give an ensemble after a fault, a server that comes back, and a replica that has to catch up. */
    private static final Duration ENSEMBLE = Duration.ofSeconds(15);

    private static final Duration ENSEMBLE_AFTER_START = Duration.ofSeconds(30);
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private static final Set<String> SILENT = Set.of(EnsembleMember.DOWN, EnsembleMember.NOT_SERVING);

    private final FeatureDraft draft;
    private final ElectionBounds bounds;
    private final Operated done;
    private final Snapshot before;
    private final boolean certain;
    private final Set<String> elected = new HashSet<>();
    private final Set<String> left = new HashSet<>();

    /** @param certain whether another run can tell if the node is the controller */
    Episode(FeatureDraft draft, ElectionBounds bounds, Operated done, Snapshot before, boolean certain) {
        this.draft = draft;
        this.bounds = bounds;
        this.done = done;
        this.before = before;
        this.certain = certain;
    }

    void leader(Subject.LeaderOf of, int broker) {
        if (done.isFault() && led(of.topic(), of.partition()) && broker != done.id()) {
            draft.seen("a new leader of %s is elected within %s"
                    .formatted(NodeNames.partition(of.topic(), of.partition()), seconds(untilLeader())));
            elected.add(of.topic());
            if (left.contains(of.topic())) {
                notInSync(of.topic());
            }
        }
    }

    void controller(int id) {
        if (done.isFault() && certain && wasController() && id != done.id()) {
            draft.seen((done.node().is(Role.CONTROLLER)
                            ? "another controller becomes active within "
                            : "another broker becomes the controller within ")
                    + seconds(bounds.ofController(done.operation().effect()).latest()));
        }
    }

    /** Of topics of one partition: what becomes of the others' comes to the same. */
    void isr(Subject.IsrOf of, List<Integer> ids) {
        List<Snapshot.Partition> partitions = before.topic(of.topic());
        if (!done.isBroker() || partitions.size() != 1) {
            return;
        }
        Snapshot.Partition partition = partitions.get(0);
        if (done.isBack()) {
            if (Set.copyOf(ids).equals(Set.copyOf(partition.replicas())) && isEverywhere(partition)) {
                draft.seen("the ISR of %s is all brokers within %s".formatted(of.topic(), seconds(CATCH_UP)));
            }
        } else if (partition.isr().contains(done.id()) && !ids.contains(done.id())) {
            left(partition);
        }
    }

    /** A leader leaves as another is elected. A silent follower stays until its session ends, and not a moment less. */
    private void left(Snapshot.Partition partition) {
        String topic = partition.topic();
        long notBefore =
                bounds.ofLeader(done.operation().effect(), false).earliest().toSeconds();
        if (partition.leader() != done.id() && notBefore > 0) {
            draft.seen("%s leaves the ISR of %s within %s, but not before %d seconds"
                    .formatted(done.name(), topic, seconds(untilLeader()), notBefore));
        } else if (partition.leader() != done.id() || elected.contains(topic)) {
            notInSync(topic);
        }
        left.add(topic);
    }

    private void notInSync(String topic) {
        draft.seen("%s is not in the ISR of %s".formatted(done.name(), topic));
    }

    /** @param modes of all its members, after the change */
    void ensemble(Collection<String> modes) {
        long leaders = modes.stream().filter("leader"::equals).count();
        long followers = modes.stream().filter("follower"::equals).count();
        long silent = modes.stream().filter(SILENT::contains).count();
        if (!done.isZooKeeper()) {
            return;
        }
        if (leaders == 1 && followers > 0 && leaders + followers + silent == modes.size()) {
            draft.seen("the ensemble has one leader and %d follower%s within %s"
                    .formatted(
                            followers,
                            followers == 1 ? "" : "s",
                            seconds(done.isBack() ? ENSEMBLE_AFTER_START : ENSEMBLE)));
        } else if (done.isFault() && silent == modes.size()) {
            draft.seen("no ZooKeeper serves within " + seconds(ENSEMBLE));
        }
    }

    private boolean isEverywhere(Snapshot.Partition partition) {
        Set<Integer> brokers = new HashSet<>(before.brokerIds());
        brokers.add(done.id());
        return brokers.equals(Set.copyOf(partition.replicas()));
    }

    private boolean led(String topic, int number) {
        return done.isBroker()
                && before.partition(topic, number)
                        .filter(partition -> partition.leader() == done.id())
                        .isPresent();
    }

    private boolean wasController() {
        return !done.isZooKeeper() && before.controller() == done.id();
    }

    /** Where it is not sure who the controller will be, the time of one that was is enough for both. */
    private Duration untilLeader() {
        return bounds.ofLeader(done.operation().effect(), !certain || wasController())
                .latest();
    }

    /** Whole ones, as people promise. */
    private static String seconds(Duration time) {
        return "%d seconds".formatted(time.plusMillis(999).toSeconds());
    }
}

package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The state of a cluster after all that was done to its nodes: as every live broker tells it, once the cluster has
 * provably noticed, or has had the time to by its own settings.
 */
public final class SettledState {

    private final ScenarioContext scenario;

    public SettledState(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * Waits until the cluster has noticed, and then, as long as a change needs to be known everywhere, for every live
     * broker to give the same answer and for that to be as wanted.
     *
     * @param aspect the part of an answer that all must agree on
     * @param description an answer, in words: {@code "lists 1, 2 and 3"}
     */
    public Outcome<List<Snapshot>> await(
            String what,
            Function<Snapshot, ?> aspect,
            Function<Snapshot, String> description,
            Predicate<Snapshot> wanted) {
        awaitNotice();
        ClusterObserver observer = scenario.lab().observer();
        return scenario.settle(
                what,
                observer::everyBroker,
                answers -> describe(answers, description),
                answers -> observer.everyBrokerIsAmong(answers)
                        && answers.stream().map(aspect).distinct().count() == 1
                        && wanted.test(answers.get(0)));
    }

    /**
     * Waits as below if it was so before the last operation already: a state that is promised within a time says
     * nothing of that operation until the cluster has noticed.
     */
    void awaitNoticeIfBefore(Predicate<Snapshot> wanted) {
        if (scenario.faults()
                .latest()
                .map(AppliedOperation::before)
                .filter(wanted)
                .isPresent()) {
            awaitNotice();
        }
    }

    /**
     * Waits until the cluster has noticed what was done to its nodes, at most as long as its settings allow it to take.
     */
    public void awaitNotice() {
        Map<ClusterNode, AppliedOperation> last = new LinkedHashMap<>();
        scenario.faults().all(any -> true).forEach(done -> last.put(done.node(), done));
        ClusterObserver observer = scenario.lab().observer();
        if (last.isEmpty() || observer.running(Role.BROKER).findAny().isEmpty()) {
            return;
        }
        Notice notice = new Notice(
                observer,
                scenario.lab().cluster().topology().nodes(Role.CONTROLLER).size());
        Instant from = last.values().stream()
                .map(AppliedOperation::at)
                .min(Instant::compareTo)
                .orElseThrow();
        scenario.await(
                "the cluster to notice what was done to it",
                observer::everyBroker,
                answers -> unnoticed(notice, last.keySet(), answers) + " is not noticed yet",
                answers -> unnoticed(notice, last.keySet(), answers).isEmpty(),
                from,
                Duration.between(from, latest(last.values(), scenario.lab().electionBounds())));
    }

    /** When each of these must have been noticed, by the cluster's own settings. */
    static Instant latest(Collection<AppliedOperation> done, ElectionBounds bounds) {
        return done.stream()
                .map(one -> one.at().plus(bound(one, bounds)))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Duration bound(AppliedOperation done, ElectionBounds bounds) {
        return (done.node().node().is(Role.CONTROLLER) && !done.node().node().is(Role.BROKER)
                        ? bounds.ofController(done.operation().effect())
                        : bounds.ofLeader(done.operation().effect(), done.wasController()))
                .latest();
    }

    private static List<String> unnoticed(Notice notice, Collection<ClusterNode> nodes, List<Snapshot> answers) {
        return nodes.stream()
                .filter(node -> !node.node().is(Role.TOOL) && !notice.isTakenOf(node, answers))
                .map(node -> node.node().name())
                .toList();
    }

    private static String describe(List<Snapshot> answers, Function<Snapshot, String> description) {
        return answers.isEmpty()
                ? "no broker answers"
                : String.join(
                        "; ",
                        answers.stream()
                                .map(answer -> answer.askedOf() + " " + description.apply(answer))
                                .toList());
    }
}

package dev.kafkalab.scenario;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.support.FrozenProcess;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.group.ConsumerGroup;
import dev.kafkalab.traffic.group.ConsumerSettings;
import dev.kafkalab.traffic.group.MemberEvent.CommitRefused;
import dev.kafkalab.traffic.group.MemberEvent.Holding;
import dev.kafkalab.traffic.group.MemberProcess;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done to the consumers of a group from outside, and how they end. */
public final class MemberControl {

    private static final String KILLED = "killed";
    private static final String CLOSED = "closed";
    private static final String PAUSED = "paused";
    private static final String RESUMED = "resumed";

    private final ScenarioGroup group;
    private final ConsumerGroup consumers;
    private final Set<MemberProcess> told = new HashSet<>();
    private MemberProcess killed;
    private MemberProcess paused;

    MemberControl(ScenarioGroup group, ConsumerGroup consumers) {
        this.group = group;
        this.consumers = consumers;
    }

    /** Whether what was done leaves a group without a word: it is for the consumer's session to end. */
    static boolean isSilent(String operation) {
        return operation.equals(KILLED) || operation.equals(PAUSED);
    }

    /** SIGKILL to the process of a consumer that has partitions. @return who it was */
    public MemberProcess kill() {
        killed = consumers.one();
        group.changed(killed.kill(), killed, KILLED);
        return killed;
    }

    /** A consumer that has partitions leaves its group and ends. @return who it was */
    public MemberProcess leave() {
        MemberProcess member = consumers.one();
        group.changed(member.leave(), member, CLOSED);
        return member;
    }

    /**
     * SIGSTOP to the process of a consumer that has partitions, while it deals with what it has read. @return who it
     * was
     */
    public MemberProcess pause() {
        MemberProcess member = consumers.one();
        awaitHolding(member, () -> consumers.hold(member));
        FrozenProcess.freeze(member.pid());
        member.paused(true);
        paused = member;
        group.changed(SteadyClock.now(), member, PAUSED);
        return member;
    }

    /**
     * SIGCONT to the process of the consumer that was paused last, which commits what it has read. @return who it is
     */
    public MemberProcess resume() {
        if (paused == null) {
            throw notYet(PAUSED);
        }
        MemberProcess member = paused;
        paused = null;
        // It finds this first, and so does not hear of anything else before.
        consumers.commit(member);
        FrozenProcess.thaw(member.pid());
        member.paused(false);
        group.changed(SteadyClock.now(), member, RESUMED);
        return member;
    }

    /**
     * A consumer, started if there is none, reads so many messages more and commits, before it deals with them. @return
     * who it is
     */
    public MemberProcess commitAhead(String topic, int messages, ConsumerSettings with) {
        if (consumers.live().isEmpty()) {
            group.start(topic, 1, with);
        }
        group.requireReaderOf(topic);
        MemberProcess member = consumers.one();
        awaitHolding(member, () -> consumers.commitAhead(member, messages));
        return member;
    }

    /** The refused commits of its consumers since something was done to one, by the consumer's name. */
    public Outcome<List<String>> refusedCommits(String words) {
        Instant since = group.changedAt();
        return group.await(
                "a commit of group %s to be refused with \"%s\"".formatted(group.id(), words),
                () -> consumers.members().stream()
                        .flatMap(member -> member.events(CommitRefused.class).stream()
                                .filter(refused -> refused.at().isAfter(since))
                                .map(refused -> "%s: %s".formatted(member.name(), refused.error())))
                        .toList(),
                seen -> seen.isEmpty() ? "none has been refused" : String.join(", ", seen),
                seen -> seen.stream().anyMatch(refused -> refused.contains(words)),
                ScenarioContext.METADATA_SETTLES);
    }

    private void awaitHolding(MemberProcess member, Runnable tell) {
        int before = member.events(Holding.class).size();
        tell.run();
        group.await(
                        "%s to deal with what it has read".formatted(member.name()),
                        () -> member.events(Holding.class).size() > before,
                        holds -> "it does not yet",
                        holds -> holds,
                        ScenarioGroup.BUSY)
                .orSetupFailure();
    }

    /** The consumer that was killed last. @throws IllegalStateException if none was */
    public MemberProcess killed() {
        if (killed == null) {
            throw notYet(KILLED);
        }
        return killed;
    }

    private IllegalStateException notYet(String what) {
        return new IllegalStateException(
                "No consumer of group %s has been %s: a step such as \"When a consumer of group %s is %s\" must come before this one"
                        .formatted(group.id(), what, group.id(), what));
    }

    /**
     * Starts another process in place of the consumer that was killed last, with the settings that one had, and waits
     * until it is a member. It reads on, and the group's rebalances are counted from the kill.
     *
     * @return who it is
     */
    public MemberProcess startAgain() {
        group.launch(killed().topic(), 1, consumers.settingsOf(killed()));
        group.awaitAllJoined();
        consumers.readOn();
        List<MemberProcess> all = consumers.members();
        return all.get(all.size() - 1);
    }

    /** Starts so many consumers that read on if they can. What becomes of them is for the next steps to say. */
    public void tryToRead(String topic, int number, ConsumerSettings with) {
        group.launch(topic, number, with);
        List<MemberProcess> all = consumers.members();
        consumers.readOn(all.subList(all.size() - number, all.size()));
    }

    /**
     * Waits until a consumer has ended by itself, with an error that has these words, and takes that for what was to
     * happen.
     */
    public Outcome<Map<MemberProcess, String>> ended(String words) {
        Outcome<Map<MemberProcess, String>> outcome = group.await(
                "a consumer of group %s to end with an error that says \"%s\"".formatted(group.id(), words),
                this::untoldFailures,
                MemberControl::inWords,
                failures -> failures.values().stream().anyMatch(error -> error.contains(words)),
                ScenarioGroup.BUSY);
        if (outcome.reached()) {
            MemberProcess first = outcome.last().keySet().stream()
                    .filter(member -> outcome.last().get(member).contains(words))
                    .findFirst()
                    .orElseThrow();
            first.acceptEnd();
            told.add(first);
        }
        return outcome;
    }

    private Map<MemberProcess, String> untoldFailures() {
        Map<MemberProcess, String> failures = consumers.failures();
        failures.keySet().removeAll(told);
        return failures;
    }

    private static String inWords(Map<MemberProcess, String> failures) {
        return failures.isEmpty()
                ? "none has ended by itself"
                : failures.entrySet().stream()
                        .map(failure -> failure.getKey().name() + " has ended with " + failure.getValue())
                        .collect(Collectors.joining(", "));
    }
}

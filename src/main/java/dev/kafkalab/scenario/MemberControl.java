package dev.kafkalab.scenario;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.traffic.group.ConsumerGroup;
import dev.kafkalab.traffic.group.ConsumerSettings;
import dev.kafkalab.traffic.group.MemberProcess;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done to the consumers of a group from outside, and how they end. */
public final class MemberControl {

    private static final String KILLED = "killed";
    private static final String CLOSED = "closed";

    private final ScenarioGroup group;
    private final ConsumerGroup consumers;
    private final Set<MemberProcess> told = new HashSet<>();
    private MemberProcess killed;

    MemberControl(ScenarioGroup group, ConsumerGroup consumers) {
        this.group = group;
        this.consumers = consumers;
    }

    /** Whether what was done leaves a group without a word: it is for the consumer's session to end. */
    static boolean isSilent(String operation) {
        return operation.equals(KILLED);
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

    /** The consumer that was killed last. @throws IllegalStateException if none was */
    public MemberProcess killed() {
        if (killed == null) {
            throw new IllegalStateException(
                    "No consumer of group %s has been killed: a step such as \"When a consumer of group %s is killed\" must come before this one"
                            .formatted(group.id(), group.id()));
        }
        return killed;
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

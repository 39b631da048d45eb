package dev.kafkalab.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The KRaft quorum as its leader, the active controller, describes it.
 *
 * @param leader the active controller's node id
 * @param epoch how many leaders came before
 * @param highWatermark up to which offset a majority of the voters has the cluster's metadata
 * @param voters the controllers, dead ones too: the majority is counted over all of them
 * @param observers the nodes that follow without a vote: the brokers
 */
public record Quorum(int leader, int epoch, long highWatermark, List<Member> voters, List<Member> observers) {

    /**
     * A fetch is answered within this time, with or without records (Kafka's
     * {@code KafkaRaftClient.MAX_FETCH_WAIT_MS}).
     */
    private static final Duration FETCH_WAIT = Duration.ofMillis(500);

    /** Four fetches that did not come. */
    private static final Duration SILENT = Duration.ofSeconds(2);

    public Quorum {
        voters = List.copyOf(voters);
        observers = List.copyOf(observers);
    }

    /** The voters that have not fetched lately, by node id; the leader is none of them. */
    public List<Integer> silentVoters() {
        return voters.stream().filter(this::isSilent).map(Member::id).toList();
    }

    /** Whether a majority of the voters, of which the leader is one, has fetched lately. */
    public boolean hasMajority() {
        return (voters.size() - silentVoters().size()) * 2 > voters.size();
    }

    /** Whether that node has a vote, and has fetched lately. */
    public boolean isHeard(int voter) {
        return voters.stream().anyMatch(member -> member.id() == voter && !isSilent(member));
    }

    /** Whether that one has not fetched lately; the leader always has. */
    public boolean isSilent(Member member) {
        return member.lastFetch().isBefore(leadersNow().minus(SILENT));
    }

    /**
     * Whether every voter, the leader included, has sent a fetch in that time before this answer. The leader dates a
     * fetch when it answers it, which it does for a dead voter too: only what it dates later than it may wait was sent
     * later. All dates are the leader's, and one that is still to come was made before its clock was set back.
     */
    public boolean everyVoterHasFetchedWithin(Duration time) {
        Instant now = leadersNow();
        return voters.stream()
                .map(voter -> Duration.between(voter.lastFetch(), now))
                .allMatch(ago -> !ago.isNegative() && ago.compareTo(time.minus(FETCH_WAIT)) < 0);
    }

    /** The leader's own last fetch is the moment of its answer. */
    private Instant leadersNow() {
        return voters.stream()
                .filter(voter -> voter.id() == leader)
                .map(Member::lastFetch)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** Every voter, then every observer. */
    public Stream<Member> members() {
        return Stream.concat(voters.stream(), observers.stream());
    }

    /**
     * A node that has the cluster's metadata.
     *
     * @param id its node id
     * @param logEndOffset the offset behind its last record, as far as the leader knows; -1 if it does not
     * @param lastFetch when it last asked the leader for more, by the leader's clock; the leader's own is the moment of
     *     its answer, and {@link Instant#EPOCH} or before means never
     * @param lastCaughtUp when it last had all that the leader had
     */
    public record Member(int id, long logEndOffset, Instant lastFetch, Instant lastCaughtUp) {}
}

package dev.kafkalab.traffic.group;

/**
 * What a member of a consumer group is told to do. Until it is told to read, it holds its partitions and reads nothing.
 */
sealed interface MemberCommand {

    /** Reads on without end, and commits what it has read after each poll. */
    record ReadOn() implements MemberCommand {}

    /**
     * Reads that many messages more, then none.
     *
     * @param messages how many
     * @param commit whether it commits the last of them
     */
    record ReadSome(int messages, boolean commit) implements MemberCommand {}

    /**
     * Reads that many messages more, commits the place of the next, and only then deals with them. It is dealing with
     * them, and does not poll, until it is told something else; if it dies before, nobody has read them.
     */
    record CommitAhead(int messages) implements MemberCommand {}

    /** Deals with what it has read, and does not poll, until it is told something else. Its heartbeats go on. */
    record Hold() implements MemberCommand {}

    /** Commits the place of the next message of each of its partitions. */
    record Commit() implements MemberCommand {}

    /** Reads a partition from that offset on next ({@code KafkaConsumer.seek}); what the group has committed stays. */
    record GoBack(int partition, long offset) implements MemberCommand {}

    /** Leaves the group and ends. */
    record Close() implements MemberCommand {}
}

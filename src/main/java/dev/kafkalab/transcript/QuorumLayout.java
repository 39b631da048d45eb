package dev.kafkalab.transcript;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.observe.Quorum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the active controller said of the quorum, in the layout of {@code kafka-metadata-quorum}. */
public final class QuorumLayout {

    private static final String ROW = "%-8s%-14s%-6s%-20s%-22s%s";

    private QuorumLayout() {}

    /** The command that one would type, and this quorum as its answer. */
    public static Transcript replication(Quorum quorum, String bootstrapServers) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(
                "NodeId", "LogEndOffset", "Lag", "LastFetchTimestamp", "LastCaughtUpTimestamp", "Status"));
        long end = quorum.members()
                .filter(member -> member.id() == quorum.leader())
                .mapToLong(Quorum.Member::logEndOffset)
                .findFirst()
                .orElse(quorum.highWatermark());
        quorum.voters()
                .forEach(voter -> lines.add(row(voter, end, voter.id() == quorum.leader() ? "Leader" : "Follower")));
        quorum.observers().forEach(observer -> lines.add(row(observer, end, "Observer")));
        return new Transcript(
                "kafka-metadata-quorum --bootstrap-server %s describe --replication".formatted(bootstrapServers),
                lines);
    }

    private static String row(Quorum.Member member, long end, String status) {
        return ROW.formatted(
                member.id(),
                member.logEndOffset(),
                end - member.logEndOffset(),
                millis(member.lastFetch()),
                millis(member.lastCaughtUp()),
                status);
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}

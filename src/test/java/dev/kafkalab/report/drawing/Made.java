package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.Broker;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Snapshot.Partition;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.evidence.Traffic.Interval;
import dev.kafkalab.evidence.Traffic.Outcome;
import dev.kafkalab.evidence.json.InWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Evidence made by hand. Its zero is the first fault. */
final class Made {

    static final Instant ZERO = Instant.parse("2026-11-21T07:25:07.000Z");

    private Made() {}

    static Instant at(double second) {
        return ZERO.plusMillis(Math.round(second * 1000));
    }

    static Event change(double second, String lane, String value) {
        return InWords.event(at(second), lane, value, false);
    }

    static Event fault(double second, String lane, String value) {
        return InWords.event(at(second), lane, value, true);
    }

    static Timeline timeline(Event... events) {
        return new Timeline(ZERO, List.of(events));
    }

    /** A leader is killed, and another takes over after 15 seconds. */
    static Timeline failover() {
        return timeline(
                change(-1, "node kafka1", "running"),
                change(-1, "node kafka2", "running"),
                change(-1, "controller", "broker 2"),
                change(-0.9, "leader of testTopic-0", "broker 1"),
                change(-0.9, "ISR of testTopic-0", "1 and 2"),
                fault(0, "node kafka1", "killed"),
                change(0.2, "node kafka1", "down"),
                change(15, "leader of testTopic-0", "broker 2"),
                change(15, "ISR of testTopic-0", "2"));
    }

    static Measurement seconds(String what, double value, double from, boolean holds) {
        return InWords.measurement(what, value, "s", Optional.empty(), Optional.of(18.0), holds, "", at(from));
    }

    static Interval interval(Outcome outcome, double from, double to, int messages) {
        return new Interval(outcome, at(from), at(to), messages);
    }

    static Partition partition(String topic, int number, int leader, List<Integer> replicas, List<Integer> isr) {
        return new Partition(topic, number, leader, 0, replicas, isr);
    }

    static Snapshot snapshot(int controller, List<Integer> brokers, Partition... partitions) {
        return new Snapshot(
                ZERO,
                "127.0.0.1:9092",
                "id",
                controller,
                brokers.stream().map(id -> new Broker(id, "localhost:909" + id)).toList(),
                List.of(partitions),
                List.of());
    }

    static Snapshot ensemble(Snapshot snapshot, String... modes) {
        return snapshot.withEnsemble(IntStream.range(0, modes.length)
                .mapToObj(i -> new EnsembleMember("zoo" + (i + 1), modes[i]))
                .toList());
    }
}

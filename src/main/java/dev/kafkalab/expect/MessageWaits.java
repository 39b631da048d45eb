package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.PartitionChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits for what is to become of messages: acknowledged, refused, read, deleted, compacted. */
public final class MessageWaits {

    private final ScenarioContext scenario;

    public MessageWaits(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /** For a message that is sent from now on to be acknowledged. */
    public Outcome<List<Sent>> acknowledged(String topic) {
        Instant from = SteadyClock.now();
        return scenario.settle(
                "a message to %s to be acknowledged".formatted(topic),
                () -> scenario.messages().sent(topic),
                MessageWaits::ends,
                sent -> sent.stream()
                        .anyMatch(s -> s.outcome() == Sent.Outcome.ACKNOWLEDGED
                                && s.sentAt().isAfter(from)));
    }

    /** For so many messages that are sent from now on to be acknowledged. @return these messages */
    public List<Sent> acknowledged(String topic, int count) {
        Instant from = SteadyClock.now();
        return scenario.settle(
                        "%d messages to %s to be acknowledged".formatted(count, topic),
                        () -> scenario.messages().sent(topic).stream()
                                .filter(s -> s.outcome() == Sent.Outcome.ACKNOWLEDGED
                                        && s.sentAt().isAfter(from))
                                .toList(),
                        acknowledged -> "%d are".formatted(acknowledged.size()),
                        acknowledged -> acknowledged.size() >= count)
                .orFail();
    }

    /** For a message to arrive at the reader that goes on, from that moment on. */
    public Outcome<List<Received>> read(String topic, Instant from) {
        return scenario.settle(
                "a message of %s to arrive".formatted(topic),
                () -> scenario.messages().received(topic),
                MessageWaits::arrivals,
                received -> received.stream().anyMatch(r -> r.at().isAfter(from)));
    }

    /** For a send to end with these words in its error; as long as a producer tries, and as the metadata needs to settle. */
    public Outcome<List<Sent>> failed(String topic, String words) {
        return scenario.await(
                "a message to %s to fail with \"%s\"".formatted(topic, words),
                () -> scenario.messages().sent(topic),
                MessageWaits::ends,
                sent -> sent.stream()
                        .anyMatch(s -> s.outcome() != Sent.Outcome.ACKNOWLEDGED
                                && s.error().contains(words)),
                SteadyClock.now(),
                scenario.messages().deliveryTimeout().plus(ScenarioContext.METADATA_SETTLES));
    }

    /** For a producer that goes on to send a message once more. The time counts from the last fault or repair. */
    public Outcome<Long> retried(String topic, Duration atMost) {
        return scenario.sinceFault(
                "a producer of %s to send a message again".formatted(topic),
                () -> scenario.messages().retries(topic),
                retries -> retries + " messages were sent again",
                retries -> retries > 0,
                atMost);
    }

    /** For as many messages as that, all there are to read. The time counts from the last fault, repair or send. */
    public Outcome<List<Received>> count(String topic, int count, Duration atMost) {
        scenario.messages().startReading(topic);
        return scenario.await(
                "%d messages of %s to be read".formatted(count, topic),
                () -> scenario.messages().received(topic),
                MessageWaits::arrivals,
                received -> received.size() == count,
                lastDone(topic),
                atMost);
    }

    /** For a message to arrive that is not to arrive: the reader that goes on must get none for that time from now. */
    public Outcome<List<Received>> noneFor(String topic, Duration time) {
        int before = scenario.messages().received(topic).size();
        return scenario.await(
                "whether a message of %s is read".formatted(topic),
                () -> scenario.messages().received(topic),
                MessageWaits::arrivals,
                received -> received.size() > before,
                SteadyClock.now(),
                time);
    }

    /** For the first offset that is still there to be above that one. The time counts as for {@link #count}. */
    public Outcome<Long> firstOffsetAbove(String topic, long offset, Duration atMost) {
        return scenario.await(
                "the first offset of %s to be above %d".formatted(topic, offset),
                () -> scenario.messages().firstOffset(topic),
                first -> "the first offset is " + first,
                first -> first > offset,
                lastDone(topic),
                atMost);
    }

    /** For nothing to be left but the last message of each key. The time counts as for {@link #count}. */
    public Outcome<List<Received>> compacted(String topic, Duration atMost) {
        Collection<String> last = PartitionChecks.lastOfEachKey(
                        scenario.messages().sent(topic))
                .values()
                .stream()
                .sorted()
                .toList();
        return scenario.await(
                "%s to have only the last message of each of %d keys".formatted(topic, last.size()),
                () -> scenario.messages().readToEnd(topic, Optional.empty()),
                received -> "%d messages are there".formatted(received.size()),
                received -> !last.isEmpty()
                        && received.stream()
                                .map(Received::value)
                                .sorted()
                                .toList()
                                .equals(last),
                lastDone(topic),
                atMost);
    }

    /** The moment of the last fault or repair, or that of the last send if it is later. */
    private Instant lastDone(String topic) {
        return Stream.concat(
                        scenario.faults().latest().map(AppliedOperation::at).stream(),
                        scenario.messages().lastSentAt(topic).stream())
                .max(Instant::compareTo)
                .orElseGet(SteadyClock::now);
    }

    private static String ends(List<Sent> sent) {
        return "%d sends have ended%s"
                .formatted(
                        sent.size(),
                        sent.stream()
                                .filter(s -> !s.error().isEmpty())
                                .reduce((a, b) -> b)
                                .map(s -> ", the last failure with " + s.error())
                                .orElse(""));
    }

    private static String arrivals(List<Received> received) {
        return "%d have arrived".formatted(received.size());
    }
}

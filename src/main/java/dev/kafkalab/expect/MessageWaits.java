package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.PartitionChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits for what is to become of messages: acknowledged, refused, read, deleted, compacted. */
public final class MessageWaits {

    /** As long as a fetch waits at most for something to come ({@code fetch.max.wait.ms}). */
    private static final Duration LOOK_ON = Duration.ofMillis(500);

    private final ScenarioContext scenario;

    public MessageWaits(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /** For a message that is sent from now on to be acknowledged. */
    public Outcome<List<Sent>> acknowledged(String topic) {
        return ended(topic, "acknowledged", Sent::acknowledged);
    }

    /** As above, or to be sent with {@code acks=0}, which asks for no more. */
    public Outcome<List<Sent>> wentOut(String topic) {
        return ended(
                topic,
                "acknowledged, or with acks=0 sent",
                sent -> sent.acknowledged() || sent.outcome() == Sent.Outcome.SENT);
    }

    private Outcome<List<Sent>> ended(String topic, String how, Predicate<Sent> wanted) {
        Instant from = scenario.now();
        return scenario.settle(
                "a message to %s to be %s".formatted(topic, how),
                () -> scenario.messages().sent(topic),
                MessageWaits::ends,
                sent -> sent.stream().anyMatch(s -> wanted.test(s) && s.sentAt().isAfter(from)));
    }

    /** For so many messages that are sent from now on to be acknowledged. @return these messages */
    public List<Sent> acknowledged(String topic, int count) {
        Instant from = scenario.now();
        return scenario.settle(
                        "%d messages to %s to be acknowledged".formatted(count, topic),
                        () -> scenario.messages().sent(topic).stream()
                                .filter(s -> s.acknowledged() && s.sentAt().isAfter(from))
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

    /**
     * For a send to end with these words in its error; as long as a producer tries, and as the metadata needs to
     * settle.
     */
    public Outcome<List<Sent>> failed(String topic, String words) {
        return scenario.await(
                "a message to %s to fail with \"%s\"".formatted(topic, words),
                () -> scenario.messages().sent(topic),
                MessageWaits::ends,
                sent -> sent.stream()
                        .anyMatch(s -> !s.acknowledged() && s.error().contains(words)),
                scenario.messages().deliveryTimeout().plus(ScenarioContext.METADATA_SETTLES));
    }

    /** For a producer that goes on to send a message once more. The time counts from the last fault or repair. */
    public Outcome<Long> retried(String topic, Duration atMost) {
        return scenario.sinceFault(
                "a producer of %s to send a message again".formatted(topic),
                () -> scenario.messages().retriesSince(topic, scenario.faults().since()),
                retries -> retries + " messages were sent again",
                retries -> retries > 0,
                atMost);
    }

    /** For as many messages as that to be read. The time counts from the last fault, repair or send. */
    public Outcome<List<Received>> count(String topic, int count, Duration atMost) {
        scenario.messages().startReading(topic);
        Instant from = lastDone(topic);
        Outcome<List<Received>> outcome = scenario.await(
                "%d messages of %s to be read".formatted(count, topic),
                () -> scenario.messages().received(topic),
                MessageWaits::arrivals,
                received -> received.size() >= count,
                from,
                atMost);
        // The reader dates what it gets, however late this step looks.
        return outcome.reached()
                ? outcome.seenAt(Collections.max(
                        List.of(from, outcome.last().get(count - 1).at())))
                : outcome;
    }

    /** Looks on, so that what comes right behind the messages that were expected is seen. @return all that was read */
    public List<Received> soonAfter(String topic, int expected) {
        return scenario.await(
                        "whether more of %s is read".formatted(topic),
                        () -> scenario.messages().received(topic),
                        MessageWaits::arrivals,
                        received -> received.size() > expected,
                        LOOK_ON)
                .last();
    }

    /** For the end of a topic to be there. The time counts from now: what was acknowledged may not be readable yet. */
    public Outcome<Long> endOffset(String topic, long expected) {
        return scenario.settle(
                "the end offset of %s to be %d".formatted(topic, expected),
                () -> scenario.messages().endOffset(topic),
                end -> "it is " + end,
                end -> end >= expected);
    }

    /** For a message to arrive that is not to arrive: the reader that goes on must get none for that time from now. */
    public Outcome<List<Received>> noneFor(String topic, Duration time) {
        int before = scenario.messages().received(topic).size();
        return scenario.await(
                "whether a message of %s is read".formatted(topic),
                () -> scenario.messages().received(topic),
                MessageWaits::arrivals,
                received -> received.size() > before,
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
        List<Sent> sent = scenario.messages().sent(topic);
        if (!PartitionChecks.hasSeveralOfAKey(sent)) {
            throw new IllegalStateException(
                    "No key of %s has two acknowledged messages, so there is nothing to compact: publish several of one key before this step"
                            .formatted(topic));
        }
        Set<String> last = PartitionChecks.lastOfEachKey(sent);
        return scenario.await(
                "%s to have only the last message of each of %d keys".formatted(topic, last.size()),
                () -> scenario.messages().readToEnd(topic, Optional.empty()),
                received -> "%d messages are there".formatted(received.size()),
                received -> received.size() == last.size()
                        && received.stream()
                                .flatMap(message -> message.id().stream())
                                .collect(Collectors.toSet())
                                .equals(last),
                lastDone(topic),
                atMost);
    }

    /** For no message with that key to be left. The time counts as for {@link #count}. */
    public Outcome<List<Received>> keyGone(String topic, String key, Duration atMost) {
        if (scenario.messages().sent(topic).stream()
                .noneMatch(sent -> sent.key().equals(Optional.of(key)))) {
            throw new IllegalStateException(
                    "No message with key %s was published to %s, so there is none to go".formatted(key, topic));
        }
        return scenario.await(
                "every message with key %s to be gone from %s".formatted(key, topic),
                () -> scenario.messages().readToEnd(topic, Optional.empty()).stream()
                        .filter(message -> message.key().equals(Optional.of(key)))
                        .toList(),
                left -> "left are " + left,
                List::isEmpty,
                lastDone(topic),
                atMost);
    }

    /** The moment of the last fault or repair, or that of the last send if it is later. */
    private Instant lastDone(String topic) {
        return Stream.concat(
                        scenario.faults().latest().map(AppliedOperation::at).stream(),
                        scenario.messages().lastSentAt(topic).stream())
                .max(Instant::compareTo)
                .orElseGet(scenario::now);
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

package dev.kafkalab.scenario;

import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A scenario's traffic without producers and consumers: what was sent, and what is read, is what a test says. */
public final class FakeMessages extends Messages {

    private final InstantSource clock;
    private final Map<String, List<Sent>> sent = new HashMap<>();
    private final Map<String, List<Received>> received = new HashMap<>();
    private final Map<String, List<Received>> logs = new HashMap<>();
    private final Map<String, List<Instant>> retries = new HashMap<>();
    private final Set<String> publishing = new HashSet<>();
    private int ids;

    FakeMessages(LabCluster lab, InstantSource clock) {
        super(lab);
        this.clock = clock;
    }

    /** A message of the topic is acknowledged that was sent this very moment; its log does not hold it yet. */
    public Sent acknowledges(String topic, String value) {
        return ends(topic, Message.of(value), Outcome.ACKNOWLEDGED, "");
    }

    /** The send of a message ends so, at the moment of its sending. */
    public Sent ends(String topic, Message message, Outcome outcome, String error) {
        List<Sent> sends = sent.computeIfAbsent(topic, t -> new ArrayList<>());
        long offset = outcome == Outcome.ACKNOWLEDGED ? sends.size() : -1;
        Instant now = clock.instant();
        Sent send = new Sent("id " + ids++, message, outcome, 0, offset, now, now, error);
        sends.add(send);
        return send;
    }

    /** A message arrives at the reader that goes on, now. */
    public Received arrives(String topic, Sent message) {
        Received arrival = read(message);
        received.get(topic).add(arrival);
        return arrival;
    }

    /** These messages, and no others, are in the topic's log from now on. */
    public void holds(String topic, Sent... messages) {
        logs.put(topic, List.of(messages).stream().map(this::read).toList());
    }

    /** The topic's producer sends a message once more, now. */
    public void retries(String topic) {
        retries.computeIfAbsent(topic, t -> new ArrayList<>()).add(clock.instant());
    }

    /** Whether a producer goes on publishing to the topic. */
    public boolean isPublishing(String topic) {
        return publishing.contains(topic);
    }

    private Received read(Sent message) {
        return new Received(
                Optional.of(message.id()),
                message.partition(),
                message.offset(),
                message.key(),
                message.message().value(),
                message.value().length(),
                message.message().headers(),
                message.sentAt(),
                clock.instant());
    }

    @Override
    public void startPublishing(String topic) {
        publishing.add(topic);
        sent.computeIfAbsent(topic, t -> new ArrayList<>());
    }

    @Override
    public List<Sent> stopPublishing(String topic) {
        publishing.remove(topic);
        return sent(topic);
    }

    @Override
    public void startReading(String topic) {
        received.computeIfAbsent(topic, t -> new ArrayList<>());
    }

    @Override
    public List<Sent> sent(String topic) {
        return sent.containsKey(topic) ? List.copyOf(sent.get(topic)) : super.sent(topic);
    }

    @Override
    public Optional<Instant> lastSentAt(String topic) {
        return sent.getOrDefault(topic, List.of()).stream().map(Sent::sentAt).max(Instant::compareTo);
    }

    @Override
    public List<Received> received(String topic) {
        return received.containsKey(topic) ? List.copyOf(received.get(topic)) : super.received(topic);
    }

    @Override
    public List<Received> readToEnd(String topic, Optional<ClusterNode> through) {
        return logs.getOrDefault(topic, List.of());
    }

    @Override
    public long endOffset(String topic) {
        return readToEnd(topic, Optional.empty()).stream()
                .mapToLong(message -> message.offset() + 1)
                .max()
                .orElse(0);
    }

    @Override
    public long firstOffset(String topic) {
        return readToEnd(topic, Optional.empty()).stream()
                .mapToLong(Received::offset)
                .min()
                .orElse(0);
    }

    @Override
    public long retriesSince(String topic, Instant moment) {
        return retries.getOrDefault(topic, List.of()).stream()
                .filter(retry -> retry.isAfter(moment))
                .count();
    }
}

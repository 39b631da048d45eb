package dev.kafkalab.traffic.group;

import dev.kafkalab.clients.ClientSettings;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.group.MemberCommand.Close;
import dev.kafkalab.traffic.group.MemberCommand.Commit;
import dev.kafkalab.traffic.group.MemberCommand.CommitAhead;
import dev.kafkalab.traffic.group.MemberCommand.GoBack;
import dev.kafkalab.traffic.group.MemberCommand.Hold;
import dev.kafkalab.traffic.group.MemberCommand.ReadOn;
import dev.kafkalab.traffic.group.MemberCommand.ReadSome;
import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.CommitRefused;
import dev.kafkalab.traffic.group.MemberEvent.Committed;
import dev.kafkalab.traffic.group.MemberEvent.Configured;
import dev.kafkalab.traffic.group.MemberEvent.Failed;
import dev.kafkalab.traffic.group.MemberEvent.Holding;
import dev.kafkalab.traffic.group.MemberEvent.Read;
import dev.kafkalab.traffic.group.MemberEvent.Revoked;
import dev.kafkalab.traffic.group.MemberEvent.WentBack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program that is one member of a consumer group: it joins, does what its standard input says, and reports on its
 * standard output.
 */
final class GroupMember implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long WITHOUT_END = Long.MAX_VALUE;

    /** The status of a member whose launcher is gone; distinct from those of signals. */
    private static final int LAUNCHER_GONE = 86;

    private final Consumer<String, String> consumer;
    private final String topic;
    private final BlockingQueue<MemberCommand> commands;
    private final PrintStream out;
    private final List<Received> undealt = new ArrayList<>();
    private long left;
    private boolean commits;
    private boolean commitsAhead;
    private boolean holding;
    private boolean closing;

    GroupMember(
            Consumer<String, String> consumer,
            String topic,
            BlockingQueue<MemberCommand> commands,
            OutputStream reports) {
        this.consumer = consumer;
        this.topic = topic;
        this.commands = commands;
        this.out = new PrintStream(reports, true, StandardCharsets.UTF_8);
    }

    /** The first argument is the topic; each other is a consumer setting, {@code name=value}. */
    public static void main(String[] args) {
        BlockingQueue<MemberCommand> commands = new LinkedBlockingQueue<>();
        // The launcher holds the other end of the pipe: when it ends, so does this.
        Thread listening = new Thread(
                () -> listen(System.in, commands, () -> Runtime.getRuntime().halt(LAUNCHER_GONE)), "commands");
        listening.setDaemon(true);
        listening.start();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.<String, Object>copyOf(settings(args)), new StringDeserializer(), new StringDeserializer())) {
            GroupMember member = new GroupMember(consumer, args[0], commands, System.out);
            member.report(new Configured(SteadyClock.now(), ClientSettings.CONSUMER.allInForce(settings(args))));
            member.run();
        }
    }

    /** Adds each command to those to be done. @param atEnd what happens when no more can come */
    static void listen(InputStream lines, Queue<MemberCommand> commands, Runnable atEnd) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(MemberLines.command(line));
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        } finally {
            atEnd.run();
        }
    }

    static Map<String, String> settings(String[] args) {
        return Arrays.stream(args)
                .skip(1)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    /**
     * Joins, and obeys until it is told to leave. @throws KafkaException if it cannot go on, as it has reported then
     */
    void run() {
        try {
            readUntilToldToLeave();
        } catch (KafkaException e) {
            report(new Failed(SteadyClock.now(), inWords(e)));
            throw e;
        }
    }

    private void readUntilToldToLeave() {
        consumer.subscribe(List.of(topic), this);
        while (!closing) {
            take(consumer.poll(POLL));
            for (MemberCommand command = next(); command != null; command = next()) {
                obey(command);
            }
        }
    }

    /** What to do next, if anything; a member that is holding waits for it. */
    private MemberCommand next() {
        try {
            return holding ? commands.take() : commands.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Close();
        }
    }

    private void obey(MemberCommand command) {
        holding = false;
        undealt.forEach(message -> report(new Read(SteadyClock.now(), message)));
        undealt.clear();
        commitsAhead = command instanceof CommitAhead;
        if (command instanceof ReadOn) {
            left = WITHOUT_END;
            commits = true;
        } else if (command instanceof ReadSome some) {
            left = some.messages();
            commits = some.commit();
        } else if (command instanceof CommitAhead ahead) {
            left = ahead.messages();
            commits = false;
        } else if (command instanceof Hold) {
            hold();
        } else if (command instanceof Commit) {
            commit();
        } else if (command instanceof GoBack back) {
            consumer.seek(new TopicPartition(topic, back.partition()), back.offset());
            report(new WentBack(SteadyClock.now(), back.partition(), back.offset()));
        } else if (command instanceof Close) {
            closing = true;
        }
        pauseUnlessReading();
    }

    /** Takes as many as are still wanted, and puts the position back to the first that is not. */
    private void take(ConsumerRecords<String, String> records) {
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<String, String> message : records.records(partition)) {
                if (left == 0) {
                    consumer.seek(partition, message.offset());
                    break;
                }
                left -= left == WITHOUT_END ? 0 : 1;
                deal(Received.now(message));
            }
        }
        if (!records.isEmpty() && commits) {
            commit();
        }
        if (commitsAhead && left == 0 && !holding) {
            commit();
            hold();
        }
        pauseUnlessReading();
    }

    private void deal(Received message) {
        if (commitsAhead) {
            undealt.add(message);
        } else {
            report(new Read(SteadyClock.now(), message));
        }
    }

    private void hold() {
        holding = true;
        report(new Holding(SteadyClock.now()));
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> positions = consumer.assignment().stream()
                .collect(Collectors.toMap(
                        partition -> partition, partition -> new OffsetAndMetadata(consumer.position(partition))));
        try {
            consumer.commitSync(positions);
            report(new Committed(
                    SteadyClock.now(),
                    positions.entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                                    .offset()))));
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.warn("Not committed: whoever gets the partitions reads these messages again", e);
            report(new CommitRefused(SteadyClock.now(), inWords(e)));
        }
    }

    /** A member that reads nothing polls on, since otherwise it would be put out of its group. */
    private void pauseUnlessReading() {
        if (left == 0) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.assignment());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        report(new Revoked(SteadyClock.now(), numbers(partitions)));
    }

    /** Reports all that it has: a cooperative assignor names the new ones only. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        pauseUnlessReading();
        report(new Assigned(
                SteadyClock.now(),
                consumer.groupMetadata().generationId(),
                consumer.groupMetadata().memberId(),
                numbers(consumer.assignment())));
    }

    private void report(MemberEvent event) {
        out.println(MemberLines.write(event));
    }

    private static String inWords(KafkaException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }
}

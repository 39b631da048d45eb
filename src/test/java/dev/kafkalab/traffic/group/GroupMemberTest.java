package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.kafkalab.traffic.group.MemberEvent.Failed;
import dev.kafkalab.traffic.group.MemberEvent.Holding;
import dev.kafkalab.traffic.group.MemberEvent.Read;
import dev.kafkalab.traffic.group.MemberEvent.Revoked;
import dev.kafkalab.traffic.group.MemberEvent.WentBack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.Test;

/** What happens in each of a member's polls is said beforehand; the last thing that it is told is to leave. */
class GroupMemberTest {

    private static final TopicPartition FIRST = new TopicPartition("orders", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders", 1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BlockingQueue<MemberCommand> commands = new LinkedBlockingQueue<>();
    private boolean refusesCommits;
    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (refusesCommits) {
                throw new CommitFailedException("the group has rebalanced");
            }
            super.commitSync(offsets);
        }
    };

    @Test
    void it_reports_what_it_has_joined_with_and_reads_nothing_until_it_is_told_to() {
        poll(this::join);
        poll(() -> arrive(FIRST, 0, 3));

        run();

        assertThat(reports(Assigned.class)).extracting(Assigned::partitions).containsExactly(List.of(0, 1));
        assertThat(reports(Read.class)).isEmpty();
        assertThat(consumer.committed(Set.of(FIRST))).isEmpty();
    }

    @Test
    void told_to_read_on_it_reads_all_and_commits_behind_it() {
        poll(() -> {
            join();
            commands.add(new ReadOn());
        });
        poll(() -> arrive(FIRST, 0, 3));

        run();

        assertThat(offsets()).containsExactly(0L, 1L, 2L);
        assertThat(reports(Committed.class)).extracting(Committed::offsets).containsExactly(Map.of(0, 3L, 1, 0L));
        assertThat(consumer.committed(Set.of(FIRST)).get(FIRST).offset()).isEqualTo(3);
    }

    @Test
    void told_to_read_some_it_reads_so_many_and_commits_the_place_of_the_next() {
        poll(() -> {
            join();
            commands.add(new ReadSome(2, true));
        });
        poll(() -> arrive(FIRST, 0, 3));
        poll(() -> {});

        run();

        assertThat(offsets()).containsExactly(0L, 1L);
        assertThat(reports(Committed.class)).extracting(Committed::offsets).containsExactly(Map.of(0, 2L, 1, 0L));
    }

    @Test
    void told_to_read_without_committing_it_commits_nothing() {
        poll(() -> {
            join();
            commands.add(new ReadSome(2, false));
        });
        poll(() -> arrive(FIRST, 0, 2));

        run();

        assertThat(offsets()).containsExactly(0L, 1L);
        assertThat(reports(Committed.class)).isEmpty();
    }

    @Test
    void told_to_go_back_it_reads_from_there_again() {
        poll(() -> {
            join();
            commands.add(new ReadSome(3, false));
        });
        poll(() -> arrive(FIRST, 0, 3));
        poll(() -> {
            commands.add(new GoBack(0, 1));
            commands.add(new ReadOn());
        });
        poll(() -> arrive(FIRST, 1, 2));

        run();

        assertThat(reports(WentBack.class))
                .extracting(WentBack::partition, WentBack::offset)
                .containsExactly(tuple(0, 1L));
        assertThat(offsets()).containsExactly(0L, 1L, 2L, 1L, 2L);
    }

    @Test
    void a_commit_that_comes_too_late_is_not_reported_and_it_reads_on() {
        refusesCommits = true;
        poll(() -> {
            join();
            commands.add(new ReadOn());
        });
        poll(() -> arrive(FIRST, 0, 1));
        poll(() -> arrive(FIRST, 1, 1));

        run();

        assertThat(offsets()).containsExactly(0L, 1L);
        assertThat(reports(Committed.class)).isEmpty();
        assertThat(reports(CommitRefused.class))
                .extracting(CommitRefused::error)
                .containsExactly(
                        "CommitFailedException: the group has rebalanced",
                        "CommitFailedException: the group has rebalanced");
    }

    @Test
    void told_to_commit_ahead_it_has_read_nothing_until_it_goes_on() {
        poll(() -> {
            join();
            commands.add(new CommitAhead(2));
        });
        poll(() -> {
            arrive(FIRST, 0, 3);
            // It waits for this one, and polls only then.
            commands.add(new Commit());
        });

        run();

        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(MemberLines::event))
                .extracting(event -> event.getClass().getSimpleName())
                .containsSubsequence("Committed", "Holding", "Read", "Read", "Committed");
        assertThat(reports(Committed.class))
                .extracting(Committed::offsets)
                .first()
                .isEqualTo(Map.of(0, 2L, 1, 0L));
        assertThat(offsets()).containsExactly(0L, 1L);
    }

    @Test
    void told_to_hold_it_does_not_poll_before_it_is_told_something_else() {
        AtomicInteger polls = new AtomicInteger();
        poll(() -> {
            join();
            commands.add(new Hold());
            commands.add(new Commit());
            commands.add(new Hold());
            commands.add(new Close());
        });
        poll(polls::incrementAndGet);

        new GroupMember(consumer, "orders", commands, out).run();

        assertThat(reports(Holding.class)).hasSize(2);
        assertThat(reports(Committed.class)).hasSize(1);
        assertThat(polls).hasValue(0);
    }

    @Test
    void an_error_after_which_it_cannot_go_on_is_reported_before_it_ends() {
        poll(() -> {
            throw new FencedInstanceIdException("another has come");
        });

        assertThatExceptionOfType(FencedInstanceIdException.class).isThrownBy(this::run);

        assertThat(reports(Failed.class))
                .extracting(Failed::error)
                .containsExactly("FencedInstanceIdException: another has come");
    }

    @Test
    void a_rebalance_is_reported_with_what_it_gives_back_and_what_it_has_then() {
        poll(this::join);
        poll(() -> consumer.rebalance(List.of(SECOND)));

        run();

        assertThat(reports(Revoked.class)).extracting(Revoked::partitions).endsWith(List.of(0));
        assertThat(reports(Assigned.class)).extracting(Assigned::partitions).endsWith(List.of(1));
        assertThat(reports(Assigned.class)).extracting(Assigned::memberId).doesNotContainNull();
    }

    @Test
    void each_line_that_its_launcher_writes_is_a_command_and_their_end_is_the_members() {
        AtomicInteger ends = new AtomicInteger();
        String lines = MemberLines.write(new ReadOn()) + "\n" + MemberLines.write(new ReadSome(2, true)) + "\n";

        GroupMember.listen(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), commands, () -> {
            assertThat(commands).containsExactly(new ReadOn(), new ReadSome(2, true));
            ends.incrementAndGet();
        });

        assertThat(ends).hasValue(1);
    }

    @Test
    void a_launcher_that_is_killed_ends_it_as_well() {
        AtomicInteger ends = new AtomicInteger();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken pipe");
            }
        };

        GroupMember.listen(broken, commands, ends::incrementAndGet);

        assertThat(ends).hasValue(1);
    }

    @Test
    void its_arguments_are_the_topic_and_settings_whose_values_may_have_the_sign_too() {
        assertThat(GroupMember.settings(new String[] {"orders", "group.id=billing", "client.rack=a=b"}))
                .isEqualTo(Map.of("group.id", "billing", "client.rack", "a=b"));
    }

    private void run() {
        poll(() -> commands.add(new Close()));
        new GroupMember(consumer, "orders", commands, out).run();
    }

    private void poll(Runnable happens) {
        consumer.schedulePollTask(happens);
    }

    private void join() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.rebalance(List.of(SECOND, FIRST));
    }

    private void arrive(TopicPartition partition, long from, int count) {
        LongStream.range(from, from + count)
                .forEach(offset -> consumer.addRecord(new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, "a key", "message " + offset)));
    }

    private List<Long> offsets() {
        return reports(Read.class).stream().map(read -> read.message().offset()).toList();
    }

    private <T extends MemberEvent> List<T> reports(Class<T> kind) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(MemberLines::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Histories;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.group.MemberCommand.Close;
import dev.kafkalab.traffic.group.MemberCommand.Commit;
import dev.kafkalab.traffic.group.MemberCommand.GoBack;
import dev.kafkalab.traffic.group.MemberCommand.Hold;
import dev.kafkalab.traffic.group.MemberCommand.ReadOn;
import dev.kafkalab.traffic.group.MemberCommand.ReadSome;
import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.Configured;
import dev.kafkalab.traffic.group.MemberEvent.Failed;
import dev.kafkalab.traffic.group.MemberEvent.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerGroupTest {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path logs;

    private final ConsumerGroup group = new ConsumerGroup("billing");
    private final FakeProcess first = new FakeProcess();
    private final FakeProcess second = new FakeProcess();
    private MemberProcess one;
    private MemberProcess two;

    @Test
    void what_each_member_has_is_known_once_all_have_joined() {
        join();
        says(first, one, assigned(1, "a", 0, 1, 2));
        assertThat(group.reported()).isEmpty();

        says(second, two, assigned(2, "b"));
        says(first, one, assigned(2, "a", 0, 1));
        assertThat(group.reported()).contains(Map.of("a", Set.of(0, 1), "b", Set.of()));
        assertThat(one.assigned()).get().extracting(Assigned::generation).isEqualTo(2);
    }

    @Test
    void one_that_was_killed_has_nothing_any_longer_and_what_it_has_read_stays_read() {
        join();
        says(first, one, new Read(AT, read("m0", 0, 2)));
        says(second, two, assigned(2, "b", 0));

        Instant dead = one.kill();

        assertThat(first.killed()).isTrue();
        assertThat(dead).isBeforeOrEqualTo(SteadyClock.now());
        assertThat(group.live()).containsExactly(two);
        assertThat(group.members()).containsExactly(one, two);
        assertThat(group.reported()).contains(Map.of("b", Set.of(0)));
        assertThat(group.read("orders")).extracting(ReadMessage::member).containsExactly("consumer-1");
    }

    @Test
    void the_one_to_act_on_is_one_that_has_partitions() {
        join();
        assertThat(group.one()).isSameAs(one);

        says(first, one, assigned(1, "a"));
        says(second, two, assigned(1, "b", 1));

        assertThat(group.one()).isSameAs(two);
        assertThat(group.ownerOf(1)).isSameAs(two);
        assertThatIllegalStateException()
                .isThrownBy(() -> group.ownerOf(0))
                .withMessage("No consumer of group billing has partition 0");
    }

    @Test
    void a_group_without_members_has_nobody_to_act_on() {
        assertThatIllegalStateException().isThrownBy(group::one).withMessage("Group billing has no consumer");
        assertThat(group.id()).isEqualTo("billing");
    }

    @Test
    void what_the_members_of_a_topic_have_read_is_told_in_the_order_of_reading() {
        join();
        FakeProcess another = new FakeProcess();
        MemberProcess elsewhere = group.add(new MemberProcess("consumer-3", "invoices", another, logs.resolve("3")));
        says(another, elsewhere, new Read(AT, read("x", 9, 0)));
        says(first, one, new Read(AT, read("m1", 1, 2)));
        says(second, two, new Read(AT, read("m0", 0, 1)));

        assertThat(group.read("orders"))
                .extracting(read -> read.message().id().orElseThrow())
                .containsExactly("m0", "m1");
    }

    @Test
    void each_generation_after_a_moment_is_one_rebalance_however_many_members_see_it() {
        join();
        says(first, one, new Assigned(AT, 1, "a", List.of(0, 1)));
        says(first, one, new Assigned(AT.plusMillis(1), 2, "a", List.of(0)));
        says(second, two, new Assigned(AT.plusMillis(2), 2, "b", List.of(1)));
        says(second, two, new Assigned(AT.plusMillis(3), 3, "b", List.of(0, 1)));

        assertThat(group.rebalancesSince(AT)).isEqualTo(2);
    }

    @Test
    void a_static_member_that_takes_its_place_again_in_the_generation_that_there_is_leaves_no_rebalance() {
        join();
        says(first, one, new Assigned(AT, 2, "a", List.of(0)));
        says(second, two, new Assigned(AT, 2, "b", List.of(1)));
        one.kill();
        FakeProcess third = new FakeProcess();
        MemberProcess again = group.add(new MemberProcess("consumer-3", "orders", third, logs.resolve("3")));
        says(third, again, new Assigned(AT.plusMillis(1), 2, "c", List.of(0)));

        assertThat(group.rebalancesSince(AT)).isZero();
    }

    @Test
    void the_error_by_which_a_member_has_ended_is_told_and_its_end_can_be_accepted() {
        join();
        says(first, one, new Failed(AT, "FencedInstanceIdException: another has come"));
        first.end();

        assertThat(group.failures()).containsExactly(Map.entry(one, "FencedInstanceIdException: another has come"));
        assertThatIllegalStateException()
                .isThrownBy(group::live)
                .withMessageStartingWith(
                        "consumer-1 has ended by itself, with FencedInstanceIdException, another has come. Its log is ");
        one.acceptEnd();
        assertThat(group.live()).containsExactly(two);
        group.close();
    }

    @Test
    void an_end_that_has_not_come_cannot_be_accepted() {
        join();
        first.survive();

        assertThatIllegalStateException().isThrownBy(one::acceptEnd).withMessageContaining("did not end");
    }

    @Test
    void members_do_what_they_are_told() {
        join();
        group.readOn();
        group.read(two, 3, true);
        group.goBack(two, 1, 40);

        assertThat(first.told()).containsExactly(new ReadOn());
        assertThat(second.told()).containsExactly(new ReadOn(), new ReadSome(3, true), new GoBack(1, 40));
    }

    @Test
    void a_member_that_is_paused_is_not_live_until_it_is_resumed_and_can_be_told_what_to_do_then() {
        join();
        group.hold(one);
        one.paused(true);
        group.commit(one);

        assertThat(group.live()).containsExactly(two);
        one.paused(false);
        assertThat(group.live()).containsExactly(one, two);
        assertThat(first.told()).containsExactly(new Hold(), new Commit());
    }

    @Test
    void a_member_that_leaves_is_told_so_and_not_killed() {
        join();
        Instant before = SteadyClock.now();

        Instant told = one.leave();

        assertThat(told).isBetween(before, SteadyClock.now());
        assertThat(first.told()).containsExactly(new Close());
        assertThat(first.killed()).isFalse();
        assertThat(one.isLive()).isFalse();
    }

    @Test
    void a_member_that_has_ended_by_itself_is_reported_with_the_last_lines_of_its_log() throws IOException {
        join();
        Files.writeString(
                logs.resolve("1"),
                IntStream.rangeClosed(1, 10).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
        first.end();

        assertThatIllegalStateException()
                .isThrownBy(group::live)
                .withMessageContaining("consumer-1 has ended by itself")
                .withMessageContaining("line 3\n")
                .withMessageContaining("line 10")
                .withMessageNotContaining("line 2\n");
        second.end();
        assertThatIllegalStateException()
                .isThrownBy(two::close)
                .withMessage("consumer-2 has ended by itself, and left no log");
    }

    @Test
    void what_nobody_understands_is_reported_to_whoever_asks() {
        join();
        first.says("Picked up JAVA_TOOL_OPTIONS");

        await().untilAsserted(() -> assertThatIllegalStateException()
                .isThrownBy(one::events)
                .withMessageContaining("what listens to consumer-1 has failed")
                .withMessageContaining("Picked up JAVA_TOOL_OPTIONS"));
    }

    @Test
    void a_member_tells_its_settings_before_it_joins() {
        join();
        assertThat(one.settings()).isEmpty();

        says(first, one, new Configured(AT, Map.of("session.timeout.ms", "6000")));

        assertThat(one.settings()).containsExactly(Map.entry("session.timeout.ms", "6000"));
        assertThat(one.topic()).isEqualTo("orders");
        assertThat(one.pid()).isEqualTo(4711);
    }

    @Test
    void in_the_end_every_member_is_killed_even_if_one_had_ended_by_itself() {
        join();
        first.end();

        assertThatIllegalStateException().isThrownBy(group::close).withMessageContaining("consumer-1");

        assertThat(second.killed()).isTrue();
    }

    @Test
    void a_group_whose_members_were_killed_or_have_left_ends_in_peace() {
        join();
        one.kill();
        two.leave();

        group.close();

        assertThat(group.live()).isEmpty();
    }

    private void join() {
        one = group.add(new MemberProcess("consumer-1", "orders", first, logs.resolve("1")));
        two = group.add(new MemberProcess("consumer-2", "orders", second, logs.resolve("2")));
    }

    private static void says(FakeProcess process, MemberProcess member, MemberEvent event) {
        int before = member.events().size();
        process.says(event);
        await().until(() -> member.events().size() > before);
    }

    private static Assigned assigned(int generation, String memberId, Integer... partitions) {
        return new Assigned(AT, generation, memberId, List.of(partitions));
    }

    private static Received read(String id, long offset, int second) {
        Received message = Histories.read(id, offset, "a");
        return new Received(
                message.id(),
                0,
                offset,
                Optional.empty(),
                Optional.of("a"),
                1,
                Map.of(),
                Instant.EPOCH,
                AT.plusSeconds(second));
    }
}

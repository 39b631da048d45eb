package dev.kafkalab.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState.Member;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.admin.GroupState.Partition;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupStateTest {

    private static final List<Member> MEMBERS = List.of(
            new Member(
                    "a", "consumer-1", "/127.0.0.1", List.of(new Partition("orders", 0), new Partition("orders", 1))),
            new Member("b", "consumer-2", "/127.0.0.1", List.of()));

    @Test
    void is_shared_out_when_the_members_say_the_same() {
        assertThat(group("Stable", MEMBERS).isSharedOutAs(Map.of("a", Set.of(0, 1), "b", Set.of())))
                .isTrue();
    }

    @Test
    void is_not_while_a_member_says_something_else_or_is_unknown_or_dead() {
        GroupState group = group("Stable", MEMBERS);

        assertThat(group.isSharedOutAs(Map.of("a", Set.of(0), "b", Set.of()))).isFalse();
        assertThat(group.isSharedOutAs(Map.of("a", Set.of(0, 1)))).isFalse();
        assertThat(group.isSharedOutAs(Map.of("a", Set.of(0, 1), "c", Set.of())))
                .isFalse();
    }

    @Test
    void lags_by_what_it_has_not_committed_in_each_partition_and_in_all() {
        GroupState group = behind(
                new Offset(new Partition("orders", 0), OptionalLong.of(3), OptionalLong.of(10)),
                new Offset(new Partition("orders", 1), OptionalLong.of(5), OptionalLong.of(5)),
                new Offset(new Partition("invoices", 0), OptionalLong.of(0), OptionalLong.of(100)));

        assertThat(group.lags("orders")).isEqualTo(Map.of(0, OptionalLong.of(7), 1, OptionalLong.of(0)));
        assertThat(group.lag("orders")).hasValue(7);
    }

    @Test
    void has_no_lag_in_all_while_it_has_committed_nothing_of_one_partition_or_of_any() {
        GroupState group = behind(
                new Offset(new Partition("orders", 0), OptionalLong.of(3), OptionalLong.of(10)),
                new Offset(new Partition("orders", 1), OptionalLong.empty(), OptionalLong.of(5)));

        assertThat(group.lags("orders")).containsEntry(1, OptionalLong.empty());
        assertThat(group.lag("orders")).isEmpty();
        assertThat(group.lag("invoices")).isEmpty();
    }

    private static GroupState behind(Offset... offsets) {
        return new GroupState("billing", "Stable", OptionalInt.empty(), List.of(), List.of(offsets));
    }

    @Test
    void is_not_during_a_rebalance() {
        assertThat(group("PreparingRebalance", MEMBERS).isSharedOutAs(Map.of("a", Set.of(0, 1), "b", Set.of())))
                .isFalse();
    }

    @Test
    void without_members_it_is_at_rest_when_its_coordinator_says_that_it_is_empty() {
        assertThat(group("Empty", List.of()).isSharedOutAs(Map.of())).isTrue();
        assertThat(group("Dead", List.of()).isSharedOutAs(Map.of())).isTrue();
        assertThat(group("PreparingRebalance", List.of()).isSharedOutAs(Map.of()))
                .isFalse();
        assertThat(group("Stable", MEMBERS).isSharedOutAs(Map.of())).isFalse();
    }

    @Test
    void says_in_words_who_has_what() {
        assertThat(group("Stable", MEMBERS).inWords())
                .isEqualTo("Stable: consumer-1 has orders-0 and orders-1, consumer-2 has none");
    }

    private static GroupState group(String state, List<Member> members) {
        return new GroupState("billing", state, OptionalInt.of(1), members, List.of());
    }
}

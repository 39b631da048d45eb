package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.Partition;
import dev.kafkalab.report.drawing.ChangeDrawing.ChangeRow;
import dev.kafkalab.report.drawing.ClusterPicture.BrokerColumn;
import dev.kafkalab.report.drawing.ClusterPicture.MemberBox;
import dev.kafkalab.report.drawing.ClusterPicture.ReplicaCell;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeDrawingTest {

    private static final Snapshot BEFORE =
            Made.snapshot(2, List.of(1, 2, 3), Made.partition("testTopic", 0, 2, List.of(2, 1, 3), List.of(2, 1, 3)));
    private static final Snapshot AFTER =
            Made.snapshot(3, List.of(1, 3), Made.partition("testTopic", 0, 1, List.of(2, 1, 3), List.of(1, 3)));

    @Test
    void each_cell_says_what_a_broker_is_to_a_partition() {
        ChangeDrawing drawing = ChangeDrawing.of(BEFORE, AFTER);

        assertThat(drawing.before().rows().get(0).cells())
                .extracting(ReplicaCell::replica, ReplicaCell::preferred)
                .containsExactly(
                        tuple(Replica.IN_SYNC, false), tuple(Replica.LEADER, true), tuple(Replica.IN_SYNC, false));
        assertThat(drawing.after().rows().get(0).cells())
                .extracting(ReplicaCell::replica, ReplicaCell::preferred)
                .containsExactly(
                        tuple(Replica.LEADER, false), tuple(Replica.OUT_OF_SYNC, true), tuple(Replica.IN_SYNC, false));
    }

    @Test
    void what_changed_has_a_frame_and_a_word_in_the_later_picture_only() {
        ChangeDrawing drawing = ChangeDrawing.of(BEFORE, AFTER);

        assertThat(drawing.after().rows().get(0).cells())
                .extracting(cell -> cell.word().map(Label::text).orElse(""), cell -> cell.frame()
                        .isEmpty())
                .containsExactly(tuple("leads now", false), tuple("led before", false), tuple("", true));
        assertThat(drawing.before().rows().get(0).cells())
                .allSatisfy(cell -> assertThat(cell.frame()).isEmpty());
        assertThat(drawing.after().columns())
                .extracting(ChangeDrawingTest::state, column -> column.frame().isEmpty())
                .containsExactly(tuple("", true), tuple("gone", false), tuple("controller now", false));
    }

    @Test
    void a_missing_broker_has_its_column_marked() {
        ChangeDrawing drawing = ChangeDrawing.of(AFTER, BEFORE);

        assertThat(drawing.before().columns())
                .extracting(ChangeDrawingTest::state, column -> column.absence().isEmpty())
                .containsExactly(tuple("", true), tuple("not there", false), tuple("controller", true));
        assertThat(drawing.after().columns())
                .extracting(ChangeDrawingTest::state, column -> column.absence().isEmpty())
                .containsExactly(tuple("", true), tuple("joined", true), tuple("was controller", true));
    }

    @Test
    void both_pictures_have_the_same_grid() {
        ChangeDrawing drawing = ChangeDrawing.of(BEFORE, AFTER);

        assertThat(drawing.after().width()).isEqualTo(drawing.before().width());
        assertThat(drawing.after().height()).isEqualTo(drawing.before().height());
        assertThat(drawing.after().rows().get(0).cells())
                .extracting(ReplicaCell::x, ReplicaCell::y)
                .isEqualTo(drawing.before().rows().get(0).cells().stream()
                        .map(cell -> tuple(cell.x(), cell.y()))
                        .toList());
    }

    @Test
    void the_preferred_leader_may_change_alone() {
        Snapshot moved = Made.snapshot(
                2, List.of(1, 2, 3), Made.partition("testTopic", 0, 2, List.of(1, 2, 3), List.of(2, 1, 3)));

        assertThat(ChangeDrawing.of(BEFORE, moved).after().rows().get(0).cells())
                .extracting(cell -> cell.word().map(Label::text).orElse(""))
                .containsExactly("preferred now", "", "");
    }

    @Test
    void controller_and_ensemble_stand_below_and_say_what_they_were() {
        ChangeDrawing drawing = ChangeDrawing.of(
                Made.ensemble(BEFORE, "leader", "follower", "follower"),
                Made.ensemble(AFTER, "down", "leader", "follower"));

        assertThat(drawing.after().controller())
                .extracting(
                        member -> member.state().text(),
                        member -> member.was().map(Label::text).orElse(""))
                .containsExactly("broker 3", "was broker 2");
        assertThat(drawing.after().ensemble())
                .extracting(
                        member -> member.name().text(),
                        member -> member.state().text(),
                        member -> member.was().map(Label::text).orElse(""),
                        MemberBox::well)
                .containsExactly(
                        tuple("zoo1", "down", "was leader", false),
                        tuple("zoo2", "leader", "was follower", true),
                        tuple("zoo3", "follower", "", true));
    }

    @Test
    void a_controller_that_is_no_broker_is_a_node() {
        Snapshot kraft = Made.snapshot(102, List.of(1));

        assertThat(ChangeDrawing.of(kraft, kraft).after().controller().state().text())
                .isEqualTo("node 102");
    }

    @Test
    void an_ensemble_larger_than_the_cluster_stands_in_several_rows() {
        Snapshot large =
                Made.ensemble(Made.snapshot(1, List.of(1)), "leader", "follower", "follower", "follower", "follower");

        ClusterPicture picture = ChangeDrawing.of(large, large).before();

        assertThat(picture.ensemble())
                .allSatisfy(member -> assertThat(member.state().y()).isLessThan(picture.height()))
                .allSatisfy(member -> assertThat(member.state().x()).isLessThan(picture.width()))
                .extracting(member -> member.name().x() + "," + member.name().y())
                .doesNotHaveDuplicates();
    }

    @Test
    void of_many_partitions_those_that_changed_are_drawn_first() {
        Partition[] before = IntStream.range(0, 40)
                .mapToObj(i -> Made.partition("t", i, 1, List.of(1, 2), List.of(1, 2)))
                .toArray(Partition[]::new);
        Partition[] after = before.clone();
        after[37] = Made.partition("t", 37, 2, List.of(1, 2), List.of(1, 2));

        ChangeDrawing drawing =
                ChangeDrawing.of(Made.snapshot(1, List.of(1, 2), before), Made.snapshot(1, List.of(1, 2), after));

        assertThat(drawing.after().rows())
                .hasSize(ChangeDrawing.PARTITIONS)
                .extracting(row -> row.name().text())
                .startsWith("t-0", "t-1")
                .endsWith("t-22", "t-37");
        assertThat(drawing.notes()).containsExactly("16 of 40 partitions are not drawn; none of them changed.");
    }

    @Test
    void of_many_changes_the_first_are_told_and_the_rest_is_counted() {
        Partition[] before = IntStream.range(0, 30)
                .mapToObj(i -> Made.partition("t", i, 1, List.of(1, 2), List.of(1, 2)))
                .toArray(Partition[]::new);
        Partition[] after = IntStream.range(0, 30)
                .mapToObj(i -> Made.partition("t", i, 2, List.of(1, 2), List.of(1, 2)))
                .toArray(Partition[]::new);

        ChangeDrawing drawing =
                ChangeDrawing.of(Made.snapshot(1, List.of(1, 2), before), Made.snapshot(1, List.of(1, 2), after));

        assertThat(drawing.words()).hasSize(ChangeDrawing.WORDS);
        assertThat(drawing.notes())
                .containsExactly(
                        "18 more changes are in the table.", "6 of 30 partitions are not drawn; 6 of them changed.");
    }

    @Test
    void the_table_says_the_same() {
        assertThat(ChangeDrawing.rows(BEFORE, AFTER))
                .extracting(ChangeRow::what, ChangeRow::before, ChangeRow::after)
                .containsExactly(
                        tuple("live brokers", "1, 2, 3", "1, 3"),
                        tuple("controller", "2", "3"),
                        tuple(
                                "testTopic-0",
                                "leader 2; replicas 2, 1, 3; in sync 1, 2, 3; out of sync –",
                                "leader 1; replicas 2, 1, 3; in sync 1, 3; out of sync 2"));
    }

    @Test
    void an_ensemble_that_was_asked_at_one_of_the_moments_only_is_left_out() {
        Snapshot asked = Made.ensemble(BEFORE, "standalone");

        assertThat(ChangeDrawing.of(BEFORE, asked).before().ensemble()).isEmpty();
        assertThat(ChangeDrawing.of(asked, BEFORE).before().ensemble()).isEmpty();
        assertThat(ChangeDrawing.of(asked, asked).before().ensemble()).isNotEmpty();
        assertThat(ChangeDrawing.rows(BEFORE, asked)).noneMatch(ChangeRow::changed);
    }

    @Test
    void a_server_that_one_snapshot_did_not_ask_is_not_said_to_have_changed() {
        Snapshot one = Made.ensemble(BEFORE, "leader");
        Snapshot two = Made.ensemble(BEFORE, "leader", "follower");

        assertThat(ChangeDrawing.of(one, two).before().ensemble())
                .extracting(member -> member.state().text())
                .containsExactly("leader", "not asked");
        assertThat(ChangeDrawing.rows(one, two)).noneMatch(ChangeRow::changed);
    }

    @Test
    void without_a_partition_it_says_so() {
        Snapshot none = Made.snapshot(1, List.of(1));

        assertThat(ChangeDrawing.of(none, none).before().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.instead().orElseThrow().text()).startsWith("No partition"));
    }

    private static String state(BrokerColumn column) {
        return column.state().map(Label::text).orElse("");
    }
}

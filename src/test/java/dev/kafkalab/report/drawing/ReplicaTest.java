package dev.kafkalab.report.drawing;

import static dev.kafkalab.report.drawing.Replica.IN_SYNC;
import static dev.kafkalab.report.drawing.Replica.LEADER;
import static dev.kafkalab.report.drawing.Replica.NONE;
import static dev.kafkalab.report.drawing.Replica.OUT_OF_SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    @Test
    void a_broker_leads_follows_lags_or_has_nothing_to_do_with_it() {
        Partition partition = Made.partition("t", 0, 1, List.of(1, 2, 3), List.of(1, 2));

        assertThat(List.of(1, 2, 3, 4))
                .extracting(broker -> Replica.of(broker, partition))
                .containsExactly(LEADER, IN_SYNC, OUT_OF_SYNC, NONE);
    }

    @Test
    void each_change_has_its_word() {
        assertThat(LEADER.since(IN_SYNC)).isEqualTo("leads now");
        assertThat(IN_SYNC.since(LEADER)).isEqualTo("led before");
        assertThat(OUT_OF_SYNC.since(LEADER)).isEqualTo("led before");
        assertThat(OUT_OF_SYNC.since(IN_SYNC)).isEqualTo("fell out");
        assertThat(IN_SYNC.since(OUT_OF_SYNC)).isEqualTo("caught up");
        assertThat(IN_SYNC.since(NONE)).isEqualTo("new replica");
        assertThat(OUT_OF_SYNC.since(NONE)).isEqualTo("new replica");
        assertThat(NONE.since(OUT_OF_SYNC)).isEqualTo("removed");
        assertThat(LEADER.since(LEADER)).isEmpty();
    }
}

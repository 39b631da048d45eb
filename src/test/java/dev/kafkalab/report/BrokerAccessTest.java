package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Connections;
import dev.kafkalab.report.BrokerAccess.Fate;
import dev.kafkalab.report.history.History;
import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The picture of who reaches the brokers, on the page of the record that has both sound listeners and others. */
class BrokerAccessTest {

    private static final Run RUN = Records.run("connections");
    private static final Document PAGE = Jsoup.parse(Pages.of(RUN, History.NONE).get("lab-failover.html"));

    @Test
    void it_begins_with_the_address_to_write_for_each_broker_from_each_place() {
        Element table = PAGE.selectFirst(".access table");

        assertThat(table.select("thead th").eachText())
                .containsExactly("To reach", "from this machine write", "from any other container write");
        assertThat(table.select("tbody tr").eachText())
                .containsExactly(
                        "kafka1 localhost:32001 kafka1:9092",
                        "kafka2 localhost:32002 kafka2:9092",
                        "kafka3 localhost:32003 kafka3:9092");
    }

    @Test
    void where_none_leads_to_a_broker_it_says_why() {
        assertThat(PAGE.select(".access").get(1).select("tbody tr").eachText())
                .containsExactly(
                        "kafka1 localhost:32001 kafka1:9092",
                        "kafka2 none: localhost:32002 sends on to localhost:32001, that is kafka1"
                                + " kafka2:9092 or kafka2:29092",
                        "kafka3 localhost:32003 sends on to 192.168.178.20:32003, not in this file"
                                + " none: nothing that listens is reached");
    }

    @Test
    void each_listener_says_where_it_is_bound_what_it_advertises_and_who_comes_back() {
        Element listener = PAGE.select(".listener").get(1);

        assertThat(listener.selectFirst(".opens").text())
                .isEqualTo("EXTERNAL listens on 0.0.0.0:32001 advertises localhost:32001");
        assertThat(listener.select(".visits li").eachText())
                .containsExactly(
                        "any other container connects to kafka1:32001 meant for others"
                                + " sent on to localhost:32001: that is its own container",
                        "this machine connects to localhost:32001 led back");
    }

    @Test
    void a_listener_that_is_meant_for_others_is_no_fault() {
        List<ClusterStart> starts = RUN.scenarios()
                .flatMap(scenario -> scenario.evidence(ClusterStart.class))
                .toList();

        assertThat(access(starts.get(0)).fates()).containsExactly(Fate.BACK, Fate.NOT_THEIRS);
        assertThat(access(starts.get(1)).fates()).containsExactly(Fate.values());
        assertThat(PAGE.select(".access").get(0).select(".key li").eachText())
                .containsExactly("led back", "meant for others");
    }

    @Test
    void of_a_record_from_before_nothing_is_drawn() {
        Run old = Records.run("passed");

        assertThat(old.scenarios().flatMap(scenario -> scenario.evidence(ClusterStart.class)))
                .isNotEmpty()
                .allMatch(start -> start.connections().equals(Connections.UNKNOWN));
        assertThat(Pages.of(old, History.NONE).values()).noneMatch(page -> page.contains("class=\"drawing access\""));
    }

    private static BrokerAccess access(ClusterStart start) {
        return new BrokerAccess(start.connections());
    }
}

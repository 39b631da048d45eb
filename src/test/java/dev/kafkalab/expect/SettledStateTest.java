package dev.kafkalab.expect;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker 1 leads the only partition of orders. By the settings, a dead broker must be missed after 18 seconds. */
class SettledStateTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);
    private static final List<Integer> WITHOUT_3 = List.of(1, 2);

    private final FakeScenario scenario;
    private final SettledState state;

    SettledStateTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        scenario.observer().says(isr(ALL)).leads("zoo3");
        state = new SettledState(scenario.context());
    }

    @Test
    void where_nothing_was_done_there_is_nothing_to_notice() {
        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ZERO);
    }

    @Test
    void a_kill_is_waited_for_until_nobody_counts_on_the_broker_any_longer() {
        kill("kafka3");
        scenario.after(ofSeconds(12), this::missesBroker3);

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(12));
    }

    @Test
    void a_kill_that_nobody_notices_is_waited_for_as_long_as_the_settings_allow_and_no_longer() {
        kill("kafka3");

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(18));
        assertThat(scenario.told())
                .startsWith("waiting for the cluster to notice what was done to it: 2 s of 18 s,"
                        + " [kafka3] is not noticed yet");
    }

    @Test
    void the_time_counts_from_what_was_done_and_not_from_the_question() {
        kill("kafka3");
        scenario.pass(ofSeconds(10));

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(18));
    }

    @Test
    void of_several_things_the_one_that_may_take_longest_counts() {
        kill("kafka3");
        scenario.pass(ofSeconds(4));
        scenario.apply(NodeOperation.STOP, "kafka2");

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(18));
    }

    @Test
    void each_of_several_things_has_its_own_time() {
        scenario.apply(NodeOperation.STOP, "kafka2");
        scenario.pass(ofSeconds(4));
        kill("kafka3");

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(22));
    }

    @Test
    void of_all_that_was_done_to_a_node_the_last_counts() {
        kill("kafka3");
        missesBroker3();
        scenario.pass(ofSeconds(30));
        scenario.apply(NodeOperation.START, "kafka3");
        scenario.observer().says("kafka3", isr(ALL));
        scenario.after(ofSeconds(6), () -> scenario.observer().says("kafka3", isr(WITHOUT_3)));

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(36));
    }

    @Test
    void where_no_broker_runs_nobody_can_notice() {
        scenario.apply(NodeOperation.KILL, "kafka1", "kafka2", "kafka3");

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ZERO);
    }

    @Test
    void a_zookeeper_is_noticed_when_the_rest_of_the_ensemble_has_a_leader() {
        kill("zoo3");
        scenario.after(ofSeconds(3), () -> scenario.observer().leads("zoo1"));

        state.awaitNotice();

        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(3));
    }

    @Test
    void a_tool_is_nothing_that_a_cluster_notices(@TempDir Path folder) {
        FakeScenario withTool = new FakeScenario("compose/kafdrop.yml", folder);
        withTool.apply(NodeOperation.KILL, "kafdrop");

        new SettledState(withTool.context()).awaitNotice();

        assertThat(withTool.elapsed()).isEqualTo(ZERO);
    }

    @Test
    void a_controller_of_a_quorum_has_as_long_as_another_has_to_take_over(@TempDir Path folder) {
        FakeScenario kraft = new FakeScenario("compose/kraft.yml", folder);
        kraft.observer().namesController(101);
        kraft.apply(NodeOperation.KILL, "controller1");

        new SettledState(kraft.context()).awaitNotice();

        assertThat(kraft.elapsed())
                .isEqualTo(kraft.context()
                        .lab()
                        .electionBounds()
                        .silentController()
                        .latest());
    }

    @Test
    void a_broker_that_is_the_active_controller_too_has_the_time_of_both(@TempDir Path folder) {
        FakeScenario combined = new FakeScenario("compose/kraft-combined.yml", folder);
        combined.observer().namesController(1);
        combined.apply(NodeOperation.KILL, "kafka1");

        new SettledState(combined.context()).awaitNotice();

        assertThat(combined.elapsed())
                .isEqualTo(combined.context().lab().electionBounds().both().latest());
    }

    @Test
    void only_what_was_so_before_must_be_noticed_first() {
        state.awaitNoticeIfBefore(before -> true);
        assertThat(scenario.elapsed()).as("nothing was done").isEqualTo(ZERO);

        kill("kafka3");
        state.awaitNoticeIfBefore(before -> before.topic("orders").equals(List.of(isr(WITHOUT_3))));
        assertThat(scenario.elapsed()).as("it was not so before").isEqualTo(ZERO);

        state.awaitNoticeIfBefore(before -> before.topic("orders").equals(List.of(isr(ALL))));
        assertThat(scenario.elapsed()).as("it was so before").isEqualTo(ofSeconds(18));
    }

    @Test
    void a_state_is_judged_once_the_cluster_has_noticed() {
        kill("kafka3");
        scenario.after(ofSeconds(12), this::missesBroker3);

        Outcome<List<Snapshot>> still = await(partition -> partition.isr().equals(ALL));

        assertThat(still.reached()).isFalse();
        assertThat(still.took()).isEqualTo(ofSeconds(10));
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(22));
    }

    @Test
    void a_state_is_there_when_every_live_broker_tells_it_alike() {
        scenario.observer().says("kafka2", isr(WITHOUT_3));
        scenario.after(ofSeconds(4), () -> scenario.observer().says("kafka2", isr(ALL)));

        Outcome<List<Snapshot>> outcome = await(partition -> partition.isr().equals(ALL));

        assertThat(outcome.took()).isEqualTo(ofSeconds(4));
        assertThat(outcome.orFail()).hasSize(3);
    }

    @Test
    void brokers_may_differ_in_what_nobody_asks_about() {
        scenario.observer().says("kafka2", isr(WITHOUT_3));

        Outcome<List<Snapshot>> outcome =
                state.await("a controller", Snapshot::controller, answer -> "", answer -> answer.controller() == 1);

        assertThat(outcome.reached()).isTrue();
    }

    @Test
    void a_state_that_does_not_come_is_told_as_each_broker_has_it() {
        scenario.observer().says("kafka2", isr(WITHOUT_3));

        assertThatThrownBy(await(partition -> partition.isr().equals(ALL))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 10 s for the ISR, and still:"
                        + " kafka1 says [1, 2, 3]; kafka2 says [1, 2]; kafka3 says [1, 2, 3]");
    }

    @Test
    void a_broker_that_runs_and_does_not_answer_may_know_better() {
        scenario.observer().doesNotAnswer("kafka2");

        assertThat(await(partition -> true).reached()).isFalse();
    }

    @Test
    void without_an_answer_there_is_no_state() {
        List.of("kafka1", "kafka2", "kafka3")
                .forEach(name -> scenario.cluster().fake(name).becomes(State.DOWN));

        Outcome<List<Snapshot>> outcome = await(partition -> true);

        assertThat(outcome.reached()).isFalse();
        assertThat(outcome.observed()).isEqualTo("no broker answers");
    }

    private Outcome<List<Snapshot>> await(Predicate<Snapshot.Partition> wanted) {
        return state.await(
                "the ISR",
                answer -> answer.topic("orders"),
                answer -> "says " + answer.topic("orders").get(0).isr(),
                answer -> wanted.test(answer.topic("orders").get(0)));
    }

    /** The rest counts on it until its session has expired. */
    private void kill(String node) {
        scenario.observer().stillLists(3);
        scenario.apply(NodeOperation.KILL, node);
    }

    private void missesBroker3() {
        scenario.observer().misses(3).says(isr(WITHOUT_3));
    }

    private static Snapshot.Partition isr(List<Integer> ids) {
        return Seen.partition(0, 1, ALL, ids);
    }
}

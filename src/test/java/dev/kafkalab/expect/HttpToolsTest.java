package dev.kafkalab.expect;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.expect.HttpTools.Look;
import dev.kafkalab.observe.http.Kafdrop;
import dev.kafkalab.observe.http.RestProxy;
import dev.kafkalab.observe.http.ShownPartition;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.scenario.FakeScenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A web server stands in for Kafdrop, and takes half a second for an answer. */
class HttpToolsTest {

    private static final Kafdrop KAFDROP = new Kafdrop();
    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Path folder;
    private final FakeScenario scenario;
    private final HttpTools tools;

    HttpToolsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        scenario = scenario("127.0.0.1:9000:9000", "127.0.0.1:%d:9000".formatted(port()));
        tools = new HttpTools(scenario.context());
        brokers(1, 1, 2, 3);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_tool_lists_the_brokers_when_it_lists_these_and_no_others() {
        brokers(1, 1, 2);
        scenario.after(ofSeconds(3), () -> brokers(1, 1, 2, 3, 4));
        scenario.after(ofSeconds(6), () -> brokers(1, 2, 3, 1));

        Outcome<Look<List<Integer>>> outcome = tools.brokers(KAFDROP, ALL);

        assertThat(outcome.orFail().shown()).contains(ALL);
        assertThat(outcome.what()).isEqualTo("Kafdrop to list brokers 1, 2 and 3");
        assertThat(scenario.elapsed()).isBetween(ofSeconds(6), ofSeconds(7));
    }

    @Test
    void a_tool_that_lists_other_brokers_after_ten_seconds_is_a_failure() {
        brokers(1, 1, 2);

        assertThatThrownBy(tools.brokers(KAFDROP, ALL)::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("for Kafdrop to list brokers 1, 2 and 3, and still:"
                        + " it shows [1, 2], and should show [1, 2, 3]");
        assertThat(scenario.elapsed()).isBetween(ofSeconds(10), ofSeconds(12));
    }

    @Test
    void a_tool_that_answers_no_longer_is_told_with_its_answer() {
        pages.put("/topic", "[]");
        scenario.after(ofSeconds(3), () -> pages.remove("/topic"));

        Outcome<Look<List<String>>> outcome = tools.topics(KAFDROP, "orders");

        assertThat(outcome.reached()).isFalse();
        assertThat(outcome.observed()).isEqualTo("HTTP 503 no such page");
    }

    @Test
    void a_tool_lists_a_topic_among_others() {
        pages.put("/topic", "[{\"name\": \"payments\"}]");
        scenario.after(ofSeconds(3), () -> pages.put("/topic", "[{\"name\": \"payments\"}, {\"name\": \"orders\"}]"));

        Outcome<Look<List<String>>> outcome = tools.topics(KAFDROP, "orders");

        assertThat(outcome.orFail().shown()).contains(List.of("payments", "orders"));
        assertThat(outcome.observed()).isEqualTo("it shows [payments, orders], and should show [orders]");
        assertThat(outcome.orFail().page().transcript().command()).endsWith("/topic");
        assertThat(outcome.what()).isEqualTo("Kafdrop to list topic orders");
    }

    @Test
    void a_tool_shows_a_topic_when_it_shows_what_a_broker_says_of_it_at_that_moment() {
        topic(1);
        scenario.observer().says(Seen.partition(0, 2, ALL, List.of(3, 2)));
        scenario.after(ofSeconds(3), () -> topic(2));

        Outcome<Look<List<ShownPartition>>> outcome = tools.partitions(KAFDROP, "orders");

        assertThat(outcome.orFail().expected()).containsExactly(new ShownPartition(0, 2, ALL, List.of(2, 3)));
        assertThat(outcome.took()).isBetween(ofSeconds(2), ofSeconds(4));
        assertThat(outcome.what()).isEqualTo("Kafdrop to show orders as Kafka does");
    }

    @Test
    void a_topic_that_kafka_does_not_have_cannot_be_shown() {
        topic(1);

        assertThatThrownBy(() -> tools.partitions(KAFDROP, "orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kafka itself has no topic orders");
    }

    @Test
    void kafdrop_shows_a_controller_when_it_shows_that_one_alone() {
        brokers(2, 1, 2, 3);
        scenario.after(ofSeconds(3), () -> brokers(1, 1, 2, 3));

        Outcome<Look<List<Integer>>> outcome = tools.controller(KAFDROP, 1);

        assertThat(outcome.orFail().shown()).contains(List.of(1));
        assertThat(outcome.what()).isEqualTo("Kafdrop to show broker 1 as the controller");
    }

    @Test
    void what_a_tool_shows_is_judged_once_the_cluster_has_noticed_what_was_done() {
        scenario.observer().stillLists(3);
        scenario.apply(NodeOperation.KILL, "kafka3");
        scenario.after(ofSeconds(8), () -> scenario.observer().misses(3));
        scenario.after(ofSeconds(8), () -> brokers(1, 1, 2));

        assertThat(tools.brokers(KAFDROP, ALL).reached()).isFalse();
        assertThat(tools.brokers(KAFDROP, List.of(1, 2)).reached()).isTrue();
    }

    @Test
    void a_new_controller_is_timed_from_the_fault() {
        scenario.pass(ofSeconds(30));
        scenario.observer().stillLists(1);
        scenario.apply(NodeOperation.KILL, "kafka1");
        scenario.after(ofSeconds(8), () -> brokers(2, 2, 3));

        Outcome<Look<List<Integer>>> outcome = tools.controller(KAFDROP, 2, ofSeconds(18));

        assertThat(outcome.orFail().shown()).contains(List.of(2));
        assertThat(outcome.took()).isBetween(ofSeconds(8), ofSeconds(9));
    }

    @Test
    void a_controller_that_was_it_before_must_be_it_once_the_cluster_has_noticed() {
        scenario.observer().stillLists(3);
        scenario.apply(NodeOperation.KILL, "kafka3");
        scenario.after(ofSeconds(8), () -> scenario.observer().misses(3));
        scenario.after(ofSeconds(8), () -> brokers(2, 1, 2));

        assertThat(tools.controller(KAFDROP, 1, ofSeconds(18)).reached()).isFalse();
    }

    @Test
    void a_tool_may_take_a_minute_to_answer_at_all() {
        pages.clear();
        scenario.after(ofSeconds(55), () -> brokers(1, 1, 2, 3));

        assertThat(tools.brokers(KAFDROP, ALL).inTime()).isTrue();
        assertThat(scenario.elapsed()).isBetween(ofSeconds(55), ofSeconds(58));
    }

    @Test
    void a_tool_that_has_not_answered_within_two_minutes_is_an_error_of_the_lab() throws IOException {
        pages.clear();
        Files.writeString(scenario.cluster().node("kafdrop").log(), "Started reading the brokers\n");

        assertThatThrownBy(() -> tools.brokers(KAFDROP, ALL))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Kafdrop has not answered within 120 s: HTTP 503 no such page")
                .hasMessageContaining("Started reading the brokers");
        assertThat(scenario.elapsed()).isBetween(ofSeconds(120), ofSeconds(121));
    }

    @Test
    void one_that_has_ended_is_not_waited_for_and_its_last_words_are_told() throws IOException {
        pages.clear();
        scenario.cluster().node("kafdrop").kill();
        Files.writeString(
                scenario.cluster().node("kafdrop").log(),
                "\u001B[31mERROR\u001B[0m Error: Could not find or load main class org.apache.kafka.Missing\n");

        assertThatThrownBy(() -> tools.brokers(KAFDROP, ALL))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Kafdrop has ended.")
                .hasMessageContaining("name a jar, or a class path, that has that class")
                .satisfies(told -> assertThat(told.getMessage()).doesNotContain(".m2", "\u001B"));
        assertThat(scenario.elapsed()).isLessThan(ofSeconds(1));
    }

    @Test
    void so_is_one_that_is_to_show_a_controller_within_a_time() {
        pages.clear();
        scenario.apply(NodeOperation.KILL, "kafka1");

        assertThatThrownBy(() -> tools.controller(KAFDROP, 2, ofSeconds(18)))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Kafdrop has not answered within 120 s");
    }

    @Test
    void an_answer_of_another_shape_is_an_error_and_no_failure() {
        pages.put("/topic", "[{\"title\": \"orders\"}]");

        assertThatThrownBy(() -> tools.topics(KAFDROP, "orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The answer of Kafdrop to /topic has not the shape that it should have:"
                        + " it has no \"name\"");
    }

    @Test
    void a_tool_that_does_not_run_here_leaves_the_scenario_unverified_with_the_reason() {
        scenario.cluster().cannotRun("kafdrop", "kafdrop is no Kafka, and needs Docker");

        assertThatThrownBy(() -> tools.brokers(KAFDROP, ALL))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("kafdrop is no Kafka, and needs Docker");
        assertThat(scenario.elapsed()).isEqualTo(ZERO);
    }

    @Test
    void it_does_so_without_a_reason_too() {
        scenario.cluster().cannotRun("kafdrop", "kafdrop2 needs Docker");

        assertThatThrownBy(() -> tools.brokers(KAFDROP, ALL))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("kafdrop does not run here");
    }

    @Test
    void a_tool_that_the_file_does_not_have_is_a_mistake_of_the_feature() {
        assertThatThrownBy(() -> tools.brokers(new RestProxy(), ALL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("compose.yml has no service with an image cp-kafka-rest");
    }

    @Test
    void a_tool_must_publish_a_port() {
        HttpTools unpublished = new HttpTools(
                scenario("    ports:\n      - 127.0.0.1:9000:9000\n", "").context());

        assertThatThrownBy(() -> unpublished.brokers(KAFDROP, ALL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("kafdrop publishes no port on the host: give it one in ");
    }

    private FakeScenario scenario(String words, String others) {
        try {
            String text = Files.readString(Path.of("compose/kafdrop.yml"));
            assertThat(text).contains(words);
            Path file = Files.writeString(folder.resolve("compose.yml"), text.replace(words, others));
            return new FakeScenario(file.toString(), folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** Kafdrop lists these brokers from now on, one of which it calls the controller. */
    private void brokers(int controller, Integer... ids) {
        List<String> brokers = List.of(ids).stream()
                .map(id -> "{\"id\": %d, \"controller\": %s}".formatted(id, id == controller))
                .toList();
        pages.put("/broker", brokers.toString());
    }

    /** Kafdrop shows the only partition of the topic called orders with that leader from now on. */
    private void topic(int leader) {
        pages.put("/topic", """
                [{"name": "orders", "partitions": [{
                  "id": 0,
                  "leader": {"id": %d},
                  "replicas": [{"id": 1}, {"id": 2}, {"id": 3}],
                  "inSyncReplicas": [{"id": 2}, {"id": 3}]
                }]}]
                """.formatted(leader));
    }

    private void answer(HttpExchange exchange) throws IOException {
        scenario.pass(Duration.ofMillis(500));
        String page = pages.get(exchange.getRequestURI().getPath());
        byte[] body = (page == null ? "no such page" : page).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(page == null ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

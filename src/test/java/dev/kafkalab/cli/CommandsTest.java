package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kafkalab.catalogue.CompiledCourse;
import dev.kafkalab.results.Records;
import dev.kafkalab.runtime.KraftNode;
import dev.kafkalab.text.Specials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    private static final String ENSEMBLE = "compose/zookeeper-ensemble.yml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void lint_is_content_with_the_features_of_this_project() {
        assertThat(run("lint")).isZero();
        assertThat(out.toString()).startsWith("Nothing is wrong in ");
    }

    @Test
    void lint_tells_what_is_wrong_and_counts_it() throws IOException {
        Path feature = Files.writeString(
                folder.resolve("x.feature"), "@M1\nFeature: F\n  Scenario: S\n    Then 6 nodes are runing\n");

        assertThat(run("lint", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(feature + ":4: ")
                .contains("6 nodes are running")
                .endsWith("1 mistake in 1 feature with 1 scenario" + System.lineSeparator());
    }

    @Test
    void lint_refuses_a_default_cluster_that_is_not_there_in_one_sentence() {
        System.setProperty("lab.topology", "none.yml");
        try {
            assertThat(run("lint")).isNotZero();
        } finally {
            System.clearProperty("lab.topology");
        }
        assertThat(err.toString())
                .startsWith("kafka-lab: -Dlab.topology=none.yml (")
                .contains("Fix: ");
    }

    @Test
    void explain_tells_how_a_file_is_read() {
        assertThat(run("explain", ENSEMBLE)).isZero();
        assertThat(out.toString())
                .contains("kafka1 (line ", "broker 1", "Apache Kafka 3.9.1", "127.0.0.1:32001", "zookeeper.connect=");
    }

    @Test
    void explain_tells_it_to_programs_too() throws IOException {
        assertThat(run("explain", ENSEMBLE, "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        JsonNode kafka = json.get("nodes").get(3);
        assertThat(json.get("file").asText()).isEqualTo(ENSEMBLE);
        assertThat(kafka.get("name").asText()).isEqualTo("kafka1");
        assertThat(kafka.get("roles").get(0).asText()).isEqualTo("BROKER");
        assertThat(kafka.get("id").asInt()).isEqualTo(1);
        assertThat(kafka.get("host").asText()).isEqualTo("127.0.0.1:32001");
        assertThat(kafka.get("clusterId").isNull()).isTrue();
        assertThat(kafka.get("properties").get("broker.id").asText()).isEqualTo("1");
        assertThat(json.get("findings").isArray()).isTrue();
        assertThat(json.has("sound")).isFalse();
    }

    @Test
    void explain_asks_the_very_version_of_kafka_if_told_to() throws IOException {
        Path refused = Files.writeString(
                folder.resolve("compose.yml"),
                KraftNode.file("confluentinc/cp-kafka:7.9.1", "KAFKA_COMPRESSION_TYPE: zip"));

        assertThat(run("explain", "--ask-kafka", refused.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(refused + ":14: will not start: kafka: Kafka 3.9.1 itself refuses these settings: ")
                .contains("Fix: correct KAFKA_COMPRESSION_TYPE.");
    }

    @Test
    void explain_shows_who_reaches_each_listener() throws IOException {
        String file = sentToLocalhost();

        assertThat(run("explain", "--listeners", file)).isEqualTo(1);
        assertThat(out.toString()).contains("""
                        What a client is to write as its bootstrap server:
                          to reach  from the host   from kafdrop, any other container
                          kafka     localhost:9092  ✗ kafka:9092 sends on to localhost:9092, that is its own container
                        """).contains("""
                        kafka: PLAINTEXT, bound to 0.0.0.0:9092, advertised as localhost:9092, used among brokers
                          who connects                by              is sent on to   leads back
                          kafdrop, any other          kafka:9092      localhost:9092  ✗ that is its own container
                          container
                          the host                    localhost:9092  localhost:9092  ✔

                        kafka: CONTROLLER, bound to 0.0.0.0:9093, for controllers
                          none but the node itself
                        """).contains("compose.yml:18: wrong: kafdrop: ");
        assertThat(out.toString().lines().skip(1).takeWhile(line -> !line.contains("wrong: ")))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void explain_tells_programs_who_reaches_each_listener() throws IOException {
        run("explain", "--json", sentToLocalhost());
        JsonNode explanation = new ObjectMapper().readTree(out.toString());
        JsonNode connections = explanation.at("/nodes/0/listeners/0/connections");
        JsonNode ways = explanation.at("/ways");

        assertThat(connections).hasSize(2);
        assertThat(connections.at("/0/who/0").asText()).isEqualTo("kafdrop");
        assertThat(connections.at("/0/by").asText()).isEqualTo("kafka:9092");
        assertThat(connections.at("/0/told").asText()).isEqualTo("localhost:9092");
        assertThat(connections.at("/0/leadsBack").asBoolean(true)).isFalse();
        assertThat(connections.at("/0/reason").asText()).isEqualTo("that is its own container");
        assertThat(connections.at("/0/otherListener").asBoolean(true)).isFalse();
        assertThat(connections.at("/1/leadsBack").asBoolean()).isTrue();
        assertThat(ways).hasSize(2);
        assertThat(ways.at("/0/who/0").asText()).isEqualTo("the host");
        assertThat(ways.at("/0/addresses/0").asText()).isEqualTo("localhost:9092");
        assertThat(ways.at("/1/told").asText()).isEqualTo("localhost:9092");
    }

    private String sentToLocalhost() throws IOException {
        String kafdrop = """
                  kafdrop:
                    image: obsidiandynamics/kafdrop:4.2.0
                    environment:
                      KAFKA_BROKERCONNECT: kafka:9092
                """;
        return Files.writeString(
                        folder.resolve("compose.yml"),
                        KraftNode.file(
                                        "apache/kafka:4.1.1",
                                        "ports: [\"9092:9092\"]",
                                        "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092")
                                + kafdrop)
                .toString();
    }

    @Test
    void explain_is_not_content_with_a_file_that_means_something_else_or_cannot_be_read() throws IOException {
        Path alone = Files.writeString(
                folder.resolve("alone.yml"),
                "services:\n  kafka:\n    image: confluentinc/cp-kafka:7.9.1\n    environment:\n      KAFKA_BROKER_ID: 1\n");
        Path broken = Files.writeString(folder.resolve("broken.yml"), "services: [\n");

        assertThat(run("explain", alone.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("will not start: kafka: ", "Fix: ");
        assertThat(run("explain", broken.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith(broken + ":").contains("Fix: ");
    }

    @Test
    void steps_prints_the_vocabulary_within_the_lines() {
        assertThat(run("steps", "leader", "elected")).isZero();
        assertThat(out.toString())
                .contains("  Then  a new leader is elected within {duration}\n")
                .contains("      e.g. a new leader is elected within 18 seconds\n")
                .contains("used in features/failover/", "{duration}\n")
                .doesNotContain("6 nodes are running", "\u001b[");
    }

    @Test
    void lint_and_steps_know_a_courses_own_steps_if_their_classes_are_named() throws IOException {
        Path classes = CompiledCourse.of(folder.resolve("classes"), CompiledCourse.FISH)
                .classes();
        String feature = Files.writeString(
                        folder.resolve("fish.feature"),
                        "Feature: F\n  @M1\n  Scenario: S\n    Then the pond has 3 small fish\n")
                .toString();

        assertThat(run("lint", feature)).isEqualTo(1);
        assertThat(run("lint", "--classes", classes.toString(), feature)).isZero();
        assertThat(run("steps", "pond", "--classes", classes.toString())).isZero();
        assertThat(out.toString()).contains("  Then  the pond has {int} {size} fish\n");
        assertThat(run("lint", "--classes", folder.resolve("none").toString(), feature))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no " + folder.resolve("none"), "mvn test-compile");
    }

    @Test
    void steps_that_are_not_there_are_told() {
        assertThat(run("steps", "banana")).isEqualTo(1);
        assertThat(err.toString()).contains("banana");
    }

    @Test
    void steps_can_be_a_page() throws IOException {
        Path page = folder.resolve("new/steps.html");

        assertThat(run("steps", "--html", page.toString())).isZero();
        assertThat(Files.readString(page))
                .contains("id=\"a-new-leader-is-elected-within-duration\"", "id=\"parameters\"")
                .contains("<code>docker compose kill</code>")
                .containsOnlyOnce("<script");
    }

    @Test
    void report_makes_the_pages_again_beside_the_record_or_elsewhere() throws IOException {
        Path record = Files.copy(Records.file("passed"), folder.resolve("messages.ndjson"));
        Path elsewhere = folder.resolve("new/pages");

        assertThat(run("report", record.toString())).isZero();
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
        assertThat(run("report", record.toString(), "--into", elsewhere.toString()))
                .isZero();
        assertThat(elsewhere.resolve("steps.html")).isNotEmptyFile();
        assertThat(elsewhere.resolve("index.html")).hasSameTextualContentAs(folder.resolve("index.html"));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("The page: %s\nThe page: %s\n"
                        .formatted(folder.resolve("index.html"), elsewhere.resolve("index.html")));
    }

    @Test
    void report_brings_what_the_pages_link_to() throws IOException {
        Path record = Files.copy(Records.file("passed"), folder.resolve("of-last-week.ndjson"));
        Path log = Files.createDirectories(folder.resolve("logs/ensemble")).resolve("kafka1.log");
        Files.writeString(log, "elected\n");
        Path elsewhere = folder.resolve("elsewhere");

        assertThat(run("report", record.toString(), "--into", elsewhere.toString()))
                .isZero();
        assertThat(elsewhere.resolve("messages.ndjson")).hasSameBinaryContentAs(record);
        assertThat(elsewhere.resolve("logs/ensemble/kafka1.log")).hasContent("elected");
        assertThat(elsewhere.resolve("results.json")).content().contains("\"verified\"");
        assertThat(elsewhere.resolve("junit.xml")).isNotEmptyFile();
    }

    @Test
    void report_does_not_replace_the_record_of_another_run() throws IOException {
        Path another = Files.copy(Records.file("passed"), folder.resolve("messages.ndjson"));

        assertThat(run("report", Records.file("cut-off").toString(), "--into", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(another + " is the record of another run", "--into");
        assertThat(another).hasSameBinaryContentAs(Records.file("passed"));
        assertThat(folder).isDirectoryNotContaining("glob:**.html");
    }

    @Test
    void report_leaves_the_vocabulary_that_the_run_had() throws IOException {
        Path ofTheRun = Files.writeString(folder.resolve("steps.html"), "that of the run");

        run("report", Records.file("passed").toString(), "--into", folder.toString());

        assertThat(ofTheRun).hasContent("that of the run");
    }

    @Test
    void report_makes_the_pages_of_a_run_that_was_cut_off() {
        assertThat(run("report", Records.file("cut-off").toString(), "--into", folder.toString()))
                .isZero();
    }

    @Test
    void report_knows_what_is_no_record() throws IOException {
        Path yaml = Files.writeString(folder.resolve("a.yml"), "services:\n  zoo1: {}\n");

        assertThat(run("report", yaml.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("kafka-lab: " + yaml + " is no record of a run");
        assertThat(folder).isDirectoryNotContaining("glob:**.html");
    }

    @Test
    void a_session_is_recorded_into_a_new_feature_or_not_begun() {
        String file = "compose/kraft.yml";
        assertThat(run("up", file, "--record", folder.resolve("mine.txt").toString()))
                .isEqualTo(Main.IMPOSSIBLE);
        assertThat(err.toString()).contains("let it end with .feature");
        assertThat(run("up", file, "--record", "features/failover/2-a-topic.feature"))
                .isEqualTo(Main.IMPOSSIBLE);
        assertThat(err.toString()).contains("there is a features/failover/2-a-topic.feature already");
        assertThat(run(
                        "up",
                        file,
                        "--record",
                        folder.resolve("none/mine.feature").toString()))
                .isEqualTo(Main.IMPOSSIBLE);
        assertThat(err.toString()).contains("nothing can be written into ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report none",
                "report src/test/resources/results/passed.ndjson --into /proc/none",
                "lint none",
                "explain none",
                "explain",
                "nonsense",
                "lint --wrong",
                "steps --html /proc/none/x"
            })
    void what_cannot_be_done_is_told_without_a_stack_trace(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report FILE",
                "grade FILE",
                "compare FILE FILE",
                "explain FILE",
                "up FILE",
                "lint FILE",
                "compare src/test/resources/results/passed.ndjson FILE"
            })
    @Timeout(value = 20, threadMode = SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void what_is_no_plain_file_is_refused_by_every_command(String arguments) throws Exception {
        for (String file : List.of(
                "/dev/zero", "/dev/fd/0", Specials.pipe(folder.resolve("pipe")).toString())) {
            assertThat(run(arguments.replace("FILE", file).split(" "))).isPositive();
        }
        assertThat(err.toString() + out)
                .contains("this is a device, a pipe or a socket, not a file", "Fix: ")
                .doesNotContain("\tat ");
        Files.delete(folder.resolve("pipe"));
    }

    @Test
    void nothing_of_a_file_is_obeyed_by_a_terminal() throws IOException {
        String raw = "\u001b[2J\u009b31m\u202e\u0007";
        Path file = Files.writeString(folder.resolve(raw + ".yml"), """
                services:
                  kafka:
                    image: "apache/kafka:4.1.1"
                    hostname: "\\e[2J\\x9b31m\u202e\\a"
                    environment: {KAFKA_NODE_ID: "\\e[2J\\x9b31m\u202e\\a", KAFKA_A: "\\r\\b"}
                """);
        Path feature = Files.writeString(
                folder.resolve(raw + ".feature"), "Feature: F\n  Scenario: " + raw + "\n    Then " + raw + "\n");

        run("explain", file.toString());
        run("explain", file.toString(), "--json");
        run("explain", raw);
        run("lint", feature.toString());
        run("lint", raw);
        run("steps", raw);
        run("kafka", raw);
        run(raw);

        assertThat(out + err.toString())
                .contains("\\u001b[2J\\u009b31m\\u202e")
                .matches(Pattern.compile("[\\P{Cntrl}\\n]*"))
                .doesNotContain("\u009b", "\u202e");
    }

    @Test
    void json_with_escapes_is_still_json() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.yml"),
                "services: {a: {image: x, hostname: h, environment: {KAFKA_LISTENERS: \"\\x9b\u202e\"}, ports: []}}");
        Path named = Files.move(file, folder.resolve("\u009b\u202e.yml"));

        assertThat(run("explain", named.toString(), "--json")).isEqualTo(Main.WRONG);
        assertThat(new ObjectMapper().readTree(out.toString()).get("file").asText())
                .isEqualTo(named.toString());
    }

    @Test
    void every_command_has_help_and_the_version_is_told() {
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            if (!command.equals("help")) {
                assertThat(run(command, "--help")).as(command).isZero();
            }
        }
        assertThat(run("version")).isZero();
        assertThat(out.toString()).contains("Usage: kafka-lab lint", "kafka-lab (not packaged)");
    }

    @ParameterizedTest
    @CsvSource({
        "up, Missing required parameter: 'FILE', kafka-lab up --help",
        "up --runtim docker x.yml, Unknown option: '--runtim', --runtime",
        "grade run x --outt, Unknown option: '--outt', kafka-lab grade run --help",
        "stps, Unmatched argument at index 0: 'stps', kafka-lab steps",
        "frobnicate, Unmatched argument at index 0: 'frobnicate', write one of steps",
        "--frobnicate, Unknown option: '--frobnicate', write one of steps"
    })
    void arguments_that_are_mistyped_are_told_in_a_few_lines_with_what_to_write(
            String typed, String wrong, String fix) {
        assertThat(run(typed.split(" "))).isEqualTo(Main.IMPOSSIBLE);
        assertThat(err.toString()).contains("kafka-lab: " + wrong, "Fix: ", fix);
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whoever_types_nothing_is_shown_what_there_is() {
        assertThat(run()).isEqualTo(Main.IMPOSSIBLE);
        assertThat(err.toString()).startsWith("Usage: kafka-lab").contains("Commands:");
    }

    @Test
    void completion_prints_a_script() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("lint", "complete ");
    }

    private int run(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }
}

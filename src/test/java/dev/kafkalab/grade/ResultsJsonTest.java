package dev.kafkalab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {

    private static final Map<String, String> POINTS = Map.of("A2", "@points:5", "A4.1", "@points:10");

    @Test
    void it_says_which_format_it_has() {
        assertThat(json(Records.run("passed")).at("/format").asText()).isEqualTo("kafka-lab results 3");
    }

    @Test
    void a_run_is_told_with_what_it_ran_on() {
        JsonNode run = json(Records.run("passed")).at("/run");

        assertThat(run.at("/started").asText()).startsWith("2026-11-21T").endsWith("Z");
        assertThat(run.at("/seconds").asDouble()).isPositive();
        assertThat(run.at("/cutOff").asBoolean()).isFalse();
        assertThat(run.at("/runtimes/0/name").asText()).isEqualTo("process");
        assertThat(run.at("/runtimes/0/reason").asText()).isEqualTo("no Docker engine answers");
        assertThat(run.at("/software/0").asText()).isEqualTo("Apache Kafka 3.9.2");
        assertThat(run.at("/machine/processors").asInt()).isEqualTo(2);
    }

    @Test
    void totals_and_points_add_up_from_scenario_to_run() {
        JsonNode document = json(Records.tagged("failures", POINTS));

        assertThat(document.at("/totals"))
                .hasToString("{\"scenarios\":8,\"verified\":2,\"failed\":1,\"error\":3,\"notVerified\":2}");
        assertThat(document.at("/points"))
                .hasToString("{\"earned\":5,\"possible\":15,\"notVerified\":0,\"inError\":0}");
        for (String part : List.of("/points/earned", "/points/possible", "/totals/error", "/totals/scenarios")) {
            assertThat(sum(document.at("/labs"), part))
                    .isEqualTo(document.at(part).asInt());
            for (JsonNode lab : document.at("/labs")) {
                assertThat(sum(lab.at("/stages"), part)).isEqualTo(lab.at(part).asInt());
            }
        }
        for (JsonNode lab : document.at("/labs")) {
            for (JsonNode stage : lab.at("/stages")) {
                assertThat(sum(stage.at("/scenarios"), "/points/earned"))
                        .isEqualTo(stage.at("/points/earned").asInt());
            }
        }
    }

    @Test
    void a_scenario_has_its_place_its_verdict_and_its_reason() {
        JsonNode scenario = scenario(json(Records.tagged("failures", POINTS)), "A4.1");

        assertThat(scenario.at("/name").asText()).isEqualTo("A new leader is elected in time");
        assertThat(scenario.at("/file").asText()).isEqualTo("features/failover/04-the-leader-is-killed.feature");
        assertThat(scenario.at("/line").asInt()).isEqualTo(4);
        assertThat(scenario.at("/verdict").asText()).isEqualTo("failed");
        assertThat(scenario.at("/reason").asText()).startsWith("the leader of testTopic was still 3 after 15.0 s\n");
        assertThat(scenario.at("/points"))
                .hasToString("{\"earned\":0,\"possible\":10,\"notVerified\":0,\"inError\":0}");
    }

    @Test
    void a_measurement_has_its_exact_number_and_its_bounds() {
        JsonNode measured = scenario(json(Records.run("passed")), "A4.1").at("/measurements/0");

        assertThat(measured.at("/value").asDouble()).isEqualTo(17.234567);
        assertThat(measured.at("/unit").asText()).isEqualTo("s");
        assertThat(measured.at("/atMost").asDouble()).isEqualTo(21);
        assertThat(measured.has("atLeast")).isTrue();
        assertThat(measured.at("/atLeast").isNull()).isTrue();
        assertThat(measured.at("/holds").asBoolean()).isTrue();
        assertThat(measured.at("/origin").asText()).startsWith("session 18 s + tick 2 s");
    }

    @Test
    void the_verdicts_are_words_that_the_promise_names() {
        assertThat(scenarios(json(Records.run("failures")))
                        .map(scenario -> scenario.at("/verdict").asText()))
                .contains("verified", "failed", "error", "undefined", "not verified");
    }

    @Test
    void a_run_that_was_cut_off_or_ran_nothing_says_so() {
        JsonNode cutOff = json(Records.run("cut-off"));
        assertThat(cutOff.at("/run/cutOff").asBoolean()).isTrue();
        assertThat(cutOff.at("/run/finished").isNull()).isTrue();
        assertThat(cutOff.at("/totals/notVerified").asInt()).isEqualTo(2);

        JsonNode empty = json(Records.run("empty"));
        assertThat(empty.at("/totals/scenarios").asInt()).isZero();
        assertThat(empty.at("/run/filter").asText()).isEqualTo("@nothing");
        assertThat(empty.at("/labs").isEmpty()).isTrue();
    }

    @Test
    void the_order_is_that_of_the_files_whatever_ran_first() {
        Run reversed = Records.edited("failures", record -> {
            List<String> pickles = new ArrayList<>(
                    record.lines().filter(ResultsJsonTest::isPickle).toList());
            Collections.reverse(pickles);
            List<String> others = record.lines().filter(line -> !isPickle(line)).toList();
            return String.join(
                    "\n",
                    Stream.of(others.subList(0, 3), pickles, others.subList(3, others.size()))
                            .flatMap(List::stream)
                            .toList());
        });

        assertThat(reversed.totals()).isEqualTo(Records.run("failures").totals());
        assertThat(ResultsJson.of(reversed)).isEqualTo(ResultsJson.of(Records.run("failures")));
    }

    @Test
    void the_example_in_the_documentation_has_the_members_that_are_written() throws IOException {
        String documentation = java.nio.file.Files.readString(java.nio.file.Path.of("docs/results-json.md"));
        String example = Pattern.compile("(?s)```json\n(.*?)```")
                .matcher(documentation)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(members("", new ObjectMapper().readTree(example)).distinct())
                .containsExactlyElementsOf(
                        members("", json(Records.run("passed"))).distinct().toList());
    }

    /** The paths of an object's members, those of a list's under the list's own. */
    private static Stream<String> members(String path, JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().flatMap(element -> members(path, element));
        }
        return node.propertyStream()
                .flatMap(member -> Stream.concat(
                        Stream.of(path + "/" + member.getKey()),
                        members(path + "/" + member.getKey(), member.getValue())));
    }

    private static boolean isPickle(String line) {
        return line.startsWith("{\"pickle\":");
    }

    private static int sum(JsonNode parts, String path) {
        return parts.valueStream().mapToInt(part -> part.at(path).asInt()).sum();
    }

    private static JsonNode scenario(JsonNode document, String id) {
        return scenarios(document)
                .filter(scenario -> scenario.at("/ids/0").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> scenarios(JsonNode document) {
        return document.at("/labs")
                .valueStream()
                .flatMap(lab -> lab.at("/stages").valueStream())
                .flatMap(stage -> stage.at("/scenarios").valueStream());
    }

    private static JsonNode json(Run run) {
        try {
            return new ObjectMapper().readTree(ResultsJson.of(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

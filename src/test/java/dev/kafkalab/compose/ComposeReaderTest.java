package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.kafkalab.compose.Service.Dependency;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.Healthcheck;
import dev.kafkalab.compose.Service.Link;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeReaderTest {

    @TempDir
    private Path folder;

    @Test
    void services_are_read_in_the_order_of_the_file() {
        ComposeFile file = Written.in(folder).read("""
                version: "3.8"
                x-note: not a service
                services:
                  zoo1:
                    image: zookeeper:3.8.4
                  kafka1:
                    image: broker:1
                volumes:
                  data:
                """);

        assertThat(file.services()).extracting(Service::name).containsExactly("zoo1", "kafka1");
        assertThat(file.namedVolumes()).containsExactly("data");
        assertThat(file.service("kafka1").orElseThrow().position().line()).isEqualTo(6);
    }

    @Test
    void an_environment_is_a_mapping_or_a_list() {
        var written = Written.in(folder);

        assertThat(environment(written.readKafkaWith("environment:", "  A: 1", "  B: two words", "  C: ''")))
                .containsExactly(entry("A", "1"), entry("B", "two words"), entry("C", ""));
        assertThat(environment(written.readKafkaWith("environment:", "  - A=1", "  - B=x=y", "  - A=2")))
                .containsExactly(entry("A", "2"), entry("B", "x=y"));
    }

    @Test
    void every_variable_knows_its_line() {
        Service kafka = Written.in(folder).readKafkaWith("environment:", "  A: 1", "", "  B: 2");

        assertThat(kafka.environment())
                .extracting(variable -> variable.position().line())
                .containsExactly(5, 7);
    }

    @Test
    void a_variable_without_value_comes_from_the_machine_or_is_left_out() {
        Service kafka = Written.in(folder).onMachineWith("A", "here").readKafkaWith("environment:", "  A:", "  B:");

        assertThat(environment(kafka)).containsExactly(entry("A", "here"));
    }

    @Test
    void numbers_reach_the_service_as_compose_writes_them() {
        var kafka = Written.in(folder)
                .readKafkaWith(
                        "environment:",
                        "  PORT: 2181",
                        "  OCTAL: 017",
                        "  HEX: 0x10",
                        "  GROUPED: 1_000",
                        "  V: 3.10",
                        "  Q: '3.10'");

        assertThat(environment(kafka))
                .containsOnly(
                        entry("PORT", "2181"),
                        entry("OCTAL", "15"),
                        entry("HEX", "16"),
                        entry("GROUPED", "1000"),
                        entry("V", "3.1"),
                        entry("Q", "3.10"));
    }

    @Test
    void a_number_that_changes_is_remarked_on() {
        ComposeFile file = Written.in(folder).read("""
                services:
                  kafka: {image: x, environment: {VERSION: 3.10}}
                """);

        assertThat(file.notices())
                .singleElement()
                .asString()
                .contains(":2: VERSION: 3.10 is a number", "sees 3.1", "\"3.10\"");
    }

    @Test
    void booleans_are_text_to_the_service() {
        assertThat(environment(Written.in(folder).readKafkaWith("environment: {A: true, B: False, C: yes}")))
                .containsExactly(entry("A", "true"), entry("B", "false"), entry("C", "yes"));
    }

    @Test
    void a_merge_key_takes_in_an_anchor_and_explicit_keys_win() {
        Service kafka = Written.in(folder).readKafka("""
                x-one: &one {A: 1, B: 1}
                x-two: &two {B: 2, C: 2}
                services:
                  kafka:
                    image: broker:1
                    environment:
                      A: 3
                      <<: [*one, *two]
                """);

        assertThat(environment(kafka)).containsOnly(entry("A", "3"), entry("B", "1"), entry("C", "2"));
        assertThat(kafka.variable("C").orElseThrow().position().line()).isEqualTo(2);
    }

    @Test
    void a_redefined_anchor_is_accepted() {
        assertThat(Written.in(folder).readKafka("""
                        x-a: &image {image: old}
                        x-b: &image {image: new}
                        services:
                          kafka: *image
                        """).image()).contains("new");
    }

    @Test
    void several_documents_are_laid_over_each_other() {
        ComposeFile file = Written.in(folder).read("""
                services:
                  kafka: {image: old, environment: {A: 1}}
                ---
                services:
                  kafka: {image: new, environment: [B=2]}
                """);

        assertThat(file.services()).singleElement().satisfies(kafka -> {
            assertThat(kafka.image()).contains("new");
            assertThat(environment(kafka)).containsOnly(entry("A", "1"), entry("B", "2"));
        });
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        assertThat(Written.in(folder)
                        .readKafka("\uFEFFservices:\r\n  kafka:\r\n    image: broker:1\r\n")
                        .image())
                .contains("broker:1");
    }

    @Test
    void services_of_inactive_profiles_are_left_out() {
        String text = """
                services:
                  kafka: {image: a}
                  ui: {image: b, profiles: [tools]}
                """;

        assertThat(Written.in(folder).read(text).services())
                .extracting(Service::name)
                .containsExactly("kafka");
        assertThat(Written.in(folder)
                        .given("COMPOSE_PROFILES", "x, tools")
                        .read(text)
                        .services())
                .hasSize(2);
    }

    @Test
    void a_service_of_no_replicas_is_not_started() {
        assertThat(Written.in(folder).read("""
                        services:
                          kafka: {image: a}
                          ui: {image: b, deploy: {replicas: 0}}
                        """).services())
                .extracting(Service::name)
                .containsExactly("kafka");
    }

    @Test
    void a_service_may_have_several_containers() {
        assertThat(Written.in(folder).read("""
                        services:
                          kafka: {image: a}
                          ui: {image: b, deploy: {replicas: 2}}
                          app: {image: c, scale: 3}
                        """).services())
                .extracting(Service::replicas)
                .containsExactly(1, 2, 3);
    }

    @Test
    void names_come_from_hostname_container_name_aliases_and_links() {
        Service kafka = Written.in(folder).readKafka("""
                services:
                  kafka:
                    image: a
                    hostname: h
                    container_name: c
                    networks: {inner: {aliases: [k, broker]}, outer: }
                    links: ["zoo:zookeeper"]
                    extra_hosts: ["db=10.0.0.1"]
                  zoo: {image: b}
                networks: {inner: , outer: }
                """);

        assertThat(kafka.hostname()).contains("h");
        assertThat(kafka.containerName()).contains("c");
        assertThat(kafka.networkAliases()).containsExactly("k", "broker");
        assertThat(kafka.links()).containsExactly(new Link("zoo", "zookeeper"));
        assertThat(kafka.extraHosts()).containsExactly(entry("db", "10.0.0.1"));
        assertThat(kafka.dependsOn()).containsExactly(new Dependency("zoo", "service_started", true));
    }

    @Test
    void dependencies_are_a_list_or_have_conditions() {
        String others = "\n  zoo: {image: b}\n  db: {image: c}\n";

        assertThat(Written.in(folder)
                        .readKafka("services:\n  kafka: {image: a, depends_on: [zoo]}" + others)
                        .dependsOn())
                .containsExactly(new Dependency("zoo", "service_started", true));
        assertThat(Written.in(folder)
                        .readKafka("services:\n  kafka: {image: a, depends_on: {db: {condition: service_healthy}}}"
                                + others)
                        .dependsOn())
                .containsExactly(new Dependency("db", "service_healthy", true));
    }

    @Test
    void a_health_check_has_dockers_defaults() {
        Healthcheck check = Written.in(folder)
                .readKafkaWith("healthcheck: {test: nc -z localhost 9092, interval: 1m30s}")
                .healthcheck()
                .orElseThrow();
        assertThat(check)
                .isEqualTo(new Healthcheck(
                        List.of("CMD-SHELL", "nc -z localhost 9092"),
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(30),
                        3,
                        Duration.ZERO,
                        check.position()));
        assertThat(check.position().line()).isEqualTo(4);
        assertThat(Written.in(folder)
                        .readKafkaWith("healthcheck: {disable: true}")
                        .healthcheck())
                .isEmpty();
        assertThat(Written.in(folder)
                        .readKafkaWith("healthcheck: {test: [NONE]}")
                        .healthcheck())
                .isEmpty();
    }

    @Test
    void a_stop_may_take_ten_seconds_unless_the_file_says_otherwise() {
        assertThat(Written.in(folder).readKafkaWith("restart: always").stopGracePeriod())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(Written.in(folder).readKafkaWith("stop_grace_period: 1m").stopGracePeriod())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void commands_are_words_or_lists() {
        Service kafka = Written.in(folder).readKafkaWith("entrypoint: [sh, -c]", "command: run 'two words'");

        assertThat(kafka.entrypoint()).contains(List.of("sh", "-c"));
        assertThat(kafka.command()).contains(List.of("run", "two words"));
        assertThat(Written.in(folder).readKafkaWith("command:").command()).isEmpty();
    }

    @Test
    void many_services_that_depend_on_all_before_them_are_no_circle() {
        var text = new StringBuilder("services:\n");
        for (int i = 0; i < 60; i++) {
            String all = IntStream.range(0, i).mapToObj(j -> "s" + j).collect(Collectors.joining(", "));
            text.append("  s%d: {image: a, depends_on: [%s]}\n".formatted(i, all));
        }

        assertThat(Written.in(folder).read(text.toString()).services()).hasSize(60);
    }

    @Test
    void what_compose_drops_from_a_command_is_remarked_on() {
        ComposeFile file = Written.in(folder).read("services:\n  kafka: {image: a, command: sleep 3 && run}\n");

        assertThat(file.services().get(0).command()).contains(List.of("sleep", "3"));
        assertThat(file.notices()).singleElement().asString().contains(":2:", "drops '&& run'", "[\"sh\", \"-c\"");
    }

    private static Map<String, String> environment(Service service) {
        return service.environment().stream()
                .collect(Collectors.toMap(
                        EnvironmentVariable::name, EnvironmentVariable::value, (a, b) -> b, LinkedHashMap::new));
    }
}

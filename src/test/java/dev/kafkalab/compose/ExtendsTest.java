package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code extends} and {@code include}. */
class ExtendsTest {

    private static final String BASE = """
            services:
              base:
                image: broker:1
                command: run
                environment: [A=1, B=1]
                ports: ["80:80"]
                volumes: ["./data:/data"]
                env_file: base.env
                networks: [inner]
              empty:
            networks: {inner: }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_service_is_laid_over_the_one_it_extends() {
        Service kafka = Written.in(folder).readKafka("""
                services:
                  base: {image: broker:1, environment: [A=1, B=1], ports: ["80:80"], command: run, hostname: b}
                  kafka:
                    extends: base
                    environment: {B: 2}
                    ports: ["80:80", "81:81"]
                    command: [other]
                """);

        assertThat(kafka.image()).contains("broker:1");
        assertThat(kafka.hostname()).contains("b");
        assertThat(kafka.command()).contains(List.of("other"));
        assertThat(kafka.environment()).extracting(EnvironmentVariable::value).containsExactly("1", "2");
        assertThat(kafka.ports()).extracting(Service.PublishedPort::hostPort).containsExactly(80, 81);
    }

    @Test
    void paths_in_another_file_are_seen_from_its_folder() {
        Service kafka = Written.in(folder)
                .with("sub/base.yml", BASE)
                .with("sub/base.env", "C=3\n")
                .readKafka("""
                        services:
                          kafka: {extends: {file: sub/base.yml, service: base}}
                        networks: {inner: }
                        """);

        assertThat(kafka.variable("C")).isPresent();
        assertThat(kafka.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.source()).isEqualTo(folder + "/sub/data");
            assertThat(volume.target()).isEqualTo("/data");
        });
        assertThat(kafka.variable("A").orElseThrow().position()).hasToString(folder.resolve("sub/base.yml") + ":5");
    }

    @Test
    void a_service_that_is_not_there_is_refused() {
        Written.in(folder)
                .with("base.yml", BASE)
                .refusal("services:\n  kafka: {extends: {file: base.yml, service: bass}}\n")
                .hasMessageContainingAll(
                        "lab.yml:2: 'kafka' extends 'bass'", "base.yml has no such service", "base, empty");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        Written.in(folder)
                .refusal("services:\n  kafka: {extends: {file: no.yml, service: a}}\n")
                .hasMessageContainingAll("lab.yml:2: there is no file no.yml");
    }

    @Test
    void a_circle_is_refused() {
        Written.in(folder)
                .refusal("services:\n  a: {extends: b}\n  b: {extends: a}\n")
                .hasMessageContainingAll("lab.yml:2: 'a' extends itself", "remove one");
    }

    @Test
    void two_forms_that_do_not_fit_are_refused() {
        Written.in(folder)
                .refusal("services:\n  a: {image: x, ports: [80]}\n  b:\n    extends: a\n    ports: 80\n")
                .hasMessageContainingAll("lab.yml:5: 'ports' is the number 80 here and a list where it comes from");
    }

    @Test
    void an_included_file_brings_its_services_and_its_own_dot_env() {
        ComposeFile file = Written.in(folder)
                .with(
                        "sub/more.yml",
                        "services:\n  zoo: {image: '${IMAGE}', volumes: [data:/data]}\nvolumes: {data: }\n")
                .with("sub/.env", "IMAGE=zk:1\n")
                .read("include: [sub/more.yml]\nservices:\n  kafka: {image: a, depends_on: [zoo]}\n");

        assertThat(file.service("zoo").orElseThrow().image()).contains("zk:1");
        assertThat(file.namedVolumes()).containsExactly("data");
    }

    @Test
    void an_included_service_of_the_same_name_is_refused() {
        Written.in(folder)
                .with("more.yml", "services:\n  kafka: {image: b}\n")
                .refusal("include: [more.yml]\nservices:\n  kafka: {image: a}\n")
                .hasMessageContainingAll("lab.yml:3: 'kafka' is also defined in an included file", "more.yml:2");
    }

    @Test
    void files_that_include_each_other_are_refused() {
        Written.in(folder)
                .with("more.yml", "include: [lab.yml]\nservices:\n  zoo: {image: b}\n")
                .refusal("include: [more.yml]\nservices:\n  kafka: {image: a}\n")
                .hasMessageContainingAll("more.yml:1: lab.yml is already being read");
    }

    @Test
    void an_include_with_a_folder_of_its_own_is_refused() {
        Written.in(folder)
                .refusal("include:\n  - path: more.yml\n    project_directory: x\nservices:\n  kafka: {image: a}\n")
                .hasMessageContainingAll(
                        "lab.yml:3: 'project_directory' of an include is not read here", "leave it out");
    }
}

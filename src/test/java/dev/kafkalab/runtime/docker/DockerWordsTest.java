package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small pure parts: versions, image names, what a failure is told as. */
class DockerWordsTest {

    private static final List<String> COMMAND = List.of("docker", "compose", "up");

    @ParameterizedTest
    @ValueSource(strings = {"2.20.0", "2.26.1-4", "v2.39.1\n", "3.0.0", "2.100.0-desktop.1"})
    void a_compose_that_knows_include_will_do(String version) {
        assertThat(Compose.problemWith(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.19.1", "1.29.2", "v2.3.3"})
    void an_older_one_will_not(String version) {
        assertThat(Compose.problemWith(version))
                .hasValueSatisfying(words -> assertThat(words).contains(version, "2.20 is the oldest"));
    }

    @Test
    void one_that_says_nothing_of_its_version_will_not() {
        assertThat(Compose.problemWith("dev")).hasValue("its Compose says that it is version 'dev'");
    }

    @ParameterizedTest
    @CsvSource({
        "zookeeper, zookeeper:latest",
        "zookeeper:3.8.4, zookeeper:3.8.4",
        "localhost:5000/kafka, localhost:5000/kafka:latest",
        "localhost:5000/kafka:1, localhost:5000/kafka:1",
        "kafka@sha256:aa, kafka@sha256:aa"
    })
    void an_image_without_a_tag_is_pulled_as_latest_and_not_with_every_tag(String written, String pulled) {
        assertThat(Images.withTag(written)).isEqualTo(pulled);
    }

    @Test
    void the_engines_own_words_are_taken_out_of_their_wrapping() {
        assertThat(Images.withoutWrapping("Status 500: {\"message\":\"Get \\\"https://x/v2/\\\": no such host\"}\n"))
                .isEqualTo("Get \"https://x/v2/\": no such host");
        assertThat(Images.withoutWrapping("manifest unknown")).isEqualTo("manifest unknown");
    }

    @Test
    void a_failed_start_is_told_in_composes_own_words_with_the_fix() {
        assertThat(
                        Compose.explain(
                                COMMAND,
                                List.of(
                                        "Network x_default  Created",
                                        "Container kafka1  Creating",
                                        "Error response from daemon: Conflict. The container name \"/kafka1\" is already in use by container \"abc\".")))
                .isEqualTo(
                        "Docker Compose could not start the cluster (docker compose up):\n"
                                + "  Error response from daemon: Conflict. The container name \"/kafka1\" is already in use by container \"abc\".\n"
                                + "  Fix: remove that container (docker rm -f NAME), or give the service another container_name.");
    }

    @Test
    void a_start_that_failed_without_a_word_says_so() {
        assertThat(Compose.explain(COMMAND, List.of())).contains("(it gave no reason)", "-Dlab.runtime=process");
    }
}

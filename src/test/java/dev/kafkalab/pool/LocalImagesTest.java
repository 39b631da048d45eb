package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalImagesTest {

    private static final Map<String, String> GIVEN = Map.of("ZOOKEEPER_SESSION_TIMEOUT_MS", "18000");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "published"})
    void unless_they_are_asked_for_the_file_that_names_them_need_not_be_there(String images) {
        assertThat(LocalImages.with(GIVEN, images, folder.resolve("none.env"))).isEqualTo(GIVEN);
    }

    @Test
    void they_stand_beside_the_variables_that_a_scenario_gives() throws IOException {
        Path file = names("# KAFKA_IMAGE=commented:out\n\nKAFKA_IMAGE = lab/kafka:1\nOPTS=-Da=b\n");

        assertThat(LocalImages.with(GIVEN, "local", file))
                .isEqualTo(
                        Map.of("ZOOKEEPER_SESSION_TIMEOUT_MS", "18000", "KAFKA_IMAGE", "lab/kafka:1", "OPTS", "-Da=b"));
    }

    @Test
    void an_image_that_a_scenario_names_is_that_one() throws IOException {
        Path file = names("KAFKA_IMAGE=lab/kafka:1\n");
        Map<String, String> given = Map.of("KAFKA_IMAGE", "apache/kafka:4.1.1");

        assertThat(LocalImages.with(given, "local", file)).isEqualTo(given);
    }

    @Test
    void an_image_that_has_a_stand_in_of_its_version_is_replaced_by_it() throws IOException {
        Path file = names("APACHE_KAFKA_3_IMAGE=kafka-lab/apache-kafka:3.9.1\nKAFKA=kafka-lab/cp-kafka:7.9.1\n");

        assertThat(LocalImages.with(
                        Map.of(
                                "OLD",
                                "apache/kafka:3.9.1",
                                "CP",
                                "confluentinc/cp-kafka:7.9.1",
                                "NEW",
                                "apache/kafka:4.0.0"),
                        "local",
                        file))
                .containsEntry("OLD", "kafka-lab/apache-kafka:3.9.1")
                .containsEntry("CP", "kafka-lab/cp-kafka:7.9.1")
                .containsEntry("NEW", "apache/kafka:4.0.0");
    }

    @Test
    void without_the_file_that_names_them_a_run_says_from_where_to_start_it() {
        Path missing = folder.resolve("none.env");

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> LocalImages.with(GIVEN, "local", missing))
                .withMessageContaining(missing.toString())
                .withMessageContaining("run from the project's folder");
    }

    private Path names(String text) throws IOException {
        return Files.writeString(folder.resolve("local.env"), text);
    }
}

package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverrideFileTest {

    @TempDir
    private Path folder;

    @Test
    void an_override_beside_a_file_that_compose_would_find_by_itself_is_told_and_not_read() throws IOException {
        write("docker-compose.override.yml", "services:\n  kafka:\n    image: broker:2\n");

        ComposeFile read = read("docker-compose.yml");

        assertThat(read.service("kafka").orElseThrow().image()).contains("broker:1");
        assertThat(read.notices()).singleElement().satisfies(notice -> assertThat(notice.message())
                .startsWith("docker-compose.override.yml lies beside it and is not read"));
    }

    /** Compose takes the override of the one name for a file of the other. */
    @Test
    void the_two_need_not_be_called_alike() throws IOException {
        write("compose.override.yaml", "services: {}\n");

        assertThat(read("docker-compose.yml").notices()).hasSize(1);
    }

    @Test
    void compose_would_not_add_it_to_a_file_of_another_name() throws IOException {
        write("compose.override.yml", "services: {}\n");

        assertThat(read("kafka.yml").notices()).isEmpty();
        assertThat(List.of(read("compose.yml"), read("kafka.yml")))
                .extracting(file -> file.notices().size())
                .containsExactly(1, 0);
    }

    private ComposeFile read(String name) throws IOException {
        return ComposeReader.read(write(name, "services:\n  kafka:\n    image: broker:1\n"), Map.of(), Map.of());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

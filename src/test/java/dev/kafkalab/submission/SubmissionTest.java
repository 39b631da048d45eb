package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {

    private static final Limits SMALL = new Limits(5, 1_000, 30, 60, 512, 2, 2_000, Set.of());

    @TempDir
    private Path temp;

    private Path folder(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "services: {}\n");
        }
        return folder;
    }

    @Test
    void the_compose_file_is_the_one_that_compose_would_take() throws IOException {
        assertThat(composeFile("a", "docker-compose.yml", "compose.yaml", "other.yml"))
                .isEqualTo("compose.yaml");
        assertThat(composeFile("b", "docker-compose.yml", "other.yml")).isEqualTo("docker-compose.yml");
        assertThat(composeFile("c", "my-cluster.YML", "readme.md", "more/other.yml"))
                .isEqualTo("my-cluster.YML");
    }

    private String composeFile(String name, String... files) throws IOException {
        return Submission.read(folder(name, files))
                .composeFile()
                .orElseThrow()
                .getFileName()
                .toString();
    }

    @Test
    void the_hash_is_of_names_and_contents_and_of_nothing_else() throws IOException {
        String one = Submission.read(folder("one", "compose.yml", "more/a.env")).sha256();

        assertThat(Submission.read(folder("two", "compose.yml", "more/a.env")).sha256())
                .isEqualTo(one);
        assertThat(Submission.read(folder("renamed", "compose.yml", "more/b.env"))
                        .sha256())
                .isNotEqualTo(one);
        Path changed = folder("changed", "compose.yml", "more/a.env");
        Files.writeString(changed.resolve("more/a.env"), "services: []\n");
        assertThat(Submission.read(changed).sha256()).isNotEqualTo(one).hasSize(64);
        Path committed = folder("committed", "compose.yml", "more/a.env", ".git/index");
        assertThat(Submission.read(committed).sha256()).isEqualTo(one);
        Path onWindows = folder("onWindows", "compose.yml", "more/a.env", ".GIT/index");
        assertThat(Submission.read(onWindows).sha256()).isEqualTo(one);
    }

    @Test
    void an_id_is_safe_and_no_two_names_share_one() {
        assertThat(Submission.id("mueller_anna-2.zip")).isEqualTo("mueller_anna-2.zip");
        assertThat(Submission.id("=HYPERLINK(\"x\")")).matches("HYPERLINK__x__-[0-9a-f]{8}");
        assertThat(Submission.id("M\u00fcller")).startsWith("Muller-");
        assertThat(Submission.id("a b")).isNotEqualTo(Submission.id("a_b")).isNotEqualTo(Submission.id("a\tb"));
        assertThat(Submission.id("-rf")).startsWith("rf-");
        assertThat(Submission.id("\u5b66\u751f")).matches("submission-[0-9a-f]{8}");
        assertThat(Submission.id("x".repeat(300))).hasSize(60);
    }

    @Test
    void a_file_with_any_number_of_mistakes_is_told_a_hundred_of_them() throws IOException {
        Path folder = folder("mistakes");
        String service = "  kafka:\n    image: apache/kafka:4.1.1\n    environment:\n";
        String mistakes = IntStream.range(0, 150)
                .mapToObj("      KAFKA_X%d_REPORTERS: com.example.Reporter\n"::formatted)
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("compose.yml"), "services:\n" + service + mistakes);

        assertThat(SubmissionCheck.of(folder).refusals()).hasSize(100);
    }

    @Test
    void too_many_files_are_refused_and_not_read() throws IOException {
        Submission many = Submission.read(folder("many", "a", "b", "c", "d", "e", "compose.yml"), SMALL);
        Path large = folder("large", "compose.yml");
        Files.writeString(large.resolve("large.env"), "x".repeat(2_000));

        assertThat(many.refusals()).extracting(Refusal::rule).containsExactly(SafetyRule.TOO_LARGE);
        assertThat(Submission.read(large, SMALL).refusals())
                .extracting(Refusal::rule)
                .containsExactly(SafetyRule.TOO_LARGE);
    }

    @Test
    void a_pipe_is_refused_and_not_waited_for() throws Exception {
        Path folder = folder("pipe", "compose.yml");
        Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("pipe.env").toString()).start();
        assumeThat(mkfifo.waitFor()).isZero();

        assertThat(SubmissionCheck.of(folder).refusals())
                .extracting(Refusal::rule)
                .containsExactly(SafetyRule.SPECIAL_FILE);
    }

    @Test
    void a_name_that_is_in_no_encoding_of_this_machine_is_refused() throws Exception {
        Path folder = folder("bytes", "compose.yml");
        new ProcessBuilder("sh", "-c", "touch \"$(printf 'a\\377.txt')\"; mkdir \"$(printf 'b\\376')\"")
                .directory(folder.toFile())
                .start()
                .waitFor();

        Submission submission = Submission.read(folder);

        assertThat(submission.refusals()).isNotEmpty().allSatisfy(refusal -> assertThat(refusal.reason())
                .contains("cannot be read here"));
        assertThat(submission.sha256()).hasSize(64);
    }

    @Test
    void a_link_within_the_folder_is_followed() throws IOException {
        Path folder = folder("links", "real/compose.yml");
        Files.createSymbolicLink(folder.resolve("compose.yml"), Path.of("real/compose.yml"));

        assertThat(Submission.read(folder).refusals()).isEmpty();
        assertThat(Submission.read(folder).composeFile())
                .contains(folder.toRealPath().resolve("compose.yml"));
    }

    @Test
    void what_is_no_folder_is_the_graders_own_trouble() throws IOException {
        Path file = folder("f", "compose.yml").resolve("compose.yml");

        assertThatThrownBy(() -> Submission.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> Submission.read(temp.resolve("missing"))).isInstanceOf(IOException.class);
    }
}

package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.Lint;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That {@code mvn test} passes in it is shown by {@code .ci/course}. */
class InitCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    @Test
    void a_course_has_all_that_it_needs_and_no_placeholder_is_left() throws IOException {
        Path course = folder.resolve("Kafka Übung 1");

        assertThat(init(course)).isZero();

        assertThat(told.toString()).contains("cd '" + course + "' && mvn test");
        try (Stream<Path> files = Files.walk(course).filter(Files::isRegularFile)) {
            assertThat(files)
                    .hasSize(7)
                    .allSatisfy(file -> assertThat(file).content().isNotBlank().doesNotContainPattern("@[A-Z]+@|null"));
        }
        assertThat(course.resolve("pom.xml"))
                .content()
                .contains("<artifactId>kafka-bung-1</artifactId>")
                .containsPattern("<artifactId>kafka-lab</artifactId>\\s+<version>\\d");
    }

    @Test
    void its_cluster_and_its_features_are_sound() throws IOException {
        Path course = folder.resolve("course");
        init(course);

        assertThat(Topologies.read(course.resolve("compose/cluster.yml"), Map.of())
                        .nodes())
                .hasSize(3);
        assertThat(Lint.of(FeatureFiles.read(List.of(course.resolve("features")))))
                .singleElement()
                .asString()
                .as("only the folder that lint is called from is another")
                .contains("there is no Compose file compose/cluster.yml");
    }

    @Test
    void nothing_is_written_over() throws IOException {
        Path kept = Files.writeString(folder.resolve("pom.xml"), "mine");

        assertThat(init(folder)).isEqualTo(Main.IMPOSSIBLE);
        assertThat(told.toString()).contains("is there already: name a folder that is not there yet, or is empty");
        assertThat(kept).hasContent("mine");
        assertThat(init(kept)).isEqualTo(Main.IMPOSSIBLE);
    }

    private int init(Path course) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(told)).setErr(new PrintWriter(told));
        return commands.execute("init", course.toString());
    }
}

package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are missing, pulled from a registry of this JVM's own, or built. */
class DockerImagesTest {

    private static final int SIZE = 5_000_000;
    private static final int CHUNKS = 25;

    @TempDir
    Path folder;

    private DockerLab lab;
    private DockerClient client;

    @BeforeEach
    void needs_docker() {
        lab = DockerLab.needingDocker(folder);
        client = DockerEngine.ofThisJvm().client();
    }

    @Test
    void a_missing_image_is_named_and_pulled_with_progress() throws IOException {
        try (TinyRegistry registry = new TinyRegistry(SIZE, CHUNKS, 200)) {
            String image = registry.image("1");
            Topology topology = ofImage(image);
            assertThat(DockerRuntime.availability(topology).missingImages()).containsExactly(image);

            Cluster cluster = lab.prepare(topology);
            cluster.close();

            assertThat(lab.said()).first().isEqualTo("pulling " + image);
            assertThat(lab.said())
                    .anyMatch(line -> line.matches("pulling .*: 0 of 1 layers, [1-5] of 5 MB so far"))
                    .hasSizeLessThan(8);
            assertThat(lab.said()).last().isEqualTo("pulled " + image);
            assertThat(DockerRuntime.availability(topology).missingImages()).isEmpty();
            client.removeImageCmd(image).exec();
        }
    }

    @Test
    void one_that_the_registry_does_not_have_is_told_with_the_fixes() throws IOException {
        try (TinyRegistry registry = new TinyRegistry(SIZE, 1, 0)) {
            String image = registry.image("no-such-tag");
            assertThatThrownBy(() -> lab.prepare(ofImage(image)))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("The image " + image + " is not here and cannot be pulled: ")
                    .hasMessageContaining("manifest unknown")
                    .hasMessageContaining("spelling")
                    .hasMessageContaining("LAB_IMAGES=local")
                    .hasMessageContaining("-Dlab.runtime=process");
        }
    }

    @Test
    void a_registry_that_nobody_reaches_is_told_with_the_fixes() throws IOException {
        String image = "127.0.0.1:%d/tiny/kafka:1".formatted(DockerLab.freePort());
        assertThatThrownBy(() -> lab.prepare(ofImage(image)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("The image " + image + " is not here and cannot be pulled: ")
                .hasMessageContaining("connection refused");
    }

    @Test
    void a_service_that_is_only_built_is_built_by_compose() throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM kafka-lab/zookeeper:3.8.4\nENTRYPOINT [\"sh\", \"-c\", \"echo built; exec sleep 1000\"]\n");
        Topology topology = lab.read("built.yml", "services:\n  made:\n    build: .\n");
        assertThat(DockerRuntime.availability(topology).missingImages()).containsExactly("that of made, to be built");

        try (Cluster cluster = lab.start(topology)) {
            assertThat(lab.said()).anyMatch(line -> line.startsWith("docker compose builds the images of made"));
            DockerLab.awaitLog(cluster.node("made"), "built", 1);
        } finally {
            String project = Project.of(topology, lab.folders().work(), client).name();
            client.removeImageCmd(project + "-made").withForce(true).exec();
        }
    }

    private Topology ofImage(String image) {
        return lab.read("pulled.yml", "services:\n  tool:\n    image: %s\n".formatted(image));
    }
}

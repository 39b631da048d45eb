package dev.kafkalab.runtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.KraftNode;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.SettingsValidation;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the real classes of a version; the jars come from Maven Central the first time. */
class JudgedRuntimeTest {

    @TempDir
    private Path folder;

    private final List<String> prepared = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private FakeCluster cluster;

    @ParameterizedTest
    @ValueSource(strings = {"docker", "process"})
    void what_kafka_refuses_is_not_started_on_either_runtime(String runtime) throws IOException {
        assertThatThrownBy(() -> prepare(runtime, "KAFKA_COMPRESSION_TYPE: zip"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("compose.yml cannot be started")
                .hasMessageContaining("Kafka 4.3.1 itself refuses these settings")
                .hasMessageContaining("compression.type")
                .hasMessageContaining("correct KAFKA_COMPRESSION_TYPE");
        assertThat(cluster.done()).containsExactly("takeDown KEEP");
    }

    @Test
    void where_the_runtime_cannot_prepare_it_that_is_the_reason_and_nobody_is_asked_any_more() {
        assertThatThrownBy(() -> prepare("broken", "KAFKA_COMPRESSION_TYPE: zip"))
                .hasMessage("no port");
        assertThat(folder.resolve("cache/validated"))
                .satisfiesAnyOf(kept -> assertThat(kept).doesNotExist(), kept -> assertThat(kept)
                        .isDirectoryNotContaining("glob:**/asking*"));
    }

    @Test
    void a_file_runs_unasked_where_the_cache_cannot_be_used() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file in the folder's place");

        assertThatCode(() -> prepare("docker", "KAFKA_COMPRESSION_TYPE: zip")).doesNotThrowAnyException();
        assertThat(told).anyMatch(line -> line.startsWith("Kafka itself was not asked"));
    }

    @Test
    void what_kafka_takes_is_prepared() {
        assertThatCode(() -> prepare("docker", "KAFKA_COMPRESSION_TYPE: zstd")).doesNotThrowAnyException();
        assertThat(prepared).containsExactly("docker");
        assertThat(cluster.done()).isEmpty();
    }

    private Cluster prepare(String name, String line) throws IOException {
        LabFolders folders = new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports"));
        return new JudgedRuntime(new Recording(name), new SettingsValidation(folders))
                .prepare(KraftNode.read(folder, "apache/kafka:4.3.1", line), told::add);
    }

    /** A runtime that starts nothing. */
    private final class Recording implements Runtime {

        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Cluster prepare(Topology topology, Progress progress) {
            if (name.equals("broken")) {
                throw new SetupException("no port");
            }
            prepared.add(name);
            cluster = new FakeCluster(topology, InstantSource.system(), folder);
            return cluster;
        }
    }
}

package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final Path HERE = Path.of("/home/ann/kafka-lab/target/kafka-lab");
    private static final Path THERE = Path.of("/home/bob/kafka-lab/target/kafka-lab");

    @Test
    void a_project_is_named_by_checkout_file_and_topology() {
        assertThat(project("/labs/Three Brokers.v2.yml", HERE))
                .matches("kafkalab-[0-9a-f]{8}-[0-9a-f]{4}-three-brokers-v2")
                .startsWith(Project.prefix(HERE))
                .isEqualTo(project("/labs/Three Brokers.v2.yml", HERE));
    }

    @Test
    void two_checkouts_share_no_name() {
        assertThat(project("/labs/a.yml", HERE)).isNotEqualTo(project("/labs/a.yml", THERE));
        assertThat(Project.prefix(HERE)).isNotEqualTo(Project.prefix(THERE));
    }

    @Test
    void two_files_of_one_name_share_no_project() {
        assertThat(project("/labs/a.yml", HERE)).isNotEqualTo(project("/more/a.yml", HERE));
    }

    @Test
    void a_long_name_is_cut_for_containers_bear_it_too() {
        assertThat(project("/labs/" + "long".repeat(40) + ".yml", HERE)).hasSizeLessThan(63);
    }

    private static String project(String file, Path work) {
        return Project.of(new Topology(Path.of(file), Map.of(), List.of(), List.of()), work, null)
                .name();
    }
}

package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OurComposeFilesTest {

    private static final Path FOLDER = Path.of("compose");
    private static final Path FAULTY = FOLDER.resolve("faulty");

    static Stream<Path> sound() throws IOException {
        return filesIn(FOLDER);
    }

    static Stream<Path> all() throws IOException {
        return Stream.concat(sound(), filesIn(FAULTY));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void has_no_findings(Path file) {
        assertThat(read(file).findings())
                .filteredOn(finding -> !isMeant(file, finding))
                .isEmpty();
    }

    /** A cluster that begins with one broker can have one replica of the offsets topic, and says so in its file. */
    private static boolean isMeant(Path file, Finding finding) {
        return file.endsWith("scaling-out.yml")
                && finding.severity() == Severity.NOTE
                && finding.message().startsWith("offsets.topic.replication.factor is 1");
    }

    @Test
    void standalone_zookeepers_is_wrong_for_each_of_its_zookeepers_and_for_nothing_else() {
        assertThat(read(FAULTY.resolve("standalone-zookeepers.yml")).findings())
                .allSatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WRONG);
                    assertThat(finding.message()).contains("ignores ZOO_SERVERS and ZOO_MY_ID");
                })
                .extracting(Finding::node)
                .containsExactly("zookeeper-1", "zookeeper-2", "zookeeper-3");
    }

    @Test
    void first_zookeeper_only_works_and_is_noted_once() {
        assertThat(read(FAULTY.resolve("first-zookeeper-only.yml")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).contains("zookeeper.connect names zookeeper-1 only");
                });
    }

    @Test
    void no_faulty_file_is_without_a_test() throws IOException {
        assertThat(filesIn(FAULTY))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("first-zookeeper-only.yml", "standalone-zookeepers.yml");
    }

    @ParameterizedTest
    @MethodSource("all")
    void publishes_on_this_machine_only(Path file) {
        assertThat(read(file).nodes())
                .flatExtracting(node -> node.service().ports())
                .allSatisfy(port -> assertThat(port.hostAddress()).isEqualTo("127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void reaches_every_broker_and_zookeeper_from_the_host(Path file) {
        assertThat(read(file).nodes())
                .filteredOn(node -> node.is(Role.BROKER) || node.is(Role.ZOOKEEPER))
                .allSatisfy(node -> assertThat(node.hostEndpoint()).isPresent());
    }

    @Test
    void no_two_share_a_host_port() throws IOException {
        List<Integer> ports = all().flatMap(file -> read(file).nodes().stream())
                .flatMap(node -> node.service().ports().stream())
                .map(port -> port.hostPort())
                .toList();

        assertThat(ports).doesNotHaveDuplicates();
    }

    private static Stream<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    private static Topology read(Path file) {
        return Topologies.read(file, Map.of());
    }
}

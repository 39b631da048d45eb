package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerPathsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "/opt/kafka/bin/kafka-topics.sh --list, ROOT/opt/kafka/bin/kafka-topics.sh --list",
        "cd /opt/bitnami/kafka/bin && ./kafka-topics.sh, cd ROOT/opt/bitnami/kafka/bin && ./kafka-topics.sh",
        "PATH=$PATH:/opt/kafka/bin, PATH=$PATH:ROOT/opt/kafka/bin",
        "echo >/tmp/x 2>/dev/null, echo >ROOT/tmp/x 2>/dev/null",
        "/usr/bin/kafka-topics; /usr/bin/env; /bin/bash, ROOT/usr/bin/kafka-topics; /usr/bin/env; /bin/bash",
        "$HOME/tmp ../tmp ${X}/tmp, $HOME/tmp ../tmp ${X}/tmp",
        "echo > /dev/tcp/kafka/9092, echo > /dev/tcp/127.10.0.2/9092",
        "curl http://kafka:8083/ http://localhost/x, curl http://127.10.0.2:8083/ http://127.10.0.1/x",
        "kafka-topics --bootstrap-server kafka:9092, kafka-topics --bootstrap-server kafka:9092",
        "/optimal /tmpfile /etc/hosts, /optimal /tmpfile /etc/hosts",
    })
    void a_script_is_told_where_its_containers_things_are(String written, String here) {
        assertThat(paths(List.of()).in(written)).isEqualTo(here.replace("ROOT", folder.toString()));
    }

    @Test
    void a_mounted_script_is_copied_with_its_paths_and_data_is_linked_to() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("make.sh"), "/opt/kafka/bin/kafka-topics.sh < /scripts/topics.txt");
        Files.writeString(source.resolve("topics.txt"), "orders");

        ContainerPaths paths = paths(List.of(new Volume(source.toString(), "/scripts", new Position(folder, 1))));

        assertThat(paths.in("sh /scripts/make.sh")).isEqualTo("sh " + folder + "/scripts/make.sh");
        assertThat(folder.resolve("scripts/make.sh"))
                .content()
                .isEqualTo("%s/opt/kafka/bin/kafka-topics.sh < %1$s/scripts/topics.txt".formatted(folder));
        assertThat(folder.resolve("scripts/topics.txt")).isSymbolicLink().hasContent("orders");
    }

    @Test
    void a_script_that_is_mounted_into_another_volume_leaves_the_users_folder_as_it_is() throws IOException {
        Path data = Files.createDirectories(folder.resolve("users/data"));
        Files.writeString(data.resolve("orders.txt"), "orders");
        Path script = Files.writeString(folder.resolve("users/init.sh"), "cat /jobs/orders.txt");
        List<Volume> volumes = List.of(
                new Volume(data.toString(), "/jobs", new Position(folder, 1)),
                new Volume(script.toString(), "/jobs/init.sh", new Position(folder, 2)));

        for (int start = 1; start <= 2; start++) {
            paths(volumes);
            assertThat(folder.resolve("jobs/init.sh")).content().isEqualTo("cat %s/jobs/orders.txt".formatted(folder));
            assertThat(folder.resolve("jobs/orders.txt")).hasContent("orders");
            assertThat(data).isDirectoryNotContaining("glob:**.sh");
        }
    }

    @Test
    void a_script_that_joins_a_folder_later_is_not_changed_there() throws IOException {
        Path data = Files.createDirectories(folder.resolve("users"));
        List<Volume> volumes = List.of(new Volume(data.toString(), "/jobs", new Position(folder, 1)));
        paths(volumes);
        Files.writeString(data.resolve("init.sh"), "cat /jobs/orders.txt");

        paths(volumes);

        assertThat(data.resolve("init.sh")).content().isEqualTo("cat /jobs/orders.txt");
        assertThat(folder.resolve("jobs/init.sh")).content().contains(folder + "/jobs");
    }

    @Test
    void what_is_deep_in_a_folder_is_there_as_well() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("source/a/b/c/d"));
        Files.writeString(deep.resolve("topics.txt"), "orders");
        Files.writeString(folder.resolve("source/make.sh"), "true");

        paths(List.of(new Volume(folder.resolve("source").toString(), "/scripts", new Position(folder, 1))));

        assertThat(folder.resolve("scripts/a/b/c/d/topics.txt")).hasContent("orders");
    }

    @Test
    void a_volume_that_only_the_container_would_have_is_an_empty_folder() {
        ContainerPaths paths = paths(List.of(new Volume("state", "/state", new Position(folder, 1))));

        assertThat(paths.in("echo > /state/ready")).isEqualTo("echo > %s/state/ready".formatted(folder));
        assertThat(folder.resolve("state")).isEmptyDirectory();
    }

    private ContainerPaths paths(List<Volume> volumes) {
        NodeAddress own = new NodeAddress("topics", "127.10.0.1", Set.of("topics"));
        NodeAddress kafka = new NodeAddress("kafka", "127.10.0.2", Set.of("kafka"));
        return ContainerPaths.of(
                new LaunchContext(own, List.of(own, kafka), Optional.empty(), folder, folder.resolve("log")), volumes);
    }
}

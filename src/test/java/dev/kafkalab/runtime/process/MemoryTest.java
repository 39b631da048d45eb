package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.FreeMemory;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

    private static final List<Node> NODES =
            TestTopologies.ensemble("memory", 21400).nodes();

    @TempDir
    private Path root;

    @Test
    void says_what_is_needed_and_what_is_free() throws IOException {
        write("proc/meminfo", "MemTotal: 4096000 kB\nMemAvailable:    1024000 kB\n");

        assertThatThrownBy(() -> new Memory(new FreeMemory(root)).check(NODES))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("6 nodes need about 1068 MB")
                .hasMessageContaining("1000 MB are free")
                .hasMessageContaining("Fix: ");
    }

    @Test
    void heeds_a_containers_limit() throws IOException {
        write("proc/meminfo", "MemAvailable:    16000000 kB\n");
        write("sys/fs/cgroup/memory.max", "1073741824\n");
        write("sys/fs/cgroup/memory.current", "536870912\n");

        assertThat(new FreeMemory(root).megabytes()).hasValue(512);
    }

    @Test
    void counts_files_that_the_kernel_keeps_in_memory_as_free() throws IOException {
        write("sys/fs/cgroup/memory.max", "1073741824\n");
        write("sys/fs/cgroup/memory.current", "1073741824\n");
        write("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 268435456\nactive_file 268435456\n");

        assertThat(new FreeMemory(root).megabytes()).hasValue(512);
    }

    @ParameterizedTest
    @CsvSource({
        "0::/lab, sys/fs/cgroup/lab/memory.max, sys/fs/cgroup/lab/memory.current",
        "'5:cpuset,memory:/lab', sys/fs/cgroup/memory/lab/memory.limit_in_bytes, sys/fs/cgroup/memory/lab/memory.usage_in_bytes",
        "4:memory:/lab, sys/fs/cgroup/memory/lab/memory.limit_in_bytes, sys/fs/cgroup/memory/lab/memory.usage_in_bytes"
    })
    void heeds_the_limit_of_the_group_it_is_in(String line, String limit, String used) throws IOException {
        write("proc/self/cgroup", line + "\n");
        write(limit, "1073741824\n");
        write(used, "536870912\n");

        assertThat(new FreeMemory(root).megabytes()).hasValue(512);
    }

    @Test
    void takes_no_limit_for_no_limit() throws IOException {
        write("proc/meminfo", "MemAvailable:    16000000 kB\n");
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/memory.current", "536870912\n");

        assertThatCode(() -> new Memory(new FreeMemory(root)).check(NODES)).doesNotThrowAnyException();
    }

    @Test
    void lets_a_system_that_does_not_say_try() {
        assertThatCode(() -> new Memory(new FreeMemory(root)).check(NODES)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-Xmx256m, 256", "-Xms1g -Xmx2G, 2048", "-Xmx512m -Xmx1024k, 1", "-Xms64m, 0"})
    void reads_a_heap_size(String options, long megabytes) {
        assertThat(JvmOptions.maxHeapMegabytes(List.of(options.split(" ")))).isEqualTo(megabytes);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}

package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackSubnetTest {

    @TempDir
    private Path cache;

    @Test
    void two_clusters_never_have_one_range() {
        LoopbackSubnets subnets = new LoopbackSubnets(cache);
        try (LoopbackSubnet first = subnets.claim(subnet -> true);
                LoopbackSubnet second = subnets.claim(subnet -> true)) {
            assertThat(first.address(0)).isEqualTo("127.10.1.1");
            assertThat(second.address(3)).isEqualTo("127.10.2.4");
        }
        try (LoopbackSubnet again = subnets.claim(subnet -> true)) {
            assertThat(again.number()).isEqualTo(1);
        }
    }

    @Test
    void passes_over_a_range_where_another_user_stands() {
        try (LoopbackSubnet subnet = new LoopbackSubnets(cache).claim(candidate -> candidate.number() != 1)) {
            assertThat(subnet.number()).isEqualTo(2);
        }
    }

    @Test
    void ends_what_a_killed_run_left_and_removes_its_data() throws IOException {
        Path data = Files.createDirectories(cache.resolve("work/ensemble/zoo1/data"));
        Process left = new ProcessBuilder("sleep", "600").start();
        abandon(OsProcess.of(left.pid()).orElseThrow(), data.getParent().getParent());

        assertThat(new LoopbackSubnets(cache).sweep()).isEqualTo(1);

        assertThat(left.isAlive()).isFalse();
        assertThat(data).doesNotExist();
    }

    @Test
    void removes_only_the_data_that_was_recorded_whatever_the_folders_are_called() throws IOException {
        Path precious = Files.createDirectories(cache.resolve("precious/zoo1"));
        // As lines of text, the second part of the checkout's name would be read as the folder to remove.
        Path checkout = Path.of(cache + "/ \u00DCbung\n" + precious.getParent());
        Path data = Files.createDirectories(cache.resolve("work \uD835\uDD4F\n#=/ensemble/zoo1"));
        LoopbackSubnet subnet = new LoopbackSubnets(cache).claim(free -> true);
        subnet.writeOwner(new LoopbackSubnet.Owner(1, checkout, data.getParent()));
        assertThat(subnet.owner().orElseThrow().checkout()).isEqualTo(checkout);
        subnet.release();

        new LoopbackSubnets(cache).sweep();

        assertThat(data).doesNotExist();
        assertThat(precious).exists();
    }

    @Test
    void spares_a_later_process_that_has_the_same_number() throws IOException {
        Process innocent = new ProcessBuilder("sleep", "600").start();
        abandon(new OsProcess(innocent.pid(), "another start"), cache.resolve("work/none"));

        new LoopbackSubnets(cache).sweep();

        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly();
    }

    @Test
    void leaves_a_running_cluster_alone() throws IOException {
        Process node = new ProcessBuilder("sleep", "600").start();
        try (LoopbackSubnet held = new LoopbackSubnets(cache).claim(free -> true)) {
            held.add(OsProcess.of(node.pid()).orElseThrow());

            assertThat(new LoopbackSubnets(cache).sweep()).isZero();

            assertThat(node.isAlive()).isTrue();
        }
        node.destroyForcibly();
    }

    private void abandon(OsProcess process, Path data) {
        LoopbackSubnet subnet = new LoopbackSubnets(cache).claim(free -> true);
        subnet.writeOwner(new LoopbackSubnet.Owner(1, cache, data));
        subnet.add(process);
        subnet.release();
    }
}

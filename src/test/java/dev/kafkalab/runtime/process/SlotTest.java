package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotTest {

    @TempDir
    private Path cache;

    @Test
    void two_clusters_never_have_one_range() {
        Slots slots = new Slots(cache);
        try (Slot first = slots.claim(slot -> true);
                Slot second = slots.claim(slot -> true)) {
            assertThat(first.address(0)).isEqualTo("127.10.1.1");
            assertThat(second.address(3)).isEqualTo("127.10.2.4");
        }
        try (Slot again = slots.claim(slot -> true)) {
            assertThat(again.number()).isEqualTo(1);
        }
    }

    @Test
    void passes_over_a_range_where_another_user_stands() {
        try (Slot slot = new Slots(cache).claim(candidate -> candidate.number() != 1)) {
            assertThat(slot.number()).isEqualTo(2);
        }
    }

    @Test
    void ends_what_a_killed_run_left_and_removes_its_data() throws IOException {
        Path data = Files.createDirectories(cache.resolve("work/ensemble/zoo1/data"));
        Process left = new ProcessBuilder("sleep", "600").start();
        abandon(ProcessIdentity.of(left.pid()).orElseThrow(), data.getParent().getParent());

        assertThat(new Slots(cache).sweep()).isEqualTo(1);

        assertThat(left.isAlive()).isFalse();
        assertThat(data).doesNotExist();
    }

    @Test
    void spares_a_later_process_that_has_the_same_number() throws IOException {
        Process innocent = new ProcessBuilder("sleep", "600").start();
        abandon(new ProcessIdentity(innocent.pid(), "another start"), cache.resolve("work/none"));

        new Slots(cache).sweep();

        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly();
    }

    @Test
    void leaves_a_running_cluster_alone() throws IOException {
        Process node = new ProcessBuilder("sleep", "600").start();
        try (Slot held = new Slots(cache).claim(free -> true)) {
            held.record().add(ProcessIdentity.of(node.pid()).orElseThrow());

            assertThat(new Slots(cache).sweep()).isZero();

            assertThat(node.isAlive()).isTrue();
        }
        node.destroyForcibly();
    }

    private void abandon(ProcessIdentity process, Path data) {
        Slot slot = new Slots(cache).claim(free -> true);
        slot.record().writeOwner(new SlotRecord.Owner(1, cache, data));
        slot.record().add(process);
        slot.release();
    }
}

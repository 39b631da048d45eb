package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberProcessTest {

    @TempDir
    private Path logs;

    @Test
    void one_that_cannot_be_started_is_named_and_is_no_member() throws IOException {
        Path noFolder = Files.createFile(logs.resolve("file"));
        ConsumerGroup group = new ConsumerGroup("billing");

        assertThatThrownBy(() ->
                        group.start("orders", "localhost:1", new ConsumerSettings(Map.of()), noFolder.resolve("logs")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Could not start consumer-1");
        assertThat(group.members()).isEmpty();
    }

    @Test
    void its_program_is_given_the_topic_and_then_each_setting() {
        assertThat(MemberProcess.command("orders", Map.of("group.id", "billing")))
                .contains(GroupMember.class.getName())
                .endsWith("orders", "group.id=billing");
    }

    @Test
    void one_that_outlives_its_kill_is_told() {
        FakeProcess process = new FakeProcess();
        process.survive();

        assertThatIllegalStateException()
                .isThrownBy(new MemberProcess("consumer-1", "orders", process, logs.resolve("1"))::kill)
                .withMessage("consumer-1 did not end within 30 s");
    }

    @Test
    void whoever_is_interrupted_while_it_ends_stays_interrupted() {
        MemberProcess member = new MemberProcess("consumer-1", "orders", new FakeProcess(), logs.resolve("1"));

        Thread.currentThread().interrupt();

        assertThatIllegalStateException().isThrownBy(member::kill).withMessage("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void one_to_which_nothing_can_be_said_any_longer_has_ended_by_itself() {
        FakeProcess process = new FakeProcess();
        MemberProcess member = new MemberProcess("consumer-1", "orders", process, logs.resolve("1"));
        process.hangUp();

        assertThatIllegalStateException()
                .isThrownBy(() -> member.tell(new MemberCommand.ReadOn()))
                .withMessageContaining("consumer-1 has ended by itself")
                .withCauseInstanceOf(IOException.class);
        member.kill();
    }
}

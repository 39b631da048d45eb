package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final Software KAFKA = new Software(Software.Kind.KAFKA, "3.9.2");

    @TempDir
    private Path cache;

    @Test
    void is_recorded_once_and_used_from_then_on() throws IOException {
        ClassArchive archive = archive("one");
        Path recording = recorded(archive, 2_000_000);
        assertThat(archive.options(recording)).contains("-XX:ArchiveClassesAtExit=" + recording);

        archive.accept(recording);

        assertThat(archive.exists()).isTrue();
        assertThat(recording).doesNotExist();
        assertThat(archive.options(recording)).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
    }

    @Test
    void is_not_taken_when_it_is_torn() throws IOException {
        ClassArchive archive = archive("one");
        archive.accept(recorded(archive, 10));
        assertThat(archive.exists()).isFalse();
    }

    @Test
    void gives_way_to_one_from_other_jars() throws IOException {
        ClassArchive old = archive("one");
        old.accept(recorded(old, 2_000_000));
        ClassArchive young = archive("another");
        assertThat(young.exists()).isFalse();

        young.accept(recorded(young, 2_000_000));

        assertThat(young.exists()).isTrue();
        assertThat(old.exists()).isFalse();
    }

    private ClassArchive archive(String jar) throws IOException {
        return ClassArchive.of(cache, KAFKA, List.of(Files.writeString(cache.resolve(jar + ".jar"), jar)));
    }

    private static Path recorded(ClassArchive archive, int bytes) throws IOException {
        return Files.write(archive.recording(1), new byte[bytes]);
    }
}

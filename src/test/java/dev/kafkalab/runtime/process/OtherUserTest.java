package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherUserTest {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @Test
    void there_is_none_where_nobody_else_can_be_become() {
        assertThat(OtherUser.by(Path.of("/bin/false"))).isEmpty();
        assertThat(OtherUser.by(Path.of("/no/such/program"))).isEmpty();
    }

    @Test
    void there_is_one_where_root_can_start_others() throws IOException {
        assumeRoot();
        assertThat(OtherUser.by(SETPRIV)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-jar", "-cp"})
    void he_can_read_a_jar_that_only_root_can_reach(String option, @TempDir Path folder) throws IOException {
        assumeRoot();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path own = Files.createDirectories(folder.resolve("work/node"));
        Path closed = Files.createDirectory(
                folder.resolve("cache"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path jar = Files.writeString(closed.resolve("a:b.jar".substring(option.equals("-jar") ? 0 : 2)), "content");
        Launch launch = new Launch(
                List.of("java", option, jar.toString()), Map.of(), own, own, "127.0.0.1", List.of(), Optional.empty());

        List<String> command = new OtherUser(SETPRIV).take(launch).command();

        assertThat(command).element(command.size() - 2).isEqualTo(option);
        assertThat(Path.of(command.get(command.size() - 1)))
                .hasContent("content")
                .matches(copy -> OtherUser.isOpen(copy.getParent()));
    }

    private static void assumeRoot() throws IOException {
        assumeTrue(
                Files.isExecutable(SETPRIV)
                        && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "Skipped: not root, or no setpriv");
    }
}

package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kafkalab.settings.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessLimitsTest {

    private static final ProcessLimits HERE = ProcessLimits.ofThisMachine();

    private Path work;

    /** Not a temporary folder of JUnit: nobody else could enter that. */
    @BeforeEach
    void makeFolder() throws Exception {
        work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "confined-");
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() {
        WorkFolder.delete(work);
    }

    private Launch launch(String... command) throws Exception {
        Path folder = Files.createDirectories(work.resolve("node"));
        return new Launch(
                List.of(command), Map.of(), folder, work.resolve("log"), "127.0.0.1", List.of(), Optional.empty());
    }

    private String output(Launch launch) throws Exception {
        Process process = ProcessNode.builder(launch.command(), launch.environment(), launch.folder(), launch.log())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(launch.log()).strip();
    }

    @Test
    void a_process_has_limits() throws Exception {
        assumeThat(HERE.prlimit()).as("prlimit is here").isPresent();

        String limits = output(HERE.confine(launch("cat", "/proc/self/limits")));

        assertThat(limits)
                .containsPattern("Max cpu time +7200 +7200")
                .containsPattern("Max file size +2147483648 +2147483648")
                .containsPattern("Max core file size +0 +0")
                .containsPattern("Max address space +17179869184 +17179869184");
        assertThat(limits.lines().filter(line -> line.startsWith("Max open files")))
                .allSatisfy(
                        line -> assertThat(Long.parseLong(line.split(" +")[4])).isLessThanOrEqualTo(8_192));
    }

    @Test
    void a_limit_is_never_raised() {
        ProcessLimits low = new ProcessLimits(HERE.prlimit(), Map.of("Max open files", 100L), Optional.empty());

        assertThat(low.inWords(work)).contains("nofile 100");
    }

    @Test
    void a_process_of_root_is_another_users_and_can_give_itself_nothing() throws Exception {
        assumeThat(HERE.user()).as("we are root, and setpriv is here").isPresent();
        assumeThat(OtherUser.isOpen(work)).as("others may enter target").isTrue();
        Launch launch = launch(
                "sh",
                "-c",
                "id -u; grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; touch dropped; echo x > settings; touch data/own");
        Files.createDirectories(launch.folder().resolve("data"));
        Files.writeString(launch.folder().resolve("settings"), "ours");

        String output = output(HERE.confine(launch));

        assertThat(output)
                .startsWith(String.valueOf(OtherUser.ID))
                .containsPattern("CapEff:\\s+0+\\s")
                .containsPattern("CapBnd:\\s+0+\\s")
                .containsPattern("NoNewPrivs:\\s+1");
        assertThat(launch.folder().resolve("settings")).hasContent("ours");
        assertThat(launch.folder().resolve("data/own")).exists();
        assertThat(launch.folder().resolve("dropped")).exists();
    }

    @Test
    void jars_that_only_root_can_reach_are_copied_to_where_the_other_user_can() throws Exception {
        assumeThat(HERE.user()).as("we are root, and setpriv is here").isPresent();
        assumeThat(OtherUser.isOpen(work)).as("others may enter target").isTrue();
        Path hidden = Files.createDirectory(
                work.resolve("hidden"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path jar = Files.writeString(hidden.resolve("kafka.jar"), "jar");

        Launch confined = HERE.confine(launch(Host.java(), "-cp", jar.toString(), "Main"));

        List<String> command = confined.command();
        Path copy = Path.of(command.get(command.indexOf("-cp") + 1));
        assertThat(copy).isNotEqualTo(jar).hasContent("jar");
        assertThat(output(launch("cat", copy.toString()).with(List.of("cat", copy.toString()))))
                .isEqualTo("jar");
        assertThat(command).contains("-XX:MaxDirectMemorySize=128m", "-XX:MaxMetaspaceSize=192m");
    }
}

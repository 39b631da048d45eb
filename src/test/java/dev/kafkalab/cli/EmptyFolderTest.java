package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Records;
import dev.kafkalab.runtime.launcher.CommandLineTools;
import dev.kafkalab.settings.Host;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that are no run, called where nothing of a lab is, by a user without a home. */
class EmptyFolderTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        explain COMPOSE                        | 0 | 6 nodes
        explain --json COMPOSE                 | 0 | "nodes"
        lint FEATURES                          | 1 | there is no Compose file
        steps leader                           | 0 | used in kafka-lab's own features/
        steps --html ELSEWHERE/steps.html      | 0 | Written:
        grade RECORD --into ELSEWHERE          | 0 | points
        report RECORD --into ELSEWHERE         | 0 | The page:
        compare RECORD RECORD                  | 0 | the same verdict
        completion                             | 0 | Completion
        version                                | 0 | Java
        kafka no-such-tool                     | 2 | there is no tool
        """)
    void they_leave_the_folder_that_they_are_called_from_as_it_was(String command, int code, String told)
            throws Exception {
        assertThat(run("?", command, code)).contains(told);

        assertThat(folder).isEmptyDirectory();
    }

    /** Who resolves jars has a home or none, and libraries that log. */
    @ParameterizedTest
    @MethodSource("homes")
    void so_do_those_that_run_kafkas_own_jars(String home) throws Exception {
        assertThat(run(home, "kafka kafka-topics --version", 0)).contains(CommandLineTools.VERSION);

        assertThat(folder).isEmptyDirectory();
    }

    private static Stream<String> homes() {
        return Stream.of("?", Host.property("user.home"));
    }

    private String run(String home, String command, int code) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Host.java(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                classPath(),
                "dev.kafkalab.cli.Main"));
        Stream.of(command.split(" ")).map(this::path).forEach(words::add);
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(code);
        assertThat(told).doesNotContain("\tat ");
        return told;
    }

    private String path(String word) {
        return word.replace("COMPOSE", absolute("compose/zookeeper-ensemble.yml"))
                .replace("FEATURES", absolute("features/failover"))
                .replace("RECORD", Records.file("passed").toAbsolutePath().toString())
                .replace("ELSEWHERE", elsewhere.toString());
    }

    private static String classPath() {
        return Arrays.stream(Host.property("java.class.path").split(File.pathSeparator))
                .map(EmptyFolderTest::absolute)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }
}

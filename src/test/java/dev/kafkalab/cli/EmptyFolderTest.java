package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Records;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are no run, called where nothing of a lab is, by a user without a home. */
class EmptyFolderTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain COMPOSE",
                "explain --json COMPOSE",
                "lint FEATURES",
                "steps leader",
                "steps --html ELSEWHERE/steps.html",
                "grade RECORD --into ELSEWHERE",
                "report RECORD --into ELSEWHERE",
                "compare RECORD RECORD",
                "completion",
                "version",
                "kafka no-such-tool",
                "kafka kafka-topics --version"
            })
    void they_leave_the_folder_that_they_are_called_from_as_it_was(String command) throws Exception {
        String told = run(command);

        assertThat(folder).as(told).isEmptyDirectory();
    }

    private String run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Host.java(), "-XX:TieredStopAtLevel=1", "-Duser.home=?", "-cp", classPath(), "dev.kafkalab.cli.Main"));
        Stream.of(command.split(" ")).map(this::path).forEach(words::add);
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(told).as(command).isNotEmpty().doesNotContain("\tat ");
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

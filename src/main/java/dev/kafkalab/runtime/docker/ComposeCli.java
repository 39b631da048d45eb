package dev.kafkalab.runtime.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.containers.ComposeContainer;

/** What is asked of {@code docker compose} besides starting: whether it is there, and what it makes of a file. */
final class ComposeCli {

    /** {@code include} came with 2.20. */
    private static final int[] OLDEST = {2, 20};

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration READING = Duration.ofSeconds(60);

    /** Images may have to be built for it. */
    private static final Duration CREATING = Duration.ofMinutes(10);

    private ComposeCli() {}

    /** Why it cannot be used, in half a sentence; empty if it can. Looked at once in a JVM. */
    static Optional<String> problem() {
        return Found.PROBLEM;
    }

    /** What is wrong with a Compose that says this of its version. */
    static Optional<String> problemWith(String version) {
        Matcher numbers = VERSION.matcher(version.strip());
        if (!numbers.matches()) {
            return Optional.of("its Compose says that it is version '%s'".formatted(version.strip()));
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        boolean tooOld = major < OLDEST[0] || major == OLDEST[0] && minor < OLDEST[1];
        return tooOld
                ? Optional.of("its Compose is %s, and %d.%d is the oldest that will do"
                        .formatted(version.strip(), OLDEST[0], OLDEST[1]))
                : Optional.empty();
    }

    /**
     * Has Compose read the file, and names the services that it would build.
     *
     * @throws SetupException in Compose's own words, if it refuses the file
     */
    static Set<String> built(Path file, Map<String, String> variables) {
        Result result = run(file.getParent(), variables, READING, "-f", file.toString(), "config", "--format", "json");
        if (result.status() != 0) {
            throw new SetupException("Docker Compose does not accept the file: "
                    + result.error().strip().replaceFirst("(?s).*\n", "")
                    + "\n  Fix: correct what it names; 'docker compose -f FILE config' shows the same.");
        }
        Set<String> built = new TreeSet<>();
        try {
            new ObjectMapper()
                    .readTree(result.output())
                    .path("services")
                    .properties()
                    .forEach(service -> {
                        if (service.getValue().has("build")) {
                            built.add(service.getKey());
                        }
                    });
        } catch (JsonProcessingException e) {
            throw new SetupException("Docker Compose's reading of the file is not JSON. Fix: update Compose.", e);
        }
        return built;
    }

    /**
     * Creates the containers that a project lacks, and leaves those that it has as they are.
     *
     * @throws SetupException in Compose's own words, if it cannot
     */
    static void create(Path file, String project, Map<String, String> variables) {
        Result result = run(
                file.getParent(),
                variables,
                CREATING,
                "-f",
                file.toString(),
                ComposeProcesses.option(project),
                "create",
                "--no-recreate");
        if (result.status() != 0) {
            throw new SetupException(
                    ComposeFailure.explain(result.error().lines().toList()));
        }
    }

    private static Result run(Path folder, Map<String, String> variables, Duration patience, String... arguments) {
        Path output = null;
        Path error = null;
        try {
            output = Files.createTempFile("kafka-lab", ".out");
            error = Files.createTempFile("kafka-lab", ".err");
            List<String> command = new ArrayList<>(List.of(ComposeContainer.COMPOSE_EXECUTABLE, "compose"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile());
            builder.environment().putAll(variables);
            Process process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "", "no answer within %d s".formatted(patience.toSeconds()));
            }
            return new Result(process.exitValue(), text(output), text(error));
        } catch (IOException e) {
            return new Result(-1, "", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, "", "interrupted");
        } finally {
            delete(output);
            delete(error);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private record Result(int status, String output, String error) {}

    private static final class Found {
        private static final Optional<String> PROBLEM = look();

        private static Optional<String> look() {
            Result result = run(Path.of("").toAbsolutePath(), Map.of(), PATIENCE, "version", "--short");
            return result.status() == 0
                    ? problemWith(result.output())
                    : Optional.of("its Compose does not answer (docker compose version: %s)"
                            .formatted(result.error().strip()));
        }
    }
}

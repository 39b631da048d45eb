package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerLaunchException;

/**
 * {@code docker compose up}, through Testcontainers. Testcontainers reads the file too, refuses {@code container_name}
 * and stumbles over newer YAML: so it is given a file of one line that includes the real one. Compose then reads that as
 * it stands, with its own folder for relative paths, its {@code .env} and its {@code env_file}s.
 */
final class ComposeUp {

    private final String project;
    private final Path wrapper;
    private final Map<String, String> variables;

    ComposeUp(String project, Path composeFile, Map<String, String> variables, Path work) {
        this.project = project;
        this.wrapper = write(work.resolve(project).resolve("compose.yml"), composeFile);
        this.variables = variables;
    }

    /** The file that includes the real one. */
    Path wrapper() {
        return wrapper;
    }

    /**
     * Creates and starts what is not there.
     *
     * @throws SetupException with Compose's own last words
     */
    void run(Progress progress) {
        start(container(), progress);
    }

    /**
     * Creates everything, and starts only these services. The others have containers that were never started: each can
     * be by itself.
     *
     * @throws SetupException with Compose's own last words
     */
    void run(Collection<String> services, Progress progress) {
        start(container().withServices(services.toArray(String[]::new)), progress);
        ComposeCli.create(wrapper, project, variables);
    }

    private static void start(ComposeContainer container, Progress progress) {
        try (ComposeOutput output = ComposeOutput.capture(progress)) {
            try {
                container.start();
            } catch (ContainerLaunchException e) {
                throw new SetupException(ComposeFailure.explain(output.heard()), e);
            }
        }
    }

    /**
     * Testcontainers names the project at random, in an environment variable; the option wins over that, and a name of
     * our own lets the next run find what a killed one left, and volumes that were kept.
     */
    @SuppressWarnings("resource") // It holds nothing: what it starts is taken down by project label.
    private ComposeContainer container() {
        return new ComposeContainer(project, wrapper.toFile())
                .withOptions(ComposeProcesses.option(project))
                .withEnv(variables)
                .withPull(false);
    }

    /** JSON is YAML; a dollar sign would begin a variable. */
    static String including(Path composeFile) {
        String path = composeFile.toAbsolutePath().normalize().toString();
        return "{\"include\": [{\"path\": \"%s\"}]}%n"
                .formatted(path.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$"));
    }

    private static Path write(Path wrapper, Path composeFile) {
        try {
            Files.createDirectories(wrapper.getParent());
            return Files.writeString(wrapper, including(composeFile));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + wrapper, e);
        }
    }
}

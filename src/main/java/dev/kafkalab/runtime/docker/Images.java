package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images the engine has, and fetching those it lacks. */
final class Images {

    private static final Pattern WRAPPED = Pattern.compile("Status \\d+: \\{\"message\":\"(.*)\"}", Pattern.DOTALL);

    private final DockerClient client;

    Images(DockerClient client) {
        this.client = client;
    }

    /** Those that the topology names and the engine does not have, each once. */
    List<String> missing(Topology topology) {
        return topology.nodes().stream()
                .map(node -> node.service().image())
                .flatMap(Optional::stream)
                .distinct()
                .filter(image -> !isPresent(image))
                .toList();
    }

    private boolean isPresent(String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /**
     * Pulls it, and says how far it is every couple of seconds.
     *
     * @throws SetupException if it cannot be had
     */
    void pull(String image, Progress progress) {
        progress.report("pulling " + image);
        try (PullProgress pull = new PullProgress(image, progress)) {
            client.pullImageCmd(withTag(image)).exec(pull).awaitCompletion();
        } catch (DockerException | DockerClientException e) {
            throw cannotPull(image, e);
        } catch (IOException e) {
            throw cannotPull(image, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotPull(image, e);
        }
        progress.report("pulled " + image);
    }

    /** Without a tag, the engine's API would pull every tag there is. */
    static String withTag(String image) {
        return image.contains("@") || image.lastIndexOf(':') > image.lastIndexOf('/') ? image : image + ":latest";
    }

    private static SetupException cannotPull(String image, Exception e) {
        return new SetupException(
                ("The image %s is not here and cannot be pulled: %s%n"
                                + "  Fix: check its spelling and the network; or build stand-ins (./compose/images/build) and set"
                                + " LAB_IMAGES=local; or run without Docker (-Dlab.runtime=process).")
                        .formatted(image, withoutWrapping(String.valueOf(e.getMessage()))),
                e);
    }

    /** docker-java shows the engine's answer as it came: {@code Status 500: {"message":"..."}}. */
    static String withoutWrapping(String message) {
        Matcher wrapped = WRAPPED.matcher(message.strip());
        return wrapped.matches() ? wrapped.group(1).replace("\\\"", "\"") : message.strip();
    }
}

package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Tells how far a pull is: layers and megabytes, a line every couple of seconds. */
    static final class PullProgress extends PullImageResultCallback {

        private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);
        private static final double BYTES_A_MEGABYTE = 1e6;

        private final String image;
        private final Progress progress;
        private final Map<String, Layer> layers = new LinkedHashMap<>();
        private long nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();

        PullProgress(String image, Progress progress) {
            this.image = image;
            this.progress = progress;
        }

        private record Layer(long current, long total, boolean done) {}

        @Override
        public void onNext(PullResponseItem item) {
            super.onNext(item);
            note(item);
            if (System.nanoTime() > nextReport) {
                nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();
                progress.report(line());
            }
        }

        /** Items that speak of a layer bear its id; the image's own ("Pulling from ...") bear the tag instead. */
        void note(PullResponseItem item) {
            String status = item.getStatus();
            if (item.getId() == null || status == null || status.startsWith("Pulling from")) {
                return;
            }
            Layer known = layers.getOrDefault(item.getId(), new Layer(0, 0, false));
            layers.put(
                    item.getId(),
                    switch (status) {
                        case "Already exists", "Download complete", "Pull complete" ->
                            new Layer(known.total(), known.total(), true);
                        case "Downloading" -> downloading(known, item.getProgressDetail());
                        default -> known;
                    });
        }

        private static Layer downloading(Layer known, ProgressDetail detail) {
            if (detail == null || detail.getCurrent() == null) {
                return known;
            }
            long total = detail.getTotal() == null ? known.total() : detail.getTotal();
            return new Layer(detail.getCurrent(), total, false);
        }

        /** {@code pulling IMAGE: 3 of 11 layers, 120 of 410 MB}. Sizes become known only as layers begin. */
        String line() {
            long done = layers.values().stream().filter(Layer::done).count();
            double current = layers.values().stream().mapToLong(Layer::current).sum() / BYTES_A_MEGABYTE;
            double total = layers.values().stream().mapToLong(Layer::total).sum() / BYTES_A_MEGABYTE;
            return "pulling %s: %d of %d layers, %.0f of %.0f MB so far"
                    .formatted(image, done, layers.size(), current, total);
        }
    }
}

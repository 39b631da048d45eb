package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import dev.kafkalab.runtime.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells how far a pull is: layers and megabytes, a line every couple of seconds. */
final class PullProgress extends PullImageResultCallback {

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

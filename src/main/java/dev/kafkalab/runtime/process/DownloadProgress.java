package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Progress;
import java.time.Duration;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;

/** Says how far a download is, at most once a second, and nothing at all when there is nothing to download. */
final class DownloadProgress extends AbstractRepositoryListener {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final Software software;
    private final Progress progress;
    private int expected;
    private int resolved;
    private boolean downloading;
    private long saidAt;

    DownloadProgress(Software software, Progress progress) {
        this.software = software;
        this.progress = progress;
    }

    /** From here on, {@code jars} are to be resolved. */
    synchronized void expect(int jars) {
        expected = jars;
        resolved = 0;
    }

    @Override
    public synchronized void artifactDownloading(RepositoryEvent event) {
        if (!downloading) {
            downloading = true;
            progress.report("downloading %s: reading what it needs".formatted(software));
        }
    }

    @Override
    public synchronized void artifactResolved(RepositoryEvent event) {
        if (expected == 0 || !"jar".equals(event.getArtifact().getExtension())) {
            return;
        }
        resolved++;
        boolean due = System.nanoTime() - saidAt > INTERVAL || resolved == expected;
        if (downloading && due && resolved <= expected) {
            saidAt = System.nanoTime();
            progress.report("downloading %s: %d of %d jars".formatted(software, resolved, expected));
        }
    }
}

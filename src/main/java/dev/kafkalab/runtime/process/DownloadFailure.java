package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import java.nio.file.Path;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/** Words a failed resolution: was there no such version, or no way to it? */
final class DownloadFailure {

    private DownloadFailure() {}

    static SetupException of(Software software, Throwable failure, Path localRepository) {
        Throwable root = rootOf(failure);
        if (root instanceof ArtifactNotFoundException
                && !String.valueOf(root.getMessage()).contains("offline")) {
            return new SetupException(
                    "There is no %s where Maven looks for it (%s). Fix: name a published version in the image's tag."
                            .formatted(software, oneLine(root)),
                    failure);
        }
        return new SetupException("""
                %s is not complete in %s, and it cannot be downloaded now: %s. \
                Fix: run once with a network; it is then kept for good. Behind a proxy or a mirror, name it in \
                ~/.m2/settings.xml, which is honoured here.""".formatted(software, localRepository, oneLine(root)), failure);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String oneLine(Throwable root) {
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return root.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }
}

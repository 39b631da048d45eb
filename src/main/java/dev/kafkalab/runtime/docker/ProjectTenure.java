package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The time between claiming a project and letting it go, in which what carries its label is ours to remove. */
final class ProjectTenure {

    /** A run that is ending clears up first, and the one after it should not fail for that. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Path locks;
    private final String project;
    private final Path composeFile;
    private final ProjectResources resources;
    private ProjectClaim claim;

    ProjectTenure(Path locks, String project, Path composeFile, DockerClient client) {
        this.locks = locks;
        this.project = project;
        this.composeFile = composeFile;
        this.resources = new ProjectResources(client, project);
    }

    ProjectResources resources() {
        return resources;
    }

    /**
     * Claims the project if it is not claimed yet, and removes what an earlier run left of it.
     *
     * @throws SetupException if another run of this checkout has it
     */
    synchronized void claim(Progress progress) {
        if (claim != null) {
            return;
        }
        claim = ProjectClaim.of(locks, project).orElseGet(() -> awaitClaim(progress));
        resources.remove(!claim.hasKeptVolumes());
    }

    private ProjectClaim awaitClaim(Progress progress) {
        String holder = ProjectClaim.holder(locks, project);
        Optional<ProjectClaim> free = Optional.empty();
        if (!holder.equals(ProjectClaim.THIS_RUN)) {
            progress.report("%s is run by %s; waiting up to %d s for it to end"
                    .formatted(composeFile, holder, PATIENCE.toSeconds()));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (free.isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                free = ProjectClaim.of(locks, project);
            }
        }
        return free.orElseThrow(() -> new SetupException(
                ("%s is run by %s from this checkout already. Fix: wait for it or end it; another checkout can run"
                                + " beside it on other ports.")
                        .formatted(composeFile, holder)));
    }

    /** From now on the volumes count as a running cluster's: if that is killed, the next one starts empty. */
    synchronized void use() {
        claim.keepVolumes(false);
    }

    /** Removes what there is, or all but the volumes, and lets the project go. */
    synchronized void end(Data data) {
        if (claim == null) {
            return;
        }
        try {
            resources.remove(data == Data.REMOVE);
            claim.keepVolumes(data == Data.KEEP);
        } finally {
            // Whoever is next clears what is left.
            claim.close();
            claim = null;
        }
    }
}

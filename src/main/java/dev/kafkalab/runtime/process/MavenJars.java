package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.Host;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/**
 * The jars of a program in exactly its version, from the user's own Maven repository or, the first time, from where the
 * user's settings.xml says; for a user without a home, the repository is in the cache folder. What Confluent publishes
 * in a repository of its own is kept in the cache folder, too, and needs a right checksum. Each is asked for once a
 * JVM; the answer is also kept in the cache folder, since asking Maven takes half a second even when everything is
 * there.
 */
final class MavenJars {

    private static final String SLF4J = "org.slf4j:slf4j-api";
    private static final String MAVEN = "m2";

    private final Path folder;
    private final Optional<Path> home;
    private final Optional<URI> confluent;
    private final Map<Software, List<Path>> known = new ConcurrentHashMap<>();

    MavenJars(Path cache) {
        this(cache, userHome(cache), Optional.empty());
    }

    /**
     * @param home the folder of Maven's settings and repository; empty for the user's own
     * @param confluent Confluent's repository, to look into after Maven Central; empty to leave it out
     */
    MavenJars(Path cache, Optional<Path> home, Optional<URI> confluent) {
        this.folder = cache.resolve("classpath");
        this.home = home;
        this.confluent = confluent;
    }

    /** What stands in for the Maven folder of a user without a home. */
    static Optional<Path> userHome(Path cache) {
        return Host.home().isEmpty() ? Optional.of(cache.resolve(MAVEN)) : Optional.empty();
    }

    /**
     * The program's class path, in order.
     *
     * @throws SetupException if the version does not exist, or cannot be downloaded
     */
    synchronized List<Path> of(Software software, Progress progress) {
        return known.computeIfAbsent(software, s -> remembered(s).orElseGet(() -> resolve(s, progress)));
    }

    /** The same, if it was resolved before and is still there. */
    Optional<List<Path>> ifPresent(Software software) {
        return Optional.ofNullable(known.get(software)).or(() -> remembered(software));
    }

    private Optional<List<Path>> remembered(Software software) {
        try {
            List<Path> jars =
                    Files.readAllLines(file(software)).stream().map(Path::of).toList();
            return Optional.of(jars)
                    .filter(paths -> !paths.isEmpty() && paths.stream().allMatch(Files::isRegularFile));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(Software software) {
        return folder.resolve(software.fileName() + ".txt");
    }

    private List<Path> resolve(Software software, Progress progress) {
        Downloads downloads = new Downloads(software, progress);
        ContextOverrides.Builder overrides =
                ContextOverrides.create().withUserSettings(true).repositoryListener(downloads);
        home.ifPresent(overrides::withMavenUserHomeOverride);
        confluent.ifPresent(repository -> add(repository, overrides));
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides.build())) {
            List<Path> jars = resolve(software, context, downloads);
            LabFolders.write(
                    file(software),
                    String.join("\n", jars.stream().map(Path::toString).toList()) + "\n");
            return jars;
        }
    }

    /** Jars in the user's own repository may have come there with a wrong checksum, of which Maven only warns. */
    private void add(URI repository, ContextOverrides.Builder overrides) {
        overrides
                .repositories(List.of(
                        ContextOverrides.CENTRAL,
                        new RemoteRepository.Builder("confluent", "default", repository.toString()).build()))
                .checksumPolicy(ContextOverrides.ChecksumPolicy.FAIL)
                .withLocalRepositoryOverride(folder.resolveSibling(MAVEN).resolve("repository"));
    }

    private static List<Path> resolve(Software software, Context context, Downloads downloads) {
        try {
            List<String> wanted = new ArrayList<>(software.artifacts());
            DependencyNode tree = context.repositorySystem()
                    .collectDependencies(context.repositorySystemSession(), request(wanted, context))
                    .getRoot();
            wanted.add(software.loggingBinding(versionOf(SLF4J, tree).orElse("")));
            DependencyNode complete = context.repositorySystem()
                    .collectDependencies(context.repositorySystemSession(), request(wanted, context))
                    .getRoot();
            downloads.expect(flatten(complete).size());
            return context
                    .repositorySystem()
                    .resolveDependencies(
                            context.repositorySystemSession(),
                            new DependencyRequest(complete, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
        } catch (RepositoryException e) {
            throw failure(software, e, localRepository(context));
        }
    }

    private static CollectRequest request(List<String> coordinates, Context context) {
        List<Exclusion> exclusions = Software.OTHER_BINDINGS.stream()
                .map(name -> name.split(":"))
                .map(name -> new Exclusion(name[0], name[1], "*", "*"))
                .toList();
        List<Dependency> dependencies = coordinates.stream()
                .map(DefaultArtifact::new)
                .map(artifact -> new Dependency(artifact, JavaScopes.RUNTIME, false, exclusions))
                .toList();
        return new CollectRequest(dependencies, List.of(), context.remoteRepositories());
    }

    private static Optional<String> versionOf(String name, DependencyNode tree) {
        return flatten(tree).stream()
                .map(DependencyNode::getArtifact)
                .filter(artifact -> name.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                .map(artifact -> artifact.getVersion())
                .findFirst();
    }

    private static List<DependencyNode> flatten(DependencyNode tree) {
        PreorderNodeListGenerator list = new PreorderNodeListGenerator();
        tree.accept(list);
        return list.getNodes().stream()
                .filter(node -> node.getArtifact() != null)
                .toList();
    }

    private static Path localRepository(Context context) {
        return context.repositorySystemSession()
                .getLocalRepository()
                .getBasedir()
                .toPath();
    }

    /** Was there no such version, or no way to it? */
    private static SetupException failure(Software software, Throwable failure, Path localRepository) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String reason = root.getClass().getSimpleName() + ": " + firstLine(root);
        if (root instanceof ArtifactNotFoundException
                && !String.valueOf(root.getMessage()).contains("offline")) {
            return new SetupException(
                    "There is no %s where Maven looks for it (%s). Fix: name a published version in the image's tag."
                            .formatted(software, reason),
                    failure);
        }
        if (root instanceof ChecksumFailureException) {
            return new SetupException(
                    "%s is not used, as a file of it is not what its checksum says (%s). Fix: run again; if that does not help, another proxy or mirror is needed."
                            .formatted(software, firstLine(failure)),
                    failure);
        }
        return new SetupException("""
                %s is not complete in %s, and it cannot be downloaded now: %s. \
                Fix: run once with a network; it is then kept for good. Behind a proxy or a mirror, name it in \
                ~/.m2/settings.xml, which is honoured here.""".formatted(software, localRepository, reason), failure);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** Says how far a download is, at most once a second, and nothing when there is nothing to download. */
    private static final class Downloads extends AbstractRepositoryListener {

        private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

        private final Software software;
        private final Progress progress;
        private int expected;
        private int resolved;
        private boolean downloading;
        private long saidAt;

        Downloads(Software software, Progress progress) {
            this.software = software;
            this.progress = progress;
        }

        /** From here on, so many jars are to be resolved. */
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
}

package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of tools as their vendors publish them, for {@code -Dlab.tools=download}: Kafdrop's jar, and the REST
 * Proxy with what it needs. Each is downloaded once, into the cache folder. Where they are published is in
 * {@code tools.properties}.
 */
final class PublishedTools {

    private static final String VERSION = "VERSION";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A release, and what an image's own tag adds to it: {@code 7.9.1-1-ubi8}. */
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,5}){1,3})(?:[.-][0-9A-Za-z._-]*)?");

    private final Path folder;
    private final LabSettings.Tools settings;
    private final Properties published = read();
    private final MavenJars jars;

    PublishedTools(Path cache, LabSettings.Tools settings) {
        this(cache, settings, MavenJars.userHome(cache));
    }

    /** @param maven the folder of Maven's settings; empty for the user's own */
    PublishedTools(Path cache, LabSettings.Tools settings, Optional<Path> maven) {
        this.folder = cache.resolve("tools");
        this.settings = settings;
        this.jars = new MavenJars(cache, maven, Optional.of(address("rest-proxy.repository", "")));
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = PublishedTools.class.getResourceAsStream("tools.properties")) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the vendor of a service's program publishes it where it can be downloaded. */
    static boolean isPublished(Node node) {
        return ToolKind.isKafdrop(node) || ToolKind.of(node) == ToolKind.REST_PROXY;
    }

    /** Whether a service's program is to be downloaded. */
    boolean offer(Node node) {
        return settings.download() && isPublished(node);
    }

    /** Why a program that is to be downloaded cannot be, as it is known before anything starts; empty if it can. */
    Optional<String> whyNot(Node node) {
        return offer(node) && ToolKind.isKafdrop(node) && kafdrop(node).pin().isEmpty()
                ? Optional.of(withoutPin(node))
                : Optional.empty();
    }

    /**
     * A service's program, downloaded if it is not here.
     *
     * @throws SetupException if it cannot be had, or is not what it should be
     */
    ToolProgram fetch(Node node, Progress progress) {
        if (ToolKind.isKafdrop(node)) {
            PinnedJar jar = kafdrop(node);
            return ToolProgram.of(jar.get(jar.pin().orElseThrow(() -> new SetupException(withoutPin(node))), progress));
        }
        Software software = new Software(Software.Kind.REST_PROXY, version(node, "rest-proxy"));
        return ToolProgram.of(
                jars.of(software, progress), ToolKind.REST_PROXY.mainClass().orElseThrow());
    }

    private PinnedJar kafdrop(Node node) {
        String version = version(node, "kafdrop");
        return new PinnedJar(
                "Kafdrop " + version,
                address("kafdrop.jar", version),
                folder.resolve("kafdrop-%s.jar".formatted(version)),
                settings.sha256().or(() -> Optional.ofNullable(published.getProperty("kafdrop.sha256." + version))),
                PATIENCE);
    }

    private String withoutPin(Node node) {
        PinnedJar jar = kafdrop(node);
        return "%s (%s): %s is not downloaded from %s before its SHA-256 is known. Fix: read it on the release page, %s, and write -Dlab.tools.sha256=HEX."
                .formatted(
                        node.name(),
                        node.image(),
                        jar.file().getFileName(),
                        jar.source(),
                        published.getProperty("kafdrop.page").replace(VERSION, version(node, "kafdrop")));
    }

    /** A tag is foreign text: nothing of it but a release's number becomes part of an address or a path. */
    private String version(Node node, String tool) {
        Matcher release = RELEASE.matcher(node.image().tag());
        return release.matches() ? release.group(1) : published.getProperty(tool + ".version");
    }

    /** An address of the vendor's, or the same path on the mirror. */
    private URI address(String name, String version) {
        URI vendors = URI.create(published.getProperty(name).replace(VERSION, version));
        return settings.mirror()
                .map(mirror -> URI.create(mirror.toString().replaceFirst("/+$", "") + vendors.getPath()))
                .orElse(vendors);
    }
}

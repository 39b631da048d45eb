package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedToolsTest {

    private static final byte[] JAR = Vendors.jar("kafdrop.Kafdrop");
    private static final String SUM = Vendors.sha256(JAR);
    private static final String OTHER_SUM = "0".repeat(64);
    private static final String RELEASE = "/obsidiandynamics/kafdrop/releases/download/4.2.0/kafdrop-4.2.0.jar";
    private static final String USES_UTILS = """
            <dependencies><dependency>
            <groupId>io.confluent</groupId><artifactId>utils</artifactId><version>1</version>
            </dependency></dependencies>""";
    private static final Node KAFDROP = tool("ui", "obsidiandynamics/kafdrop:4.2.0");
    private static final Node REST = tool("rest", "confluentinc/cp-kafka-rest:7.9.1");

    @TempDir
    private Path cache;

    private Vendors vendors;
    private final List<String> progress = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @BeforeEach
    void publish() throws IOException {
        vendors = new Vendors();
        vendors.publishKafdrop("4.2.0", JAR);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        vendors.close();
    }

    @Test
    void kafdrop_is_downloaded_once_and_needs_neither_network_nor_sha_256_after_that() throws IOException {
        ToolProgram program = tools(SUM).fetch(KAFDROP, progress::add);

        Path jar = jar("4.2.0");
        assertThat(program.arguments()).containsExactly("-jar", jar.toString());
        assertThat(jar).hasBinaryContent(JAR);
        assertThat(jar.resolveSibling("kafdrop-4.2.0.jar.sha256")).hasContent(SUM + "  kafdrop-4.2.0.jar");
        assertThat(vendors.requests()).containsExactly(RELEASE, "/objects/kafdrop-4.2.0.jar");
        assertThat(progress).containsExactly("downloading Kafdrop 4.2.0 from 127.0.0.1");

        vendors.close();
        assertThat(tools(null).whyNot(KAFDROP)).isEmpty();
        assertThat(tools(null).fetch(KAFDROP, progress::add)).isEqualTo(program);
        assertThat(progress).hasSize(1);
    }

    @Test
    void without_a_sha_256_nothing_is_downloaded_and_it_is_told_where_it_stands() {
        PublishedTools tools = tools(null);

        assertThat(tools.whyNot(KAFDROP)).hasValueSatisfying(why -> assertThat(why)
                .startsWith("ui (obsidiandynamics/kafdrop:4.2.0): kafdrop-4.2.0.jar is not downloaded")
                .contains(
                        vendors.address() + RELEASE,
                        "Fix: ",
                        "https://github.com/obsidiandynamics/kafdrop/releases/tag/4.2.0",
                        "-Dlab.tools.sha256=HEX"));
        assertThatThrownBy(() -> tools.fetch(KAFDROP, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessage(tools.whyNot(KAFDROP).orElseThrow());
        assertThat(vendors.requests()).isEmpty();
    }

    @Test
    void a_jar_with_another_sha_256_is_not_kept() throws IOException {
        assertFails(
                OTHER_SUM,
                vendors.address() + RELEASE + " has the SHA-256 " + SUM + " instead of " + OTHER_SUM,
                "compare both with the release page");
    }

    @Test
    void a_connection_that_is_cut_is_tried_again_twice() throws IOException {
        vendors.cut(3);
        assertFails(SUM, "The download of Kafdrop 4.2.0", "was cut off 3 times");
        assertThat(vendors.requests()).filteredOn(RELEASE::equals).hasSize(3);

        vendors.cut(2);
        tools(SUM).fetch(KAFDROP, progress::add);
        assertThat(jar("4.2.0")).hasBinaryContent(JAR);
        assertThat(progress).endsWith("downloading Kafdrop 4.2.0: cut off, trying again", progress.get(0));
    }

    @Test
    void a_connection_that_brings_nothing_more_counts_as_cut() {
        vendors.stall();
        PinnedJar jar = new PinnedJar(
                "Kafdrop 4.2.0",
                vendors.address().resolve(RELEASE),
                cache.resolve("kafdrop.jar"),
                Optional.empty(),
                Duration.ofMillis(100));

        assertThatThrownBy(() -> jar.get(SUM, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("was cut off 3 times");
        assertThat(cache.resolve("kafdrop.jar.part")).doesNotExist();
    }

    @Test
    void clusters_that_are_prepared_side_by_side_download_it_once() {
        List<CompletableFuture<ToolProgram>> fetched = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> tools(SUM).fetch(KAFDROP, line -> {}), threads))
                .limit(4)
                .toList();

        assertThat(fetched).allSatisfy(program -> assertThat(
                        program.get(20, TimeUnit.SECONDS).arguments())
                .endsWith(jar("4.2.0").toString()));
        assertThat(vendors.requests()).filteredOn(RELEASE::equals).hasSize(1);
    }

    @Test
    void what_a_killed_run_has_left_is_overwritten() throws IOException {
        Path part = Files.createDirectories(cache.resolve("tools")).resolve("kafdrop-4.2.0.jar.part");
        Files.write(part, new byte[2 * JAR.length]);

        tools(SUM).fetch(KAFDROP, progress::add);

        assertThat(jar("4.2.0")).hasBinaryContent(JAR);
        assertThat(part).doesNotExist();
    }

    @Test
    void a_version_that_is_not_published_is_told() throws IOException {
        Node node = tool("ui", "obsidiandynamics/kafdrop:4.2.9");

        assertThatThrownBy(() -> tools(SUM).fetch(node, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        "kafdrop-4.2.9.jar answers with HTTP 404", "Fix: ", "a published one in the image's tag");
        assertThat(kept()).isEmpty();
    }

    @Test
    void without_a_network_the_ways_around_it_are_named() throws IOException {
        vendors.close();

        assertFails(
                SUM,
                "cannot be reached",
                "Fix: run once with a network",
                "-Dlab.tools.mirror=URL",
                "-Dlab.program.NAME=JAR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><title>Sign in</title>", ""})
    void what_is_no_jar_is_not_kept(String page) throws IOException {
        byte[] content = page.getBytes(StandardCharsets.UTF_8);
        vendors.publishKafdrop("4.2.0", content);

        assertFails(Vendors.sha256(content), "is no jar that java -jar runs", "a proxy");
    }

    @Test
    void a_jar_without_a_class_to_run_is_no_program() throws IOException {
        byte[] library = Files.readAllBytes(WatchdogJar.in(cache));
        vendors.publishKafdrop("4.2.0", library);

        assertFails(Vendors.sha256(library), "is no jar that java -jar runs");
    }

    @Test
    void a_jar_that_was_changed_in_the_cache_is_not_run() throws IOException {
        tools(SUM).fetch(KAFDROP, progress::add);
        byte[] changed = Vendors.jar("some.Other");
        Files.write(jar("4.2.0"), changed);

        assertThatThrownBy(() -> tools(null).fetch(KAFDROP, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        jar("4.2.0").toString(), Vendors.sha256(changed), SUM, "Fix: ", "delete the jar");

        Files.delete(jar("4.2.0"));
        tools(null).fetch(KAFDROP, progress::add);
        assertThat(jar("4.2.0")).hasBinaryContent(JAR);
    }

    /** Whoever changes a jar in the cache can change the sum beside it as well. */
    @Test
    void a_given_sha_256_counts_for_a_jar_in_the_cache_too() {
        tools(SUM).fetch(KAFDROP, progress::add);

        assertThatThrownBy(() -> tools(OTHER_SUM).fetch(KAFDROP, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("instead of " + OTHER_SUM);
    }

    @Test
    void a_mirror_has_the_vendors_paths_below_its_own_address() {
        PublishedTools tools = new PublishedTools(
                cache, new LabSettings.Tools(true, Optional.of(vendors.address().resolve("/a/b/")), Optional.of(SUM)));

        assertThatThrownBy(() -> tools.fetch(KAFDROP, progress::add)).hasMessageContaining("HTTP 404");
        assertThat(vendors.requests()).containsExactly("/a/b" + RELEASE);
    }

    @Test
    void without_a_mirror_the_vendors_themselves_are_asked() {
        PublishedTools tools =
                new PublishedTools(cache, new LabSettings.Tools(true, Optional.empty(), Optional.empty()));

        assertThat(tools.whyNot(KAFDROP)).get().asString().contains("from https://github.com" + RELEASE);
    }

    /** The tag of an image is foreign text. */
    @ParameterizedTest
    @CsvSource({
        "4.1.0, 4.1.0",
        "4.1.0-alpine_3.amd64, 4.1.0",
        "latest, 4.2.0",
        "alpine, 4.2.0",
        "'', 4.2.0",
        "../../../etc/passwd, 4.2.0",
        "4.1.0/../../x, 4.2.0",
        "4.1.0?x=y, 4.2.0",
        "4.1.0%2f.., 4.2.0",
        "'4.1.0\n', 4.2.0",
        "'4.1.0 x', 4.2.0",
        "4.1.0@evil.example, 4.2.0",
        "\u0664.1.0, 4.2.0",
    })
    void of_a_tag_only_a_releases_number_gets_into_addresses_and_paths(String tag, String version) throws IOException {
        vendors.publishKafdrop("4.1.0", JAR);
        Node node = tool("ui", new Image("obsidiandynamics/kafdrop", tag));

        assertThat(tools(SUM).fetch(node, progress::add).arguments())
                .containsExactly("-jar", jar(version).toString());
        assertThat(vendors.requests()).first().isEqualTo(RELEASE.replace("4.2.0", version));
        assertThat(kept())
                .containsExactlyInAnyOrder(
                        "kafdrop-%s.jar".formatted(version), "kafdrop-%s.jar.sha256".formatted(version));
    }

    @Test
    void nothing_is_offered_unless_it_is_asked_for_and_published() {
        assertThat(new PublishedTools(cache, LabSettings.Tools.NONE).offer(KAFDROP))
                .isFalse();
        assertThat(new PublishedTools(cache, LabSettings.Tools.NONE).whyNot(KAFDROP))
                .isEmpty();
        assertThat(tools(SUM).offer(KAFDROP)).isTrue();
        assertThat(tools(SUM).offer(REST)).isTrue();
        assertThat(tools(SUM).offer(tool("ui", "provectuslabs/kafka-ui:1"))).isFalse();
    }

    @Test
    void the_rest_proxy_is_downloaded_once_with_what_it_needs() throws IOException {
        publishRestProxy();

        ToolProgram program = tools(null).fetch(REST, progress::add);

        assertThat(program.arguments()).hasSize(3).startsWith("-cp").endsWith("io.confluent.kafkarest.KafkaRestMain");
        assertThat(names(program)).containsExactly("kafka-rest-7.9.1.jar", "utils-1.jar", "slf4j-reload4j-1.7.36.jar");
        assertThat(program.arguments().get(1).split(":"))
                .allMatch(jar -> Path.of(jar).startsWith(cache.resolve("m2/repository")));
        assertThat(progress).contains("downloading REST-Proxy 7.9.1: 3 of 3 jars");

        vendors.close();
        assertThat(tools(null).fetch(REST, progress::add)).isEqualTo(program);
    }

    @Test
    void an_artifact_with_another_checksum_is_not_used() throws IOException {
        publishRestProxy();
        vendors.replace("/maven/io/confluent/utils/1/utils-1.jar.sha1", "0".repeat(40));

        assertThatThrownBy(() -> tools(null).fetch(REST, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll("REST-Proxy 7.9.1 is not used", "io.confluent:utils:jar:1", "Fix: ");
        assertThat(cache.resolve("m2/repository/io/confluent/utils/1/utils-1.jar"))
                .doesNotExist();
    }

    @Test
    void a_rest_proxy_that_is_not_published_is_told() throws IOException {
        publishRestProxy();

        assertThatThrownBy(() -> tools(null).fetch(tool("rest", "confluentinc/cp-kafka-rest:7.9.99"), progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll("There is no REST-Proxy 7.9.99", "Fix: name a published version");
    }

    @Test
    void without_a_network_there_is_no_rest_proxy() throws IOException {
        publishRestProxy();
        vendors.close();

        assertThatThrownBy(() -> tools(null).fetch(REST, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll("REST-Proxy 7.9.1 is not complete", "Fix: run once with a network");
    }

    /** As Confluent publishes it, the one artifact names the other; the binding for its log is on Maven Central. */
    private void publishRestProxy() throws IOException {
        vendors.publish("/maven", "io.confluent", "kafka-rest", "7.9.1", USES_UTILS, JAR);
        vendors.publish("/maven", "io.confluent", "utils", "1", "", JAR);
        vendors.publish("/central", "org.slf4j", "slf4j-reload4j", "1.7.36", "", JAR);
        Files.createDirectories(maven());
        Files.writeString(maven().resolve("settings.xml"), """
                <settings><mirrors><mirror>
                <id>central</id><mirrorOf>central</mirrorOf><url>%s/central</url>
                </mirror></mirrors></settings>""".formatted(vendors.address()));
    }

    private Path maven() {
        return cache.resolve("maven");
    }

    /** Those of a new run. */
    private PublishedTools tools(String sha256) {
        return new PublishedTools(
                cache,
                new LabSettings.Tools(true, Optional.of(vendors.address()), Optional.ofNullable(sha256)),
                Optional.of(maven()));
    }

    private void assertFails(String sha256, String... words) throws IOException {
        assertThatThrownBy(() -> tools(sha256).fetch(KAFDROP, progress::add))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("Fix: ");
        assertThat(kept()).isEmpty();
    }

    /** The files that are left in the folder, but for the lock, which stays. */
    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("tools"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .toList();
        }
    }

    private Path jar(String version) {
        return cache.resolve("tools/kafdrop-%s.jar".formatted(version));
    }

    private static List<String> names(ToolProgram program) {
        return Stream.of(program.arguments().get(1).split(":"))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();
    }

    private static Node tool(String name, String image) {
        return tool(name, Image.parse(image));
    }

    private static Node tool(String name, Image image) {
        return new Node(
                TestTopologies.service(name, Map.of(), List.of(), Duration.ofSeconds(10)),
                image,
                Set.of(Role.TOOL),
                OptionalInt.empty(),
                new Program.Tool(),
                List.of());
    }
}

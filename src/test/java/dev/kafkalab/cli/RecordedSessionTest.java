package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kafkalab.interactive.InteractiveCluster;
import dev.kafkalab.pool.LocalImages;
import dev.kafkalab.runtime.docker.DockerRuntime;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person did by hand, done again by what was recorded of it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RecordedSessionTest {

    private static final Path COMPOSE_FILE = Path.of("compose/kraft-combined.yml");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_leader_that_was_killed_by_hand_is_killed_again_and_replaced_again(String runtime) throws Exception {
        if (runtime.equals("docker")) {
            DockerRuntime.Availability docker =
                    DockerRuntime.availability(Topologies.read(COMPOSE_FILE, LocalImages.with(Map.of())));
            assumeTrue(
                    docker.problem().isEmpty() && docker.missingImages().isEmpty(), "Skipped: no Docker, or no images");
        }
        Path feature = folder.resolve("mine.feature");
        try (InteractiveCluster cluster = InteractiveCluster.start(
                COMPOSE_FILE, List.of(), LabSettings.read().on(runtime), line -> {})) {
            cluster.recordTo(feature);
            assertThat(cluster.execute("kafka-topics --create --topic orders --partitions 1 --replication-factor 3"))
                    .isEqualTo("Created topic orders.");
            String leader = leader(cluster.execute("status"));

            cluster.execute("kill " + leader);
            told(cluster, "leader of orders-0: broker ");
            told(cluster, "ISR of orders-0: ");
            cluster.execute("start " + leader);
            told(cluster, "ISR of orders-0: 1, 2 and 3");
        }

        assertThat(told).containsOnlyOnce(feature + " is written, and kept up to date.");
        assertThat(feature)
                .content()
                .contains("When the leader of orders is killed", "a new leader of orders is elected within ")
                .contains(
                        "When the killed broker is started", "Then the ISR of orders is all brokers within 60 seconds");
        assertThat(lint(feature)).isEmpty();
        assertThat(run(feature, runtime)).contains("a new leader of orders is elected", "The page: ");
    }

    private static String leader(String status) {
        Matcher row = Pattern.compile("orders-0 +(\\d)").matcher(status);
        assertThat(row.find()).as(status).isTrue();
        return "kafka" + row.group(1);
    }

    private void told(InteractiveCluster cluster, String words) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            told.addAll(cluster.changes());
            assertThat(told).anyMatch(line -> line.contains(words));
        });
    }

    private static String lint(Path feature) {
        StringWriter out = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute("lint", feature.toString());
        return code == Main.FINE ? "" : out.toString();
    }

    private String run(Path feature, String runtime) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Host.java(),
                        "-cp",
                        Host.property("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--runtime",
                        runtime,
                        "--reports",
                        folder.resolve("reports").toString(),
                        "--work",
                        folder.resolve("work").toString(),
                        feature.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(feature)).isZero();
        return output;
    }
}

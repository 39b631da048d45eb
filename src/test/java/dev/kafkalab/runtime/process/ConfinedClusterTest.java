package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.settings.LabSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real cluster as that of a submission is run. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConfinedClusterTest {

    private static final int PORT = 21_700;

    @Test
    void an_ensemble_lives_within_its_limits() throws Exception {
        assumeThat(ProcessLimits.ofThisMachine().prlimit())
                .as("prlimit is here")
                .isPresent();
        Path target = Path.of("target").toAbsolutePath();
        Path folder = Files.createTempDirectory(target, "confined-cluster-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        LabFolders folders = new LabFolders(
                LabFolders.of(LabSettings.read()).cache(), folder.resolve("work"), folder.resolve("reports"));
        List<String> told = new ArrayList<>();
        ProcessRuntime runtime =
                new ProcessRuntime(folders, Map.of(), LabSettings.Tools.NONE, false, true, new NodeLogs());

        try (Cluster cluster = runtime.prepare(TestTopologies.ensemble("confined", PORT), told::add)) {
            cluster.start(told::add);
            Serving.awaitBrokers(PORT, Set.of(1, 2, 3), cluster.nodes());
            long pid = ((ProcessNode) cluster.node("kafka1")).pid().orElseThrow();

            assertThat(Files.readString(Path.of("/proc/" + pid + "/limits")))
                    .containsPattern("Max core file size +0 +0")
                    .containsPattern("Max file size +2147483648 +2147483648")
                    .containsPattern("Max open files +8192 +8192")
                    .containsPattern("Max processes +8192 +8192")
                    .containsPattern("Max address space +17179869184 +17179869184")
                    .containsPattern("Max cpu time +7200 +7200");
            if (ProcessLimits.ofThisMachine().user().isPresent() && OtherUser.isOpen(target)) {
                assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid"))
                        .isEqualTo(OtherUser.ID);
                assertThat(Files.readString(Path.of("/proc/" + pid + "/status")))
                        .containsPattern("CapEff:\\s+0{16}\n")
                        .containsPattern("CapBnd:\\s+0{16}\n")
                        .containsPattern("NoNewPrivs:\\s+1\n")
                        .containsPattern("Groups:\\s*(%1$d)?\\s*\n".formatted(OtherUser.ID));
            }
            cluster.node("kafka1").kill();
            Serving.awaitBrokers(PORT + 1, Set.of(2, 3), List.of());
            cluster.node("kafka1").start();
            Serving.awaitBrokers(PORT, Set.of(1, 2, 3), cluster.nodes());
        }

        assertThat(told).anyMatch(line -> line.startsWith("nodes are limited to"));
        assertThat(folder.resolve("work/confined")).doesNotExist();
        assertThat(Files.readString(folders.log("confined", "kafka1"))).doesNotContain("shared archive");
        WorkFolder.delete(folder);
    }
}

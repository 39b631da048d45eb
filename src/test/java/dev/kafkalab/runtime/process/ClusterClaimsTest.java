package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterClaimsTest {

    @TempDir
    private Path temp;

    @Test
    void data_that_was_kept_goes_when_the_cluster_goes_for_good() throws IOException {
        LabFolders folders = new LabFolders(temp.resolve("cache"), temp.resolve("work"), temp.resolve("reports"));
        ClusterClaims claims = new ClusterClaims(
                TestTopologies.ensemble("kept", 21_750), folders, new LoopbackSubnets(temp.resolve("cache")));
        claims.claim();
        Path data = Files.createDirectories(claims.path().resolve("kafka1/var/lib/kafka/data"));
        claims.use();

        claims.release(Data.KEEP);
        assertThat(data).exists();

        claims.release(Data.REMOVE);
        assertThat(data).doesNotExist();
    }
}

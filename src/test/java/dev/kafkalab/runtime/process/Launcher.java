package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.LabFolders;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM of its own that launches an ensemble, freezes one node and waits to be killed. See {@link KilledRunTest}. */
final class Launcher {

    private Launcher() {}

    /** Arguments: the folder to work in, the first port. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        ProcessRuntime runtime = new ProcessRuntime(
                new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports")));
        Cluster cluster =
                runtime.prepare(TestTopologies.ensemble("killed", Integer.parseInt(args[1])), System.err::println);
        cluster.start(System.err::println);
        cluster.node("zoo2").pause();
        for (ClusterNode node : cluster.nodes()) {
            System.out.println(((ProcessNode) node).pid().orElseThrow());
        }
        System.out.println("ready");
        System.out.flush();
        System.in.read();
    }
}

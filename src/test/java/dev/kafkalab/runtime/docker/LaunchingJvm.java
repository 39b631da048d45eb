package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.topology.reader.Topologies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A JVM of its own that starts a cluster and then waits to be ended, as a Maven run in another terminal would. */
final class LaunchingJvm {

    private static final String UP = "the cluster is up";

    private LaunchingJvm() {}

    /** Starts the file in that folder from a JVM of its own; returns when the cluster is up. */
    static Process start(Path folder, String file) throws IOException {
        Process jvm = launch(folder, file);
        BufferedReader output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(UP)) {
                return jvm;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The launching JVM ended: " + said);
    }

    /** Starts it and does not wait. */
    static Process launch(Path folder, String file) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlab.reports=" + folder.resolve("reports"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LaunchingJvm.class.getName(),
                        folder.toString(),
                        file))
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        DockerLab lab = new DockerLab(Path.of(arguments[0]));
        Cluster cluster = lab.start(Topologies.read(lab.folder().resolve(arguments[1]), DockerLab.STAND_INS));
        System.out.println(UP);
        new CountDownLatch(1).await();
        cluster.close();
    }
}

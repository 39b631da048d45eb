package dev.kafkalab.runtime.process;

import java.io.PrintStream;

/**
 * Runs inside a KRaft node's JVM at its first start: formats the storage with Kafka's own tool, as the images do, then
 * becomes the broker. In one JVM it costs next to nothing, since the broker needs most of the same classes. Travels
 * with {@link Tether}, so it too uses nothing but the JDK.
 */
final class KafkaStart {

    private KafkaStart() {}

    /** Arguments: the configuration file, the cluster's id. */
    public static void main(String[] args) throws Throwable {
        String[] format = {"format", "--cluster-id", args[1], "--config", args[0], "--ignore-formatted"};
        Object status = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, format, System.out);
        if (!Integer.valueOf(0).equals(status)) {
            throw new IllegalStateException("Kafka's own tool could not format the storage, and says above why");
        }
        Tether.run("kafka.Kafka", args[0]);
    }
}

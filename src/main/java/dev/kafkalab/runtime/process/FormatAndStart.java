package dev.kafkalab.runtime.process;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs inside a KRaft node's JVM at its first start: formats the storage with Kafka's own tool, as the images do, then
 * becomes the broker. One JVM for both costs next to nothing, since the broker needs most of the same classes. It is
 * packed beside {@link ParentWatchdog}, so it too uses nothing but the JDK.
 */
final class FormatAndStart {

    private FormatAndStart() {}

    /** Arguments: the configuration file, the cluster's id, and further options of the image's for the tool. */
    public static void main(String[] args) throws Throwable {
        // One word: as two, an id that begins with a dash would be taken for an option.
        List<String> format = new ArrayList<>(
                List.of("format", "--cluster-id=" + args[1], "--config=" + args[0], "--ignore-formatted"));
        format.addAll(List.of(args).subList(2, args.length));
        Object status = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, format.toArray(String[]::new), System.out);
        if (!Integer.valueOf(0).equals(status)) {
            throw new IllegalStateException("Kafka's own tool could not format the storage, and says above why");
        }
        ParentWatchdog.run("kafka.Kafka", args[0]);
    }
}

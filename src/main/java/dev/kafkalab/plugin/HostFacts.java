package dev.kafkalab.plugin;

import dev.kafkalab.results.RunFacts;
import java.lang.management.ManagementFactory;

/** The facts of the machine that this process runs on. */
final class HostFacts {

    private HostFacts() {}

    static RunFacts now() {
        return new RunFacts(
                Runtime.getRuntime().availableProcessors(),
                memoryBytes(),
                System.getProperty("cucumber.filter.tags", ""));
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}

package dev.kafkalab.plugin;

import dev.kafkalab.results.RunFacts;
import dev.kafkalab.settings.Host;
import java.lang.management.ManagementFactory;

/** The facts of the machine that this process runs on. */
final class HostFacts {

    private HostFacts() {}

    static RunFacts now() {
        return new RunFacts(
                Runtime.getRuntime().availableProcessors(), memoryBytes(), Host.property("cucumber.filter.tags", ""));
    }

    /** {@code cucumber.features}; empty if it is not set. */
    static String features() {
        return Host.property("cucumber.features", "");
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}

package dev.kafkalab.runtime;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files a process may have open: this one, and each that it starts, which inherits the limit. */
public final class OpenFiles {

    /**
     * What every usual system allows. A broker has its jars, a file for each segment of each partition and its
     * connections open, some 400 in a lab; the JVM of a run has its own jars, and two sockets for each connection to a
     * node.
     */
    private static final long NEEDED = 1_024;

    private OpenFiles() {}

    /**
     * Checks the limit before anything is started. A JVM has raised its soft limit to the hard one by itself.
     *
     * @throws SetupException if it is too low for a cluster
     */
    public static void requireEnough() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            requireEnough(system.getMaxFileDescriptorCount());
        }
    }

    static void requireEnough(long limit) {
        if (limit < NEEDED) {
            throw new SetupException(
                    "A process may have only %d files open here, and a cluster needs %d. Fix: start the run with 'ulimit -n %d' or more; where the shell refuses that, an administrator has to raise the limit (nofile in /etc/security/limits.conf)."
                            .formatted(limit, NEEDED, NEEDED));
        }
    }
}

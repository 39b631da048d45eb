package dev.kafkalab.clients;

import dev.kafkalab.settings.Host;
import dev.kafkalab.support.SteadyClock;
import java.util.List;
import java.util.stream.Stream;

/** How a client of ours is started that is to be a process of its own, so that it can be killed. */
public final class ClientProcess {

    private ClientProcess() {}

    /** Our own program on our own class path, quick to start and small; it keeps the run's own clock. */
    public static List<String> command(Class<?> program, Stream<String> arguments) {
        return Stream.concat(
                        Stream.of(
                                Host.java(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                // No file in the temporary folder that a killed client would leave behind.
                                "-XX:-UsePerfData",
                                "-Xmx64m",
                                SteadyClock.option(),
                                // What the JVM itself has to say does not belong among the reports.
                                "-Xlog:disable",
                                "-Xlog:all=warning:stderr",
                                "-Dlogback.configurationFile=dev/kafkalab/traffic/group/logback-member.xml",
                                "-cp",
                                Host.property("java.class.path"),
                                program.getName()),
                        arguments)
                .toList();
    }
}

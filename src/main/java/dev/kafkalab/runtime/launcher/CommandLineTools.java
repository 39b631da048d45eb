package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.ToolAnswer;
import dev.kafkalab.runtime.process.KafkaTools;
import dev.kafkalab.runtime.process.ToolRun;
import java.time.Duration;
import java.util.List;

/** Kafka's own command-line tools, run from the jars of Maven Central: nothing has to be downloaded by hand. */
public final class CommandLineTools {

    /** The newest release that can be resolved. Its tools speak with every broker from 2.1 on, as its clients do. */
    public static final String VERSION = "4.3.1";

    private CommandLineTools() {}

    /** The tools' names, in alphabetical order. */
    public static List<String> names() {
        return KafkaTools.names();
    }

    /** Whether there is a tool of that name, with or without {@code .sh}. */
    public static boolean has(String name) {
        return KafkaTools.mainClass(name).isPresent();
    }

    /**
     * Runs a tool in a process of its own, with this process's input and output, until it ends.
     *
     * @param name the tool's name, with or without {@code .sh}
     * @return its exit code
     * @throws IllegalArgumentException if there is no such tool
     * @throws SetupException if its jars cannot be had
     */
    public static int run(String name, List<String> arguments, Progress progress) {
        return ToolRun.of(VERSION, mainClass(name), arguments, progress);
    }

    /**
     * Runs a tool that has no input, until it ends.
     *
     * @param atMost after which it is ended
     * @return what it said
     * @throws IllegalArgumentException if there is no such tool
     * @throws SetupException if its jars cannot be had
     */
    public static ToolAnswer ask(String name, List<String> arguments, Duration atMost, Progress progress) {
        return ToolRun.ask(VERSION, mainClass(name), arguments, atMost, progress);
    }

    private static String mainClass(String name) {
        return KafkaTools.mainClass(name).orElseThrow(() -> new IllegalArgumentException("There is no tool " + name));
    }
}

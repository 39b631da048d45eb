package dev.kafkalab.cli;

import dev.kafkalab.console.Console;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.CommandLineTools;
import dev.kafkalab.runtime.launcher.ToolNeeds;
import dev.kafkalab.settings.LabSettings;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kafka}: Kafka's own command-line tools. */
@Command(
        name = "kafka",
        description = {
            "Runs one of Kafka's own command-line tools, from the jars of Maven Central: nothing has to be downloaded by"
                    + " hand. Its input, output and exit code are the tool's."
        },
        mixinStandardHelpOptions = true)
final class KafkaCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "TOOL",
            completionCandidates = Tools.class,
            description = "One of: ${COMPLETION-CANDIDATES}")
    private String tool;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "As the tool takes them.")
    private List<String> arguments = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!CommandLineTools.has(tool)) {
            throw new UsageException(
                    "there is no tool %s; there are: %s".formatted(tool, String.join(", ", CommandLineTools.names())));
        }
        ToolNeeds.of(tool).ifPresent(needs -> errors().printf("%s needs %s.%n", tool, needs));
        try {
            return CommandLineTools.run(tool, arguments, Console.of(LabSettings.read())::progress);
        } catch (SetupException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private PrintWriter errors() {
        return spec.commandLine().getErr();
    }

    /** What may stand for TOOL, for help and completion. */
    static final class Tools implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CommandLineTools.names().iterator();
        }
    }
}

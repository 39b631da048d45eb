package dev.kafkalab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.topology.reader.Topologies;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: how a Compose file is read. */
@Command(
        name = "explain",
        description = {
            "Tells how a Compose file is read: its nodes, their roles, versions and addresses, the properties that each"
                    + " program gets, and what its images would ignore or refuse. Nothing is started.",
            "Variables of the file come from the environment, as with docker compose.",
            "Exit code 1 if a node would not start or not be what the file seems to mean."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A Compose file, such as compose/zookeeper-ensemble.yml")
    private Path file;

    @Option(names = "--json", description = "As JSON; docs/explain.md says what is what.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        UsageException.requireReadable(file);
        PrintWriter out = spec.commandLine().getOut();
        try {
            Explanation explanation = Explanation.of(Topologies.read(file, Map.of()));
            out.println(json ? explanation.asJson() : ExplanationText.of(explanation));
            return explanation.sound() ? Main.FINE : Main.WRONG;
        } catch (ComposeException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Main.WRONG;
        }
    }
}

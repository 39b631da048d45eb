package dev.kafkalab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.console.Console;
import dev.kafkalab.runtime.Judgement;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.SettingsJudgement;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;
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
            "Where the jars of a node's version are here already, that version is asked whether it accepts the node's"
                    + " settings.",
            "Variables of the file come from the environment, as with docker compose.",
            "Exit code 1 if a node would not start or not be what the file seems to mean."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A Compose file, such as compose/zookeeper-ensemble.yml")
    private Path file;

    @Option(names = "--json", description = "As JSON; docs/explain.md says what is what.")
    private boolean json;

    @Option(
            names = "--listeners",
            description =
                    "Only the listeners: who may connect to each, what they are told, and whether that leads back.")
    private boolean listeners;

    @Option(
            names = "--ask-kafka",
            description =
                    "Fetch the jars of each node's version from Maven Central where they are not here, so that all"
                            + " nodes' settings are put to it.")
    private boolean askKafka;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        UsageException.requireReadable(file);
        PrintWriter out = spec.commandLine().getOut();
        try {
            Topology topology = Topologies.read(file, Map.of());
            Judgement judgement = judgement(topology);
            Explanation explanation = Explanation.of(topology.plus(judgement.refusals()), judgement.notAsked());
            out.println(json ? explanation.asJson() : text(explanation));
            return explanation.sound() ? Main.FINE : Main.WRONG;
        } catch (ComposeException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Main.WRONG;
        }
    }

    private String text(Explanation explanation) {
        return listeners ? ExplanationText.ofListeners(explanation) : ExplanationText.of(explanation);
    }

    private Judgement judgement(Topology topology) {
        LabSettings settings = LabSettings.read();
        if (!askKafka) {
            return SettingsJudgement.ofThoseThatAreHere(topology, settings);
        }
        try {
            return SettingsJudgement.ofAll(topology, settings, Console.of(settings)::progress);
        } catch (SetupException e) {
            throw new UsageException(e.getMessage());
        }
    }
}

package dev.kafkalab.cli;

import dev.kafkalab.assignment.AssignmentException;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.SettingsException;
import dev.kafkalab.text.PrintableText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/**
 * {@code java -jar target/kafka-lab.jar COMMAND}. Each command is a class of its own that is listed here.
 *
 * <p>A command's exit code says what came of it: {@value #FINE}, {@value #WRONG} or {@value #IMPOSSIBLE}.
 */
@Command(
        name = "kafka-lab",
        description = "Lab guides for multi-broker Kafka as an executable specification.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:the command found something wrong, and says what",
            "2:the command could not do its work: bad arguments, a file that is not there"
        },
        subcommands = {
            StepsCommand.class,
            LintCommand.class,
            ExplainCommand.class,
            InitCommand.class,
            RunCommand.class,
            UpCommand.class,
            KafkaCommand.class,
            ReportCommand.class,
            GradeCommand.class,
            CompareCommand.class,
            HelpCommand.class,
            VersionCommand.class,
            Main.Completion.class
        })
public final class Main {

    /** All is well. */
    static final int FINE = 0;

    /** The command found something wrong, and has said what. */
    static final int WRONG = 1;

    /** The command could not do its work. */
    static final int IMPOSSIBLE = 2;

    /** Something of ours went wrong that may go right the next time: {@code EX_TEMPFAIL} of {@code sysexits.h}. */
    static final int TRY_AGAIN = 75;

    /** Commands that have no use for settings; and whatever follows {@code kafka} is its tool's. */
    private static final Set<String> WITHOUT_SETTINGS = Set.of("kafka", "help", "version", "completion");

    private Main() {}

    public static void main(String... arguments) {
        if (Stream.of("up", "run").noneMatch(List.of(arguments)::contains)) {
            Host.keepNoLog();
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, as {@link #main} runs them. */
    static CommandLine commandLine() {
        CommandLine commands =
                new Commands().setOut(new PrintWriter(System.out, true)).setErr(new PrintWriter(System.err, true));
        SettingOptions.addTo(
                commands.getSubcommands().get("run").getCommandSpec(), Set.of("lab.submission", "lab.assignment"));
        SettingOptions.addTo(
                commands.getSubcommands().get("up").getCommandSpec(),
                Set.of(
                        "lab.submission",
                        "lab.assignment",
                        "lab.cluster",
                        "lab.topology",
                        "lab.parallel",
                        "lab.strict"));
        Stream.concat(
                        commands.getSubcommands().entrySet().stream()
                                .filter(command -> !WITHOUT_SETTINGS.contains(command.getKey()))
                                .map(Map.Entry::getValue),
                        commands.getSubcommands().get("grade").getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .forEach(SettingOptions::addDefinitionsTo);
        // Whatever follows the tool's name is the tool's.
        commands.getSubcommands().get("kafka").setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true);
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new MistypedArguments())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    PrintWriter errors = command.getErr();
                    errors.println("kafka-lab: " + inWords(failure));
                    errors.flush();
                    return IMPOSSIBLE;
                });
    }

    /** Prints foreign text, of files and of arguments, so that a terminal shows it instead of obeying it. */
    private static final class Commands extends CommandLine {

        private Commands() {
            super(new Main());
            // Its escape sequences could not be told from those of others.
            setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        }

        @Override
        public CommandLine setOut(PrintWriter out) {
            return super.setOut(PrintableText.writer(out));
        }

        @Override
        public CommandLine setErr(PrintWriter err) {
            return super.setErr(PrintableText.writer(err));
        }
    }

    /** A failure of our own says what is wrong and what to do; any other is told with its kind. */
    private static String inWords(Exception failure) {
        return failure instanceof UsageException
                        || failure instanceof SettingsException
                        || failure instanceof AssignmentException
                ? failure.getMessage()
                : failure.toString();
    }

    /** Picocli's own command, under a name that says what it does. */
    @Command(
            name = "completion",
            description =
                    "Prints a script that completes commands: source <(java -jar target/kafka-lab.jar completion)",
            mixinStandardHelpOptions = true)
    static final class Completion extends GenerateCompletion {}

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kafka-lab " + ofProgram(), "Java " + Runtime.version()};
        }

        /** As grades name it. */
        static String ofProgram() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(not packaged)" : version;
        }
    }
}

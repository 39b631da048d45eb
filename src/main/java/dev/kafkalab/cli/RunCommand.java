package dev.kafkalab.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.kafkalab.settings.LabSettings;
import io.cucumber.junit.platform.engine.Constants;
import io.cucumber.junit.platform.engine.CucumberTestEngine;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: labs without Maven, by the engine and with the settings of {@code mvn test}. */
@Command(
        name = "run",
        description = {
            "Runs labs: what \"mvn test\" does, without Maven. The console, the pages and the record are the same.",
            "Every option but --tags, --name, --order and --glue is a setting: --strict means -Dlab.strict=true."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every scenario that was run is verified, or could not be verified here",
            "1:a scenario has failed or ended in an error, nothing was verified, or --strict and something was not",
            "2:the command could not do its work: bad arguments, a file that is not there"
        })
final class RunCommand implements Callable<Integer> {

    private static final Pattern LINE = Pattern.compile(":(\\d{1,9})$");

    @Parameters(
            paramLabel = "FEATURES",
            description = "Features, folders of them, or FILE:LINE for one scenario. Default: features")
    private List<String> features = List.of(FeatureFiles.ALL.toString());

    @Option(names = "--tags", paramLabel = "EXPRESSION", description = "Scenarios with these tags, such as @A4.1.")
    private String tags;

    @Option(
            names = "--name",
            paramLabel = "REGEX",
            description = "Scenarios with that in their names, such as \"leader is killed\".")
    private String name;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "lexical, reverse or random (default: ${DEFAULT-VALUE}).",
            defaultValue = "lexical")
    private String order;

    @Option(
            names = "--glue",
            paramLabel = "PACKAGE",
            description = "A package with step definitions of your own, on the class path: java -cp"
                    + " kafka-lab.jar:target/test-classes dev.kafkalab.cli.Main run --glue PACKAGE")
    private String glue;

    @Override
    public Integer call() {
        UsageException.require(LabSettings.read());
        Outcome outcome = new Outcome();
        // Whoever adds engines to the class path means them for other tests.
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new CucumberTestEngine())
                .build());
        launcher.execute(request().build(), outcome);
        return outcome.failed ? Main.WRONG : Main.FINE;
    }

    /** @throws UsageException if there is no such feature or folder */
    private static DiscoverySelector selector(String feature) {
        Matcher line = LINE.matcher(feature);
        Path path = Path.of(line.replaceFirst(""));
        if (Files.isDirectory(path)) {
            return selectDirectory(path.toString());
        }
        if (!Files.exists(path)) {
            throw new UsageException("there is no %s: name features, or folders of them".formatted(path));
        }
        line.reset();
        return line.find()
                ? selectFile(path.toString(), FilePosition.from(Integer.parseInt(line.group(1))))
                : selectFile(path.toString());
    }

    /** The engine compares the whole name, and would take what cannot be read for what matches nothing. */
    private static String anywhere(String name) {
        try {
            return ".*(?:%s).*".formatted(Pattern.compile(name));
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    "--name is no regular expression: %s. Fix: write words of a scenario's name, such as \"leader is killed\""
                            .formatted(e.getDescription()));
        }
    }

    private static String requireReadable(String tags) {
        try {
            TagExpressionParser.parse(tags);
            return tags;
        } catch (TagExpressionException e) {
            throw new UsageException("--tags cannot be read: %s. Fix: write tags such as \"@A1 or @A2.1 and not @slow\""
                    .formatted(e.getMessage().replaceFirst("\\.$", "")));
        }
    }

    private LauncherDiscoveryRequestBuilder request() {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(features.stream().map(RunCommand::selector).toList())
                .configurationParameter(Constants.EXECUTION_ORDER_PROPERTY_NAME, order);
        if (tags != null) {
            request.configurationParameter(Constants.FILTER_TAGS_PROPERTY_NAME, requireReadable(tags));
        }
        if (name != null) {
            request.configurationParameter(Constants.FILTER_NAME_PROPERTY_NAME, anywhere(name));
        }
        if (glue != null) {
            request.configurationParameter(Constants.GLUE_PROPERTY_NAME, "dev.kafkalab.steps," + glue);
        }
        return request;
    }

    /** Whether anything failed: a scenario, or the run as a whole, as ProofPlugin has it. */
    private static final class Outcome implements TestExecutionListener {

        private volatile boolean failed;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            failed |= result.getStatus() == Status.FAILED;
        }
    }
}

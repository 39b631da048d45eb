package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Lint;
import dev.kafkalab.catalogue.Mistake;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.settings.LabSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lint}: what is wrong in features, before they are run. */
@Command(
        name = "lint",
        description = {
            "Finds what is wrong in features without running them: steps that the vocabulary does not have, tables that"
                    + " are missing, Compose files and nodes that are not there, scenarios that promise nothing.",
            "Exit code 1 if anything is wrong."
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE|FOLDER", description = "Features, or folders of them. Default: features")
    private List<Path> paths = List.of(FeatureFiles.ALL);

    @Mixin
    private OwnSteps ownSteps;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LabSettings.read().requireValid();
        List<FeatureText> features = FeatureFiles.read(paths);
        List<Mistake> mistakes = Lint.of(features, ownSteps.vocabulary());
        PrintWriter out = spec.commandLine().getOut();
        mistakes.forEach(out::println);
        long scenarios = features.stream()
                .mapToLong(feature -> feature.scenarios().size())
                .sum();
        out.printf(
                "%s in %s with %s%n",
                mistakes.isEmpty() ? "Nothing is wrong" : Count.of(mistakes.size(), "mistake"),
                Count.of(features.size(), "feature"),
                Count.of(scenarios, "scenario"));
        return mistakes.isEmpty() ? Main.FINE : Main.WRONG;
    }
}

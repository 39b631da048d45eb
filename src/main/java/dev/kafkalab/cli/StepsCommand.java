package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.catalogue.SpokenOf;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.report.StepsPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steps}: the vocabulary. */
@Command(
        name = "steps",
        description = {
            "Prints every step that a feature may use: what it means, an example, and where it is used.",
            "With WORDS, only those in which all of them occur. If there is none, scenarios that speak of it, and exit code 1."
        },
        mixinStandardHelpOptions = true)
final class StepsCommand implements Callable<Integer> {

    /** Scenarios up to this number are named. */
    private static final int AT_MOST = 8;

    @Parameters(paramLabel = "WORDS", description = "What the steps are to be about, such as: leader killed")
    private List<String> words = List.of();

    @Mixin
    private OwnSteps ownSteps;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes them as a page instead.")
    private Optional<Path> html = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<FeatureText> features = FeatureFiles.ofThisProject();
        Catalogue catalogue = Catalogue.of(ownSteps.vocabulary(), features).with(words);
        if (catalogue.steps().isEmpty()) {
            spec.commandLine().getErr().print(noStep(SpokenOf.in(features, words)));
            spec.commandLine().getErr().flush();
            return Main.WRONG;
        }
        html.ifPresentOrElse(file -> write(catalogue, file), () -> print(catalogue));
        return Main.FINE;
    }

    private String noStep(List<SpokenOf> scenarios) {
        StringBuilder text = new StringBuilder("No step has the words: %s%n".formatted(String.join(" ", words)));
        if (!scenarios.isEmpty()) {
            text.append("These scenarios speak of it:%n".formatted());
        }
        scenarios.stream()
                .limit(AT_MOST)
                .forEach(it -> text.append("  %s:%d  %s%n".formatted(it.file(), it.line(), it.name())));
        if (scenarios.size() > AT_MOST) {
            text.append("  and %d more%n".formatted(scenarios.size() - AT_MOST));
        }
        return text.toString();
    }

    private void print(Catalogue catalogue) {
        int width = spec.parent().usageMessage().width();
        spec.commandLine().getOut().print(new StepsText(width).of(catalogue));
        spec.commandLine().getOut().flush();
    }

    private void write(Catalogue catalogue, Path file) {
        try {
            StepsPage.write(catalogue, file);
            spec.commandLine().getOut().println("Written: " + file);
        } catch (IOException e) {
            throw new UsageException("cannot write " + file, e);
        }
    }
}

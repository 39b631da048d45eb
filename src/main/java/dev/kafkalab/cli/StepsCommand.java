package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Catalogue;
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
            "With WORDS, only those in which all of them occur. Exit code 1 if there is none."
        },
        mixinStandardHelpOptions = true)
final class StepsCommand implements Callable<Integer> {

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
        Catalogue catalogue = Catalogue.of(ownSteps.vocabulary(), FeatureFiles.ofThisProject())
                .with(words);
        if (catalogue.steps().isEmpty()) {
            spec.commandLine().getErr().printf("No step has the words: %s%n", String.join(" ", words));
            return Main.WRONG;
        }
        html.ifPresentOrElse(file -> write(catalogue, file), () -> print(catalogue));
        return Main.FINE;
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

package dev.kafkalab.cli;

import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.TaskList;
import dev.kafkalab.console.Console;
import dev.kafkalab.grading.GradingRequest;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.WarmUp;
import dev.kafkalab.settings.LabSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code grade warm-up}: fetches what a batch needs while there is a network. */
@Command(
        name = "warm-up",
        description = {
            "Fetches the programs that the submissions of a batch run as processes. Graders have no network, so what is not"
                    + " here when they begin cannot be had. A batch on this machine does it by itself."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is here", "1:something cannot be had, and is named", "2:there is no such batch"})
final class GradeWarmUpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OUT", description = "The folder of the batch.")
    private Path out;

    /** What one submission's files do to their reader is no other's loss: its own grading tells of it. */
    private static Optional<String> fetch(PlannedTask task, WarmUp warmUp, Console console) {
        try {
            return GradingRequest.check(Path.of(task.path()), GradingOptions.read(assignment(task)))
                    .topology()
                    .flatMap(topology -> warmUp.fetch(topology, console::progress));
        } catch (SetupException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.of("%s could not be read: %s".formatted(task.id(), e));
        }
    }

    private static Path assignment(PlannedTask task) {
        return task.by().assignment().isEmpty() ? null : Path.of(task.by().assignment());
    }

    @Override
    public Integer call() {
        LabSettings settings = LabSettings.read();
        Console console = Console.of(settings);
        try {
            WarmUp warmUp = new WarmUp(settings);
            Set<String> missing = new LinkedHashSet<>();
            for (PlannedTask task : TaskList.read(out.resolve(TaskList.FILE))) {
                if (task.problem().isEmpty()) {
                    fetch(task, warmUp, console).ifPresent(missing::add);
                }
            }
            missing.forEach(console::line);
            return missing.isEmpty() ? Main.FINE : Main.WRONG;
        } catch (IOException e) {
            throw new UsageException("the batch cannot be prepared", e);
        } catch (SetupException e) {
            throw new UsageException(e.getMessage());
        }
    }
}

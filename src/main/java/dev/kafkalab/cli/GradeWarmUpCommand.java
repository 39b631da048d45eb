package dev.kafkalab.cli;

import dev.kafkalab.batch.TaskList;
import dev.kafkalab.console.Console;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.WarmUp;
import dev.kafkalab.settings.LabSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    @Override
    public Integer call() {
        LabSettings settings = LabSettings.read();
        Console console = Console.of(settings);
        try {
            List<Path> submissions = TaskList.read(out.resolve(TaskList.FILE)).stream()
                    .filter(task -> task.problem().isEmpty())
                    .map(task -> Path.of(task.path()))
                    .toList();
            List<String> missing = WarmUp.of(submissions, settings, console::progress);
            missing.forEach(console::line);
            return missing.isEmpty() ? Main.FINE : Main.WRONG;
        } catch (IOException e) {
            throw new UsageException("the batch cannot be prepared", e);
        } catch (SetupException e) {
            throw new UsageException(e.getMessage());
        }
    }
}

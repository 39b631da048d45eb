package dev.kafkalab.cli;

import dev.kafkalab.batch.EngineJob;
import dev.kafkalab.batch.GradedBy;
import dev.kafkalab.batch.KubernetesJob;
import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.PublishedGrade;
import dev.kafkalab.batch.SlurmJob;
import dev.kafkalab.batch.SlurmSubmission;
import dev.kafkalab.batch.TaskList;
import dev.kafkalab.batch.ThisProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade submit}: hands a planned batch to an engine. */
@Command(
        name = "submit",
        description = {
            "Hands a planned batch to Slurm, as an array job of what has no grade yet and a job that collects the grades"
                    + " afterwards; or prints the manifest of an Indexed Job for Kubernetes.",
            "Submit again to go on with what is missing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is submitted, printed, or there was nothing left to do", "2:it cannot be submitted"})
final class GradeSubmitCommand implements Callable<Integer> {

    @Option(names = "--engine", required = true, paramLabel = "ENGINE", description = "slurm or kubernetes.")
    private Engine engine;

    @Parameters(paramLabel = "OUT", description = "The folder of the batch, on every machine under the same name.")
    private Path out;

    @Option(names = "--dry-run", description = "Prints what would be submitted, and submits nothing.")
    private boolean dryRun;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "How many submissions are graded at once (default: ${DEFAULT-VALUE}).")
    private int jobs = 10;

    @Option(
            names = "--array-size",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description =
                    "Slurm: how many tasks an array may have (default: ${DEFAULT-VALUE}, for a MaxArraySize of 1001).")
    private int arraySize = 1000;

    @Option(names = "--image", paramLabel = "IMAGE", description = "Kubernetes: an image with Java and kafka-lab.jar.")
    private String image = "kafka-lab:latest";

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Kubernetes: kafka-lab.jar in that image (default: ${DEFAULT-VALUE}).")
    private String jar = "/opt/kafka-lab/kafka-lab.jar";

    @Option(
            names = "--claim",
            paramLabel = "NAME",
            description =
                    "Kubernetes: the volume claim that holds OUT and the submissions (default: ${DEFAULT-VALUE}).")
    private String claim = "grading";

    @Option(
            names = "--mount",
            paramLabel = "FOLDER",
            description = "Kubernetes: where it is mounted, as where the batch was planned (default: OUT's parent).")
    private Path mount;

    @Mixin
    private TaskOptions options;

    @Spec
    private CommandSpec spec;

    /** What runs the batch. */
    enum Engine {
        SLURM,
        KUBERNETES
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            EngineJob batch = batch();
            PrintWriter told = spec.commandLine().getOut();
            if (engine == Engine.KUBERNETES) {
                kubernetes(batch, told);
            } else if (batch.missing().isEmpty()) {
                told.println("Every submission has its grade. Nothing is left to be submitted.");
            } else {
                slurm(batch, told);
            }
            return Main.FINE;
        } catch (IOException e) {
            throw new UsageException("the batch cannot be submitted", e);
        }
    }

    private EngineJob batch() throws IOException {
        Path folder = out.toAbsolutePath().normalize();
        List<PlannedTask> tasks = TaskList.read(folder.resolve(TaskList.FILE));
        List<Integer> missing = new ArrayList<>();
        for (PlannedTask task : tasks) {
            if (PublishedGrade.folder(folder, task).isEmpty()) {
                missing.add(task.index());
            }
        }
        GradedBy by = tasks.get(0).by();
        return new EngineJob(
                folder, tasks.size(), missing, by, jobs, options.attempts(), options.limits(by), options.arguments(by));
    }

    private void kubernetes(EngineJob batch, PrintWriter told) {
        if (!dryRun) {
            throw new UsageException(
                    "a Job of Kubernetes is submitted with its own tool. Fix: add --dry-run, and hand what is printed to"
                            + " kubectl create -f -");
        }
        String mounted = mount == null ? batch.out().getParent().toString() : mount.toString();
        told.print(new KubernetesJob(batch, image, jar, claim, mounted).manifest());
        told.flush();
    }

    private void slurm(EngineJob batch, PrintWriter told) throws IOException, InterruptedException {
        SlurmJob job = new SlurmJob(batch, ThisProgram.command(List.of("-Xmx128m")), arraySize);
        if (dryRun) {
            told.print(SlurmSubmission.inWords(job));
            told.flush();
            return;
        }
        if (options.needsWarmUp(batch.by())) {
            BatchOptions.warmUp(batch.out());
        }
        SlurmSubmission.submit(job).forEach(told::println);
    }
}

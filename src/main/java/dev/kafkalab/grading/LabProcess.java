package dev.kafkalab.grading;

import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that runs scenarios of a lab in a JVM of its own, so that whoever grades outlives whatever a submission
 * does to it. It ends with the process that began it, whose end closes its standard input.
 */
public final class LabProcess {

    private LabProcess() {}

    /** @param features the scenarios, each as {@code FILE:LINE} */
    public static void main(String... features) {
        Thread guard = new Thread(LabProcess::endWithParent, "end-with-parent");
        guard.setDaemon(true);
        guard.start();
        List<String> arguments = new ArrayList<>(List.of(
                "--glue", "dev.kafkalab.steps",
                "--plugin", "dev.kafkalab.plugin.ConsolePlugin",
                "--plugin", "dev.kafkalab.plugin.ReportPlugin",
                "--plugin", "dev.kafkalab.plugin.ProofPlugin"));
        arguments.addAll(List.of(features));
        System.exit(Main.run(
                arguments.toArray(String[]::new), Thread.currentThread().getContextClassLoader()));
    }

    private static void endWithParent() {
        try (InputStream in = System.in) {
            while (in.read() >= 0) {
                // Nobody writes there.
            }
        } catch (IOException closed) {
            // As good as its end.
        }
        System.exit(1);
    }
}

package dev.kafkalab.cli;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.grading.EvidenceArchive;
import dev.kafkalab.support.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade show}: a grade, as it was given. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a grade again, here or on another machine.",
            "Of an archive, every file is checked against its SHA-256 first."
        })
final class GradeShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "GRADE",
            description = "The archive " + EvidenceArchive.FILE + ", the file " + GradeJson.FILE
                    + ", or the folder with one of them.")
    private Path grade;

    @Mixin
    private FormatOptions formats;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        Grade shown = read(grade);
        List<GradeFormat> wanted = formats.formats();
        if (wanted.isEmpty()) {
            terminal.println(GradeText.of(shown));
        }
        for (GradeFormat format : wanted) {
            terminal.println(FormatOptions.inWords(() -> format.of(shown, formats.context())));
        }
        return Main.FINE;
    }

    /** @throws UsageException if there is no grade */
    static Grade read(Path named) {
        try {
            Path file = Files.isDirectory(named) ? named.resolve(GradeJson.FILE) : named;
            if (!file.toString().endsWith(".zip")) {
                return GradeJson.read(file);
            }
            try (TemporaryFolder folder = TemporaryFolder.create("kafka-lab-grade")) {
                return EvidenceArchive.unpack(file, folder.path());
            }
        } catch (IOException e) {
            throw new UsageException("there is no grade to show", e);
        }
    }
}

package dev.kafkalab.batch;

import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Hands array jobs to Slurm. */
public final class SlurmSubmission {

    private SlurmSubmission() {}

    /**
     * Writes the script and submits it, and then what collects the grades.
     *
     * @return what was submitted, a line each
     * @throws IOException if there is no sbatch here, or it refuses; the message says why
     */
    public static List<String> submit(SlurmJob job) throws IOException, InterruptedException {
        AtomicFile.write(job.script(), job.scriptText());
        Files.setPosixFilePermissions(job.script(), PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> ids = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (List<String> array : job.arrays()) {
            String id = sbatch(array);
            ids.add(id);
            told.add("Submitted as job %s".formatted(id));
        }
        told.add("Collected by job %s, once they have ended".formatted(sbatch(job.collect(ids))));
        return told;
    }

    /** What would be written and submitted. */
    public static String inWords(SlurmJob job) {
        StringBuilder words = new StringBuilder("# %s%n".formatted(job.script())).append(job.scriptText());
        List<String> ids = new ArrayList<>();
        for (List<String> array : job.arrays()) {
            words.append("%n$ %s%n".formatted(ShellText.of(array)));
            ids.add("JOB" + (ids.size() + 1));
        }
        return words.append("%n$ %s%n".formatted(ShellText.of(job.collect(ids))))
                .toString();
    }

    /** Its answer is the id, and the cluster's name behind a semicolon where there are several. */
    private static String sbatch(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("sbatch refused it: " + said);
        }
        String last = said.substring(said.lastIndexOf('\n') + 1);
        return last.split(";")[0];
    }
}

package dev.kafkalab.submission;

import java.io.IOException;
import java.nio.file.Path;

/** A program that checks the folders it is given, to be watched from outside. */
final class CheckedFolders {

    private CheckedFolders() {}

    public static void main(String[] args) throws IOException {
        for (String folder : args) {
            Checked checked = SubmissionCheck.of(Path.of(folder));
            System.out.println(checked.submission().id() + ": " + checked.refusals());
            checked.notes().forEach(note -> System.out.println("  note: " + note));
        }
    }
}

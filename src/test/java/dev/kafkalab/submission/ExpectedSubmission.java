package dev.kafkalab.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A line of {@code submissions/expected.csv}; the README beside it says what the columns are. */
record ExpectedSubmission(
        String submission,
        String lab,
        String state,
        String loses,
        String toldBy,
        String line,
        String says,
        String mistake) {

    static final Path KEPT = Path.of("src/test/resources/submissions");

    static Stream<ExpectedSubmission> all() {
        try {
            return Files.readAllLines(KEPT.resolve("expected.csv")).stream()
                    .skip(1)
                    .map(ExpectedSubmission::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedSubmission parse(String line) {
        String[] cells = line.split("\\|", -1);
        return new ExpectedSubmission(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }

    boolean isSound() {
        return submission.startsWith("sound/");
    }

    /** What its lab needs of a cluster. */
    String needs() {
        return lab.equals("kraft")
                ? "3 brokers and a quorum of 3 dedicated controllers"
                : "3 brokers and an ensemble of 3 ZooKeepers";
    }

    Path folder() {
        return KEPT.resolve(submission);
    }

    @Override
    public String toString() {
        return submission;
    }
}

package dev.kafkalab.browser;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.catalogue.Features;
import dev.kafkalab.catalogue.Vocabulary;
import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.grade.Gradebook;
import dev.kafkalab.report.PageNames;
import dev.kafkalab.report.Reports;
import dev.kafkalab.report.StepsPage;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Records;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The report of a record that is kept as test data, in a folder as a run leaves it: with the record, the grade, the
 * vocabulary and the logs. It segments there, to be looked at when a test has failed.
 *
 * @param run the record, read
 * @param folder where the pages are
 */
record MadeReport(Run run, Path folder) {

    /** That of a run of all six labs. */
    static final String LARGEST = "six-labs";

    /** The records whose pages are looked at. */
    static final List<String> RECORDS =
            List.of("passed", "failures", "not-verified", "cut-off", "empty", "repeated", "connections", LARGEST);

    /** Each of the JVMs that test side by side has its own. */
    private static final Path FOLDER = Path.of(System.getProperty("browser.folder", "target/browser"));

    private static final List<Path> FEATURES = List.of(Path.of("features"));
    private static final Map<String, MadeReport> MADE = new ConcurrentHashMap<>();

    /** The report of that record; made once. */
    static MadeReport of(String record) {
        return MADE.computeIfAbsent(record, MadeReport::make);
    }

    /** Every page of it. */
    List<Path> pages() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page to begin with. */
    Path index() {
        return named(PageNames.INDEX);
    }

    /** The page of that lab. */
    Path page(Lab lab) {
        return named(PageNames.of(lab));
    }

    private Path named(String name) {
        Path page = folder.resolve(name);
        if (!Files.exists(page)) {
            throw new AssertionError("There is no page %s; there are: %s"
                    .formatted(name, pages().stream().map(Path::getFileName).toList()));
        }
        return page;
    }

    private static MadeReport make(String record) {
        Path folder = FOLDER.resolve(record).toAbsolutePath();
        try {
            delete(folder);
            Path messages = Records.copy(record, folder);
            MadeReport report = new MadeReport(Results.read(messages), folder);
            report.leaveLogs();
            Gradebook.write(report.run(), folder);
            Reports.write(messages, folder);
            StepsPage.write(Catalogue.of(Vocabulary.ours(), Features.read(FEATURES)), folder.resolve(PageNames.STEPS));
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every node, as a run does, and of whatever else the record quotes from. */
    private void leaveLogs() throws IOException {
        List<Path> logs = run.scenarios()
                .flatMap(scenario -> scenario.steps().stream())
                .flatMap(step -> step.evidence().stream())
                .flatMap(MadeReport::logs)
                .map(log -> folder.resolve(log).normalize())
                .filter(log -> log.startsWith(folder) && !log.equals(folder))
                .toList();
        for (Path log : logs) {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "");
        }
    }

    private static Stream<String> logs(Evidence evidence) {
        if (evidence instanceof ClusterStart start) {
            String topology =
                    Path.of(start.composeFile()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
            return start.nodes().stream().map(node -> "logs/%s/%s.log".formatted(topology, node.name()));
        }
        return evidence instanceof LogExcerpt excerpt ? Stream.of(excerpt.log()) : Stream.empty();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

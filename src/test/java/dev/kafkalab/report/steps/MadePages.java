package dev.kafkalab.report.steps;

import dev.kafkalab.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The pages that a scenario has made of a record. They are read at once, and nothing of them is left behind. */
public final class MadePages {

    private Path record;
    private List<MadePage> pages = List.of();

    /** Takes that record. */
    void of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no record " + file);
        }
        record = file;
    }

    /** Makes its pages. @return the names of their files */
    List<String> make() {
        pages = made();
        return pages.stream().map(MadePage::name).toList();
    }

    /** The pages, by name. */
    List<MadePage> all() {
        return pages;
    }

    /** The page of that name. @throws AssertionError if there is none */
    MadePage named(String name) {
        return pages.stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no page %s; there are: %s"
                        .formatted(name, pages.stream().map(MadePage::name).toList())));
    }

    /** Makes them once more. */
    List<MadePage> made() {
        if (record == null) {
            throw new IllegalStateException("This step speaks of a run's report, but the scenario has no record yet:"
                    + " a step such as \"Given the record \"reports/messages.ndjson\" of a run\" must come before it");
        }
        try {
            Path folder = Files.createTempDirectory("kafka-lab-report");
            try {
                Reports.write(record, folder);
                return read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MadePage> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(file -> new MadePage(folder.relativize(file).toString(), text(file)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

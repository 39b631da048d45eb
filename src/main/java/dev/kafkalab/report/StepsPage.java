package dev.kafkalab.report;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The page of the vocabulary. */
public final class StepsPage {

    private StepsPage() {}

    /** Writes the page; one that is there is replaced, never left half-written. */
    public static Path write(Catalogue catalogue, Path file) throws IOException {
        return AtomicFile.write(file, Pages.of(catalogue));
    }

    /** A name for links: {@code a-new-leader-is-elected-within-duration}. */
    public static String anchor(String phrase) {
        return PageNames.slug(phrase.toLowerCase(Locale.ROOT));
    }

    /** Text between backticks is code: every second part, from the second on. */
    public static List<String> parts(String text) {
        return List.of(text.split("`", -1));
    }
}

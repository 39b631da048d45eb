package dev.kafkalab.report;

import dev.kafkalab.results.Lab;
import java.nio.file.Path;

/** What the files of a report are called, and the places in them that others link to. */
public final class PageNames {

    /** The page to begin with. */
    public static final String INDEX = "index.html";

    /** What guides say, held against what was measured. */
    public static final String STATEMENTS = "statements.html";

    /** The vocabulary. */
    public static final String STEPS = "steps.html";

    private PageNames() {}

    /** A lab's page: {@code lab-failover.html}. */
    public static String of(Lab lab) {
        String name = slug(lab.folder());
        return name.isEmpty() ? "lab.html" : "lab-" + name + ".html";
    }

    /** A stage's place on its lab's page, both counted from 0. */
    public static String stage(int stage) {
        return "stage-" + (stage + 1);
    }

    /** A scenario's place on its lab's page. */
    public static String scenario(int stage, int scenario) {
        return stage(stage) + "-" + (scenario + 1);
    }

    /** Letters and digits of that text, with a dash between what others part: for file names and links. */
    static String slug(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Whether that is a lab's page: of a run before, perhaps. */
    static boolean isLab(Path file) {
        String name = file.getFileName().toString();
        return name.equals("lab.html") || name.startsWith("lab-") && name.endsWith(".html");
    }
}

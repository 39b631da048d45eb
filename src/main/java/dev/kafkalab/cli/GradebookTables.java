package dev.kafkalab.cli;

import dev.kafkalab.batch.summary.SummaryFiles;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.format.Canvas;
import dev.kafkalab.grade.format.Filled;
import dev.kafkalab.grade.format.FormatContext;
import dev.kafkalab.grade.format.FormatException;
import dev.kafkalab.grade.format.GradeFiles;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.grade.format.Moodle;
import dev.kafkalab.support.AtomicFile;
import dev.kafkalab.text.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The tables of a batch that gradebooks import. */
record GradebookTables(Path out, FormatOptions options, PrintWriter told) {

    private static final String FILLED = "filled-%s.csv";

    /** Writes those that were asked for. @throws UsageException if one cannot be made */
    void write() {
        List<GradeFormat> formats = options.formats();
        if (formats.isEmpty()) {
            return;
        }
        try {
            GradeFiles.write(SummaryFiles.grades(out), out, formats, options.context());
            formats.forEach(format -> told.println("The table: " + out.resolve(format.fileName())));
        } catch (FormatException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("the tables cannot be written", e);
        }
    }

    /**
     * Fills in an export, and tells whom it could not place. @throws UsageException if it is none, or cannot be read
     */
    void fill(Path export) {
        try {
            String text = TextFile.decode(export, TextFile.bytes(export));
            List<Grade> grades = SummaryFiles.grades(out);
            FormatContext context = options.context();
            boolean moodle = Moodle.isWorksheet(text);
            Filled filled = moodle ? Moodle.fill(text, grades, context) : Canvas.fill(text, grades, context);
            Path file = out.resolve(FILLED.formatted(moodle ? "moodle" : "canvas"));
            told.println("Filled in: " + AtomicFile.write(file, filled.text()));
            tell("Submissions that fit no row, or more than one, and are not in it", filled.unmatched());
            tell("Left open for a person to look at", filled.open());
            tell("Rows without a submission, left as they were", filled.ungraded());
        } catch (FormatException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("the export cannot be filled in", e);
        }
    }

    private void tell(String what, List<String> who) {
        if (!who.isEmpty()) {
            told.println("  %s: %s".formatted(what, String.join("; ", who)));
        }
    }
}

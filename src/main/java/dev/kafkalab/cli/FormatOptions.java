package dev.kafkalab.cli;

import dev.kafkalab.grade.format.FormatContext;
import dev.kafkalab.grade.format.FormatException;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.settings.Host;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** In which formats a grade is wanted. */
final class FormatOptions {

    /** The formats' names, for help texts and completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return GradeFormat.words().iterator();
        }
    }

    @Option(
            names = "--format",
            paramLabel = "NAMES",
            completionCandidates = Names.class,
            description = "Formats, with commas between them: ${COMPLETION-CANDIDATES}.")
    private String formats = "";

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "The gradebook's column (default: the assignment's title).")
    private String column = "";

    /** Those that were asked for. @throws UsageException if one of them is none */
    List<GradeFormat> formats() {
        return inWords(() -> GradeFormat.list(formats));
    }

    /** What the formats need to know beside the grade. */
    FormatContext context() {
        return new FormatContext(column, Host.environment());
    }

    /** @throws UsageException if a format cannot be made, with the reason */
    static <T> T inWords(Supplier<T> made) {
        try {
            return made.get();
        } catch (FormatException e) {
            throw new UsageException(e.getMessage());
        }
    }
}

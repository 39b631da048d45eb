package dev.kafkalab.batch.summary;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.PublishedGrade;
import dev.kafkalab.batch.TaskList;
import dev.kafkalab.batch.summary.BatchSummary.Entry;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.support.AtomicFile;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the grades of a batch, finished or not, and writes what they come to. */
public final class SummaryFiles {

    /** For people. */
    public static final String PAGE = "summary.html";

    /** For spreadsheets. */
    public static final String TABLE = "summary.csv";

    /** For programs. */
    public static final String JSON = "summary.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SummaryFiles() {}

    /**
     * Collects what there is, and writes all three files into the folder of the batch.
     *
     * @throws IOException if the list of tasks cannot be read, or a file cannot be written
     */
    public static BatchSummary write(Path out) throws IOException {
        BatchSummary summary = collect(out);
        AtomicFile.write(out.resolve(JSON), json(summary));
        AtomicFile.write(out.resolve(TABLE), SummaryTable.of(summary));
        AtomicFile.write(out.resolve(PAGE), page(summary));
        return summary;
    }

    /**
     * The grades that there are, in the order of the plan.
     *
     * @throws IOException if the list of tasks, or a grade, cannot be read
     */
    public static List<Grade> grades(Path out) throws IOException {
        List<Grade> grades = new ArrayList<>();
        for (PlannedTask task : TaskList.read(out.resolve(TaskList.FILE))) {
            Optional<Path> folder = PublishedGrade.folder(out, task);
            if (folder.isPresent()) {
                grades.add(GradeJson.read(folder.get().resolve(GradeJson.FILE)));
            }
        }
        return grades;
    }

    private static BatchSummary collect(Path out) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (PlannedTask task : TaskList.read(out.resolve(TaskList.FILE))) {
            entries.add(entry(out, task));
        }
        return BatchSummary.of(entries);
    }

    private static Entry entry(Path out, PlannedTask task) {
        String name = Path.of(task.path()).getFileName().toString();
        try {
            Optional<Path> folder = PublishedGrade.folder(out, task);
            return folder.isEmpty()
                    ? new Entry.Missing(task.id(), name, "It has not been graded yet.")
                    : new Entry.Graded(
                            task.id(), name, GradeJson.read(folder.get().resolve(GradeJson.FILE)));
        } catch (IOException e) {
            return new Entry.Missing(task.id(), name, "Its grade.json cannot be read.");
        }
    }

    private static String json(BatchSummary summary) throws IOException {
        return MAPPER.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                        .writeValueAsString(summary)
                + "\n";
    }

    private static String page(BatchSummary summary) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, SummaryFiles.class.getClassLoader(), "dev.kafkalab.report.pages")
                .render("batch.jte", Map.of("summary", summary), html);
        return html.toString();
    }
}

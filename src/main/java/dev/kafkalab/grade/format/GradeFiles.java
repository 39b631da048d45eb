package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes grades as files, each as a whole: whoever reads meanwhile finds the old one or the new one. */
public final class GradeFiles {

    private GradeFiles() {}

    /**
     * Writes {@value GradeJson#FILE} and the files of these formats.
     *
     * @throws FormatException if one of them cannot be made; then none is written but {@value GradeJson#FILE}
     * @throws IOException if a file cannot be written
     */
    public static void write(Grade grade, Path folder, List<GradeFormat> formats, FormatContext context)
            throws IOException {
        AtomicFile.write(folder.resolve(GradeJson.FILE), GradeJson.of(grade));
        Map<String, String> files = new LinkedHashMap<>();
        formats.forEach(format -> files.put(format.fileName(), format.of(grade, context)));
        write(files, folder);
    }

    /**
     * Writes the files of a batch.
     *
     * @throws FormatException if one of them cannot be made, or is not for batches; then none is written
     * @throws IOException if a file cannot be written
     */
    public static void write(List<Grade> grades, Path folder, List<GradeFormat> formats, FormatContext context)
            throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        formats.forEach(format -> files.put(format.fileName(), format.of(grades, context)));
        write(files, folder);
    }

    private static void write(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFile.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}

package dev.kafkalab.submission;

import dev.kafkalab.compose.Position;
import dev.kafkalab.text.PrintableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is refused in one submission, the first hundred of it; what several services have from one line is
 * refused once.
 */
final class RefusalCollector {

    /** As much of a foreign value as a person reads. */
    private static final int LONGEST_REASON = 600;

    /** More than anybody mends at once; a file of megabytes could have any number. */
    private static final int MOST_REFUSALS = 100;

    private record Place(SafetyRule rule, Path file, int line) {}

    private final Path folder;
    private final Map<Place, Refusal> refusals = new LinkedHashMap<>();
    private final List<SafetyNote> notes = new ArrayList<>();

    RefusalCollector(Path folder) {
        this.folder = folder;
    }

    void refuse(SafetyRule rule, Position position, String reason) {
        refuse(rule, position.file(), position.line(), reason);
    }

    void refuse(SafetyRule rule, Position position, String reason, String remedy) {
        refuse(rule, position.file(), position.line(), reason, remedy);
    }

    /** @param line from 1; 0 for the file as a whole */
    void refuse(SafetyRule rule, Path file, int line, String reason) {
        refuse(rule, file, line, reason, rule.instead());
    }

    private void refuse(SafetyRule rule, Path file, int line, String reason, String remedy) {
        if (refusals.size() >= MOST_REFUSALS) {
            return;
        }
        Path relative = relative(file);
        refusals.putIfAbsent(
                new Place(rule, relative, line), new Refusal(rule, relative, line, told(reason), told(remedy)));
    }

    void note(Position position, String message) {
        if (notes.size() >= MOST_REFUSALS) {
            return;
        }
        SafetyNote note = new SafetyNote(relative(position.file()), position.line(), told(message));
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    private Path relative(Path file) {
        return file.startsWith(folder) && !file.equals(folder) ? folder.relativize(file) : Path.of(".");
    }

    /** One line of text that a terminal shows as it is, without the name of a folder that its author does not know. */
    private String told(String text) {
        String line = PrintableText.of(
                        text.replace(folder + folder.getFileSystem().getSeparator(), ""))
                .replaceAll("\\s*\\n\\s*", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " [...]";
    }

    boolean isEmpty() {
        return refusals.isEmpty();
    }

    /** By file and line. */
    List<Refusal> refusals() {
        return refusals.values().stream()
                .sorted(Comparator.comparing((Refusal refusal) -> refusal.file().toString())
                        .thenComparing(Refusal::line))
                .toList();
    }

    List<SafetyNote> notes() {
        return List.copyOf(notes);
    }
}

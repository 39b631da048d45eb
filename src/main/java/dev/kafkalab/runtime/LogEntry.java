package dev.kafkalab.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a node has said in its log, with the stack trace that belongs to it.
 *
 * @param level as the log has it; empty for what was printed without one, as the JVM does
 * @param lines of which the first has the level
 */
record LogEntry(String level, List<String> lines) {

    private static final Set<String> ERRORS = Set.of("ERROR", "FATAL");
    private static final Set<String> MAY_HAVE_A_TRACE = Set.of("WARN", "ERROR", "FATAL");

    /**
     * Near the line's beginning, behind a date or not: {@code [2026-11-21 08:00:00,000] INFO}, {@code 08:00:00 - WARN
     * [main]}.
     */
    private static final Pattern LEVEL =
            Pattern.compile("^[^\\n]{0,100}?(?<![\\w.:/])(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)(?![\\w.:/])");

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern FRAME = Pattern.compile("\\s+(at |\\.\\.\\. ).*");
    private static final Pattern OF_THE_JVM = Pattern.compile(
            "(OpenJDK|Java HotSpot|Exception in thread |Error: |Error occurred|#|Terminating due to).*");

    /** The entries of a log, in its order. */
    static List<LogEntry> of(String log) {
        List<LogEntry> entries = new ArrayList<>();
        COLOUR.matcher(log)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    String level = level(line);
                    LogEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
                    if (last != null && level.isEmpty() && last.goesOnWith(line)) {
                        last.lines().add(line);
                    } else {
                        entries.add(new LogEntry(level, new ArrayList<>(List.of(line))));
                    }
                });
        return entries;
    }

    private static String level(String line) {
        Matcher matcher = LEVEL.matcher(line);
        boolean has = !isPartOfTrace(line) && !OF_THE_JVM.matcher(line).matches() && matcher.find();
        return has ? matcher.group(1) : "";
    }

    private boolean goesOnWith(String line) {
        return isPartOfTrace(line)
                || level.isEmpty()
                || MAY_HAVE_A_TRACE.contains(level) && !OF_THE_JVM.matcher(line).matches();
    }

    private static boolean isPartOfTrace(String line) {
        return Character.isWhitespace(line.charAt(0))
                || line.startsWith("Caused by: ")
                || line.startsWith("Suppressed: ");
    }

    boolean isError() {
        return ERRORS.contains(level);
    }

    /** Whether a node may have died of it: an error, or what was printed past all logging. */
    boolean isSerious() {
        return isError() || level.isEmpty();
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Its lines without those of stack traces. */
    List<String> words() {
        return lines.stream().filter(line -> !FRAME.matcher(line).matches()).toList();
    }
}

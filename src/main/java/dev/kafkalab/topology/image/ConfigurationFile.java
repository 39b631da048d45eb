package dev.kafkalab.topology.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The file of properties that a start script writes, line by line. Kafka and ZooKeeper read it with {@link Properties},
 * so a value ends at its first newline unless a backslash stands before that, loses its leading blanks and its
 * backslashes, and each of its bytes is a character of Latin-1.
 */
final class ConfigurationFile {

    private static final String NEWLINE = "\n";
    private static final char ESCAPE = '\\';

    private List<String> lines = new ArrayList<>();

    ConfigurationFile() {}

    /** A file that is there already, with lines that are comments. */
    ConfigurationFile(List<String> lines) {
        this.lines.addAll(lines);
    }

    /** Writes a line at the end, as {@code echo} and templates do. */
    void append(String name, String value) {
        lines.addAll(List.of((name + "=" + value).split(NEWLINE, -1)));
        // Whatever a script writes next, a backslash at the end of this value does not reach it.
        lines.add("");
    }

    /** Writes a line as it is. */
    void line(String text) {
        lines.add(text);
    }

    /** {@link #append} for each. */
    void appendAll(Map<String, String> values) {
        values.forEach(this::append);
    }

    /**
     * Replaces the line of that name, commented out or not, with {@code sed}, or appends one. {@code sed} gives
     * {@code &} and backslashes in the value a meaning of their own.
     *
     * @param delimiter what the script writes between the parts of {@code sed}'s command
     * @return false where {@code sed} fails over the value, so that the script exits
     */
    boolean edit(String name, String value, char delimiter) {
        if (lines.stream().noneMatch(line -> isOf(line, name))) {
            append(name, value);
            return true;
        }
        if (isNoReplacement(value, delimiter)) {
            return false;
        }
        List<String> edited = new ArrayList<>();
        for (String line : lines) {
            String now = isOf(line, name) ? replacement(name + "=" + value, line) : line;
            edited.addAll(List.of(now.split(NEWLINE, -1)));
        }
        lines = edited;
        return true;
    }

    /** Comments lines out whose names begin so. */
    void commentOut(List<String> beginnings) {
        lines.replaceAll(line -> beginnings.stream().anyMatch(line::startsWith) ? "#" + line : line);
    }

    /** Takes the lines of that name away. */
    void remove(String name) {
        lines.removeIf(line -> isOf(line, name));
    }

    /**
     * What the program reads. @throws IllegalArgumentException if it fails over an escape such as {@code \}{@code uXY}
     */
    Map<String, String> read() {
        Properties properties = new Properties();
        byte[] text = String.join(NEWLINE, lines).getBytes(StandardCharsets.UTF_8);
        try {
            properties.load(new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static boolean isOf(String line, String name) {
        String bare = line.replaceFirst("^[#\\s]*", "");
        return bare.startsWith(name)
                && bare.substring(name.length()).stripLeading().startsWith("=");
    }

    private static boolean isNoReplacement(String value, char delimiter) {
        boolean escaped = false;
        for (char c : value.toCharArray()) {
            if (!escaped && (c == '\n' || c == delimiter)) {
                return true;
            }
            escaped = !escaped && c == ESCAPE;
        }
        return escaped;
    }

    private static String replacement(String text, String line) {
        StringBuilder made = new StringBuilder();
        boolean escaped = false;
        for (char c : text.toCharArray()) {
            if (escaped) {
                made.append(c == 'n' ? NEWLINE : c == 't' ? "\t" : String.valueOf(c));
                escaped = false;
            } else if (c == ESCAPE) {
                escaped = true;
            } else {
                made.append(c == '&' ? line : String.valueOf(c));
            }
        }
        return made.toString();
    }
}

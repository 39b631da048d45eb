package dev.kafkalab.grading;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This machine's folders, which mean nothing to a student: each is told by a name that does.
 *
 * @param names what each folder, by its absolute path, is told as; empty for one whose files are told by themselves
 */
record ForeignPaths(Map<Path, String> names) {

    /** Reasons quote logs of the student's nodes, and a log can be endless. */
    private static final int LONGEST = 4_000;

    ForeignPaths {
        names = Map.copyOf(names);
    }

    /** The text without those paths, and of a length that a page can show. */
    String takenOut(String text) {
        String told = text;
        List<Path> longestFirst = names.keySet().stream()
                // Of a root, every path would be.
                .filter(path -> path.getNameCount() > 0)
                .sorted(Comparator.comparingInt((Path path) -> path.toString().length())
                        .reversed())
                .toList();
        for (Path folder : longestFirst) {
            String name = names.get(folder);
            told = whole(folder + "/").matcher(told).replaceAll(quoted(name.isEmpty() ? "" : name + "/"));
            told = whole(folder.toString()).matcher(told).replaceAll(quoted(name.isEmpty() ? "." : name));
        }
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + " [...]";
    }

    /** That path where it is one: neither the end of a longer one, nor the beginning of another name. */
    private static Pattern whole(String path) {
        String end = path.endsWith("/") ? "" : "(?![\\w-]|\\.\\w)";
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(path) + end, Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}

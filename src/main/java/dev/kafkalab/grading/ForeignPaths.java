package dev.kafkalab.grading;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
            told = told.replace(folder + "/", name.isEmpty() ? "" : name + "/")
                    .replace(folder.toString(), name.isEmpty() ? "." : name);
        }
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + " [...]";
    }
}

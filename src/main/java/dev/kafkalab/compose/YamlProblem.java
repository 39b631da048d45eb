package dev.kafkalab.compose;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in the words of someone who writes Compose files what a YAML parser objects to. */
final class YamlProblem {

    private YamlProblem() {}

    static ComposeException explain(Path file, String text, YamlEngineException problem) {
        if (problem instanceof MarkedYamlEngineException marked) {
            return explain(file, text, marked);
        }
        if (problem instanceof ReaderException unreadable) {
            int line = (int) text.codePoints()
                            .limit(unreadable.getPosition())
                            .filter(character -> character == '\n')
                            .count()
                    + 1;
            return new ComposeException(
                    new Position(file, line),
                    "there is a character here that YAML forbids (U+%04X)".formatted(unreadable.getCodePoint()),
                    "delete it; such characters come in when text is copied from a page or a terminal");
        }
        return new ComposeException(
                new Position(file, 1),
                "this is no YAML that can be read (%s)".formatted(problem.getMessage()),
                "check the file in an editor that knows YAML");
    }

    private static ComposeException explain(Path file, String text, MarkedYamlEngineException problem) {
        Position position = new Position(
                file, problem.getProblemMark().map(m -> m.getLine()).orElse(0) + 1);
        String what = Optional.ofNullable(problem.getProblem()).orElse("");
        String context = Optional.ofNullable(problem.getContext()).orElse("");
        int contextLine = problem.getContextMark().map(m -> m.getLine() + 1).orElse(position.line());
        String line = line(text, position.line());
        if (what.contains("TAB") || line.stripTrailing().matches(" *\\t.*")) {
            return new ComposeException(
                    position, "this line is indented with a tab, which YAML forbids", "indent with spaces only");
        }
        if (context.contains("quoted scalar")) {
            return new ComposeException(
                    new Position(file, contextLine),
                    "a quote is opened on this line and not closed",
                    "close the quote, or put the whole value in the other kind of quotes");
        }
        if (what.contains("undefined alias")) {
            return new ComposeException(
                    position,
                    "%s: no anchor of that name stands above this line".formatted(what.replace("found ", "")),
                    "mark what it means with &name, further up in the same file");
        }
        if (what.contains("mapping values are not allowed")) {
            return new ComposeException(
                    position,
                    "there is a colon here that YAML does not expect",
                    "put a value that contains ': ' in quotes; else compare the indentation with the line above");
        }
        if (what.contains("could not find expected ':'")) {
            return new ComposeException(
                    new Position(file, contextLine),
                    "this line is no 'key: value' (the colon, or the space after it, is missing)",
                    "write a colon and a space after the key: %s".formatted(repaired(line(text, contextLine))));
        }
        if (what.contains("cannot start any token")) {
            return new ComposeException(
                    position,
                    "a value cannot begin with the character %s"
                            .formatted(what.replaceAll("(?s).*character '(.).*", "$1")),
                    "put the value in quotes");
        }
        if (what.contains("sequence entries are not allowed")) {
            return new ComposeException(
                    position,
                    "there is a dash here that YAML does not expect",
                    "write the items of a list on lines of their own below the key, or put the value in quotes");
        }
        if (what.contains("<document start>")) {
            return new ComposeException(
                    position,
                    "this line does not belong to what stands above it",
                    "begin it where the other keys of its level begin");
        }
        if (context.contains("block mapping")
                || context.contains("block collection")
                || context.contains("block sequence")) {
            return new ComposeException(
                    position,
                    "this line does not fit the block that begins on line %d".formatted(contextLine),
                    "give keys of one mapping, and dashes of one list, the same indentation");
        }
        if (context.contains("flow")) {
            return new ComposeException(
                    position,
                    "a bracket or brace is opened on line %d and not closed properly".formatted(contextLine),
                    "close it, with commas between the values, or put the value in quotes");
        }
        return new ComposeException(
                position,
                "this is not valid YAML: %s".formatted(what.isEmpty() ? context : what),
                "put values with special characters in quotes, and compare the indentation with the line above");
    }

    private static String repaired(String line) {
        String stripped = line.strip();
        return stripped.contains(":") ? stripped.replaceFirst(":(?=\\S)", ": ") : stripped.replaceFirst("\\s+|$", ": ");
    }

    private static String line(String text, int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }
}

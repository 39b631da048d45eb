package dev.kafkalab.interactive;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.CommandLineTools;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The options of Kafka's own tools, as their help names them. Each tool is asked once, which takes it a second. */
final class ToolOptions {

    /** At the beginning of a line: further to the right, explanations speak of other options. */
    private static final Pattern OPTION = Pattern.compile("(?m)^ {0,2}(?:-\\w, )?(--[a-z][a-z.-]*[a-z])\\b");

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    /** In alphabetical order; none if the tool cannot be asked. */
    List<String> of(String tool) {
        return known.computeIfAbsent(tool, ToolOptions::ask);
    }

    private static List<String> ask(String tool) {
        try {
            return in(CommandLineTools.ask(tool, List.of("--help"), AT_MOST, line -> {})
                    .output());
        } catch (SetupException e) {
            return List.of();
        }
    }

    /** Those that a tool's help names. */
    static List<String> in(String help) {
        return OPTION.matcher(help)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }
}

package dev.kafkalab.grade.format;

import java.util.Map;

/**
 * What a format needs beside the grade.
 *
 * @param column the name of the gradebook's column; empty for the assignment's title
 * @param environment the variables that a platform sets for its graders
 */
public record FormatContext(String column, Map<String, String> environment) {

    public FormatContext {
        environment = Map.copyOf(environment);
    }

    /** On no platform, by a column of the assignment's title. */
    public static final FormatContext PLAIN = new FormatContext("", Map.of());

    /** A variable of the platform. @throws FormatException if it is not set */
    String variable(String name, String format) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new FormatException(
                    "The format %s needs the environment variable %s, which its platform sets: ".formatted(format, name)
                            + "ask for it there, or set the variable");
        }
        return value;
    }
}

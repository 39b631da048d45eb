package dev.kafkalab.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an assertion has found, as people read it. */
public final class FailureText {

    /** AssertJ puts what an assertion is about into brackets, on a line of its own. */
    private static final Pattern ABOUT = Pattern.compile("\\A\\s*\\[(.+?)] *\\R(.+)", Pattern.DOTALL);

    /** AssertJ writes a {@code long} as Java does. */
    private static final Pattern LONG = Pattern.compile("\\b(expected|was): (-?\\d+)L\\b");

    private FailureText() {}

    /**
     * {@code [topics]}, and on further lines what was expected of them, as one sentence; any other message as it is.
     */
    public static String of(String message) {
        Matcher about = ABOUT.matcher(message);
        if (!about.matches()) {
            return message;
        }
        String found = LONG.matcher(about.group(2).strip().replaceAll("\\s*\\R\\s*", " "))
                .replaceAll("$1: $2");
        return about.group(1) + ": " + Character.toLowerCase(found.charAt(0)) + found.substring(1);
    }
}

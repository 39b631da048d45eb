package dev.kafkalab.runtime.process;

import java.util.Arrays;

/** Starts one of Kafka's tools, whose main class has not been the same in all releases. Uses nothing but the JDK. */
final class ToolStart {

    /** A shell's status for a command that it does not find. */
    private static final int NOT_FOUND = 127;

    private ToolStart() {}

    /** The first argument has the tool's name and the main classes that it may have, separated by commas. */
    public static void main(String[] args) throws Throwable {
        String[] names = args[0].split(",");
        for (String candidate : Arrays.copyOfRange(names, 1, names.length)) {
            if (isThere(candidate)) {
                ParentWatchdog.run(candidate, Arrays.copyOfRange(args, 1, args.length));
                return;
            }
        }
        System.err.println(names[0] + ": this version of Kafka has no such tool");
        Runtime.getRuntime().halt(NOT_FOUND);
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, ToolStart.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

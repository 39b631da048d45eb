package dev.kafkalab.console;

public final class Console {
    private Console() {}

    public static void progress(String line) {
        System.out.println("    " + line);
    }
}

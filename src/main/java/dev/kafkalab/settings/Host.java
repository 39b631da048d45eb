package dev.kafkalab.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine and this JVM say of themselves. Beside {@link LabSettings}, which are a person's, this is the only
 * class that reads system properties and the environment.
 */
public final class Host {

    private Host() {}

    /** Sets a system property, as {@code -DNAME=VALUE} would have: for settings that are options of a command. */
    public static void set(String property, String value) {
        System.setProperty(property, value);
    }

    /** A system property; null if it is not set. */
    public static String property(String name) {
        return System.getProperty(name);
    }

    /** As above, or what stands for one that is not set. */
    public static String property(String name, String otherwise) {
        return System.getProperty(name, otherwise);
    }

    /** A variable of the environment; null if it is not set. */
    public static String variable(String name) {
        return System.getenv(name);
    }

    /** The whole environment. */
    public static Map<String, String> environment() {
        return System.getenv();
    }

    /** The user's home; empty for a user who has none, which Java calls {@code ?}. */
    public static Optional<Path> home() {
        return home(property("user.home"));
    }

    static Optional<Path> home(String named) {
        return Optional.ofNullable(named)
                .filter(home -> !home.isBlank() && !home.equals("?"))
                .map(Path::of);
    }

    /**
     * What libraries log goes nowhere, instead of into the reports folder: for commands that are no run. To be called
     * before anything logs.
     */
    public static void keepNoLog() {
        System.setProperty("logback.configurationFile", "dev/kafkalab/settings/logback-none.xml");
    }

    public static boolean isWindows() {
        return property("os.name").startsWith("Windows");
    }

    /**
     * Where only 127.0.0.1 is an address of the machine, unless somebody adds others of its loopback network by hand.
     */
    public static boolean isMac() {
        return property("os.name").startsWith("Mac");
    }

    /** The program that starts a JVM like this one. */
    public static String java() {
        return Path.of(property("java.home"), "bin", "java").toString();
    }
}

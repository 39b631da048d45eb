package dev.kafkalab.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each case is a JVM that ends: what it prints is what its hooks did. */
class ShutdownHookTest {

    @Test
    void runs_its_task_once_when_the_jvm_ends() throws Exception {
        assertThat(outputOf("added-twice")).isEqualTo("task");
    }

    @Test
    void does_nothing_once_removed_and_can_be_added_again() throws Exception {
        assertThat(outputOf("removed")).isEmpty();
        assertThat(outputOf("added-again")).isEqualTo("task");
    }

    @Test
    void is_removed_by_its_own_task_or_by_another_thread_during_the_shutdown() throws Exception {
        assertThat(outputOf("removed-during-shutdown")).isEqualTo("task removed");
    }

    @Test
    void refuses_to_be_added_during_the_shutdown_and_says_so() throws Exception {
        assertThat(outputOf("added-during-shutdown"))
                .isEqualTo("This run is ending, so \"late\" can no longer be arranged");
    }

    private static String outputOf(String what) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.trim();
    }

    /** Ends as its argument says. */
    static final class Ending {

        private static ShutdownHook hook;

        private Ending() {}

        public static void main(String[] args) {
            hook = new ShutdownHook("hook", () -> atExit(args[0]));
            hook.add();
            switch (args[0]) {
                case "added-twice" -> hook.add();
                case "removed" -> hook.remove();
                case "added-again" -> {
                    hook.remove();
                    hook.add();
                }
                default -> {
                    // As it is.
                }
            }
        }

        private static void atExit(String what) {
            switch (what) {
                case "removed-during-shutdown" -> {
                    hook.remove();
                    System.out.println("task removed");
                }
                case "added-during-shutdown" -> {
                    try {
                        new ShutdownHook("late", () -> System.out.println("too late")).add();
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                }
                default -> System.out.println("task");
            }
        }
    }
}

package dev.kafkalab.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Somebody who types at {@link PromptProgram}, and waits for what it says. */
final class Typist implements AutoCloseable {

    static final String TAB = "\t";
    /** As a terminal sends it while a line is edited. */
    static final String UP = "\u001bOA";

    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final Path SCRIPT = Path.of("/usr/bin/script");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final StringBuffer screen = new StringBuffer();

    private Typist(List<String> command, Path state) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", state.toString());
        builder.environment().put("TERM", "xterm");
        process = builder.start();
        Thread reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    /** At a pseudo-terminal, whose settings are printed before the program runs and after it. */
    static Typist atTerminal(Path state) throws IOException {
        String program = String.join(" ", program());
        return new Typist(
                List.of(
                        SCRIPT.toString(),
                        "-qec",
                        "stty cols 80 rows 24; stty -g; %s; stty -g".formatted(program),
                        "/dev/null"),
                state);
    }

    /** With pipes for standard input and output. */
    static Typist atPipe(Path state) throws IOException {
        return new Typist(program(), state);
    }

    private static List<String> program() {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                PromptProgram.class.getName());
    }

    private void read() {
        byte[] some = new byte[1024];
        InputStream from = process.getInputStream();
        try {
            for (int length = from.read(some); length >= 0; length = from.read(some)) {
                screen.append(new String(some, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            screen.append(e.getMessage());
        }
    }

    Typist types(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(screen(), e);
        }
        return this;
    }

    Typist sees(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen()).contains(text));
        return this;
    }

    /** The same, and the prompt behind it: between two lines, the terminal takes control keys for its own. */
    Typist seesAndIsAsked(String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(screen()).containsPattern("(?s)" + Pattern.quote(text) + ".*> "));
        return this;
    }

    /** Everything that has been printed. */
    String screen() {
        return screen.toString();
    }

    /** All that was printed until the program had ended. */
    String untilItEnds() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(screen())
                .isTrue();
        return screen();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

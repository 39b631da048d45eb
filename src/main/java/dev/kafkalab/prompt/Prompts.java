package dev.kafkalab.prompt;

import dev.kafkalab.settings.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The prompt that fits this process's standard input and output. */
public final class Prompts {

    private Prompts() {}

    /**
     * A line editor if both are a terminal that can move its cursor; plain lines otherwise.
     *
     * @param out where plain lines are told; it makes them printable
     */
    public static Prompt open(PrintWriter out, Completions completions) {
        String terminal = Host.variable("TERM");
        if (terminal != null && !terminal.equals("dumb")) {
            try {
                return new LineEditor(terminal(), completions, HistoryFile.ofUser());
            } catch (IOException | IllegalStateException noTerminal) {
                // Plain lines do as well.
            }
        }
        return new PlainPrompt(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), out);
    }

    /**
     * Whatever would ask the terminal something is off: the answer of one that knows no such question is typed text.
     */
    private static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(SystemOutput.SysOut)
                .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                .dumb(false)
                .devTty(false)
                .graphemeCluster(false)
                .encoding(Charset.defaultCharset())
                .build();
    }
}

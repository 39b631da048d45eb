package dev.kafkalab.prompt;

import static dev.kafkalab.prompt.Typist.CTRL_C;
import static dev.kafkalab.prompt.Typist.CTRL_D;
import static dev.kafkalab.prompt.Typist.TAB;
import static dev.kafkalab.prompt.Typist.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A prompt as a person has it: in a process of its own, at a real pseudo-terminal. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PromptTest {

    @TempDir
    private Path state;

    @Test
    void tab_completes_each_word() throws IOException {
        try (Typist typist = terminal()) {
            typist.sees("ready").types("ki" + TAB + "ka" + TAB + "\r").sees("read [kill kafka1 ]");
        }
    }

    @Test
    void the_arrow_brings_back_what_was_typed_before_and_in_an_earlier_session() throws Exception {
        try (Typist typist = terminal()) {
            typist.sees("ready").types("one !2\r").sees("read [one !2]").types("two\\x\r");
            typist.sees("read [two\\x]").types(UP + UP + ".\r").seesAndIsAsked("read [one !2.]");
            typist.types(CTRL_D).untilItEnds();
        }
        try (Typist typist = terminal()) {
            typist.sees("ready").types(UP + UP + "!\r").sees("read [two\\x!]");
        }
        assertThat(Files.readAllLines(state.resolve("kafka-lab/history"))).hasSize(4);
    }

    @Test
    void what_is_told_meanwhile_leaves_the_line_whole_and_obeys_nothing() throws IOException {
        try (Typist typist = terminal()) {
            typist.sees("ready").types("interrupt me\r").sees("told").types("kill zoo1");
            typist.sees("told \\u001b[2J 19").types("!\r").sees("read [kill zoo1!]");
        }
    }

    @Test
    void a_person_leaves_with_either_key_and_has_the_terminal_as_it_was() throws Exception {
        for (String key : List.of(CTRL_C, CTRL_D)) {
            try (Typist typist = terminal()) {
                typist.sees("ready").sees("> ").types(key);
                List<String> lines = typist.untilItEnds().strip().lines().toList();
                assertThat(lines.get(lines.size() - 1))
                        .as("settings of the terminal")
                        .contains(":")
                        .isEqualTo(lines.get(0));
                assertThat(String.join("\n", lines)).contains("left");
            }
        }
    }

    @Test
    void pipes_get_plain_lines_and_leave_no_history() throws IOException {
        try (Typist typist = Typist.atPipe(state)) {
            typist.sees("ready\n")
                    .types("ki" + TAB + "\n")
                    .types(UP + "\nstatus\n")
                    .sees("read [status]");
            assertThat(typist.screen()).isEqualTo("ready\nread [ki\t]\nread [%s]\nread [status]\n".formatted(UP));
        }
        assertThat(state).isEmptyDirectory();
    }

    private Typist terminal() throws IOException {
        assumeTrue(Files.isExecutable(Typist.SCRIPT), "Skipped: no script(1), which makes a pseudo-terminal");
        return Typist.atTerminal(state);
    }
}

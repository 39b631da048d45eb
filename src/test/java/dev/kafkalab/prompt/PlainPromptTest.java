package dev.kafkalab.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PlainPromptTest {

    @Test
    void what_is_typed_is_read_by_lines_that_somebody_can_type() throws IOException {
        PlainPrompt prompt = of("kill kafka1\n\nstop");

        assertThat(prompt.line()).hasValue("kill kafka1");
        assertThat(prompt.line()).hasValue("");
        assertThat(prompt.line()).hasValue("stop");
        assertThat(prompt.line()).isEmpty();
        assertThatThrownBy(() -> of("x".repeat(1_001)).line()).hasMessage("a line has more than 1000 characters");
    }

    private static PlainPrompt of(String typed) {
        return new PlainPrompt(new StringReader(typed), new PrintWriter(new StringWriter()));
    }
}

package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    private static final Position HERE = new Position(Path.of("lab.yml"), 7);

    @Test
    void words_are_separated_by_spaces_outside_quotes() {
        assertThat(words("a  'b c' \"d e\"f g\\ h '' \"\\\"q\\\"\""))
                .containsExactly("a", "b c", "d ef", "g h", "", "\"q\"");
        assertThat(words("bash -c \"\necho hi\n\"\n")).containsExactly("bash", "-c", "\necho hi\n");
        assertThat(words("  ")).isEmpty();
    }

    @Test
    void no_shell_runs_what_is_in_backticks_or_brackets() {
        assertThat(words("echo `date x` $(date y)")).containsExactly("echo", "`date x`", "$(date y)");
    }

    @Test
    void what_only_a_shell_understands_is_dropped() {
        assertThat(ShellWords.split("echo a 2>x", HERE)).isEqualTo(new ShellWords(List.of("echo", "a"), ">x"));
        assertThat(ShellWords.split("a;b", HERE)).isEqualTo(new ShellWords(List.of("a"), ";b"));
    }

    @Test
    void brackets_outside_quotes_are_refused() {
        assertThatThrownBy(() -> words("(a)"))
                .isExactlyInstanceOf(ComposeException.class)
                .hasMessageContainingAll("lab.yml:7: '(' stands outside quotes");
    }

    private static List<String> words(String line) {
        return ShellWords.split(line, HERE).words();
    }
}

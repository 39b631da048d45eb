package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTest {

    @Test
    void a_script_is_the_commands_in_it() {
        assertThat(ShellScript.of("""
                        # waits
                        until nc -z kafka 9092; do sleep 1; done
                        for t in orders "pay ments"; do
                          kafka-topics --create --topic $t \\
                            --partitions 3 2>&1 | tee log
                        done
                        A=1 B='2 3' echo 'a; b'
                        [ "$(kafka-topics --list | wc -l)" = 2 ] && echo done > /dev/null
                        """).commands())
                .containsExactly(
                        List.of("nc", "-z", "kafka", "9092"),
                        List.of("sleep", "1"),
                        List.of("for", "t", "in", "orders", "pay ments"),
                        List.of("kafka-topics", "--create", "--topic", "$t", "--partitions", "3", "2>&1"),
                        List.of("tee", "log"),
                        List.of("echo", "a; b"),
                        List.of("kafka-topics", "--list"),
                        List.of("wc", "-l"),
                        List.of("[", "$()", "=", "2", "]"),
                        List.of("echo", "done", ">", "/dev/null"));
    }

    @Test
    void what_a_here_document_says_is_no_command() {
        assertThat(ShellScript.of("cat > c <<EOF\nrm -rf everything\nEOF\necho done")
                        .commands())
                .containsExactly(List.of("cat", ">", "c"), List.of("echo", "done"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nc -z a 1", "nc -z a 1 || exit 1", "a | grep b && c", "echo a | nc b 1", "a && b || false\n"})
    void it_is_plain_where_each_command_must_succeed(String script) {
        assertThat(ShellScript.of(script).isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a || b",
                "a; b",
                "a\nb",
                "if a; then b; fi",
                "a & b",
                "! a",
                "echo $(a)",
                "a | head -1",
                "a | grep -v b"
            })
    void elsewhere_it_is_not(String script) {
        assertThat(ShellScript.of(script).isPlain()).isFalse();
    }

    @Test
    void a_shell_in_a_command_line_is_given_a_script() {
        assertThat(ShellScript.ofCommand(List.of("/bin/bash", "-ec", "a && b")).commands())
                .containsExactly(List.of("a"), List.of("b"));
        assertThat(ShellScript.ofCommand(List.of("a", "&&", "b")).commands()).containsExactly(List.of("a", "&&", "b"));
    }
}

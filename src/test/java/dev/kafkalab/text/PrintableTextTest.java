package dev.kafkalab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0x200b, 0x200e, 0x202a, 0x202e, 0x2028,
                0x2029, 0x2066, 0x2069, 0xfeff, 0xd800, 0xdc00, 0xe0041, 0xfdd0, 0xffff
            })
    void what_a_terminal_obeys_or_hides_is_escaped(int codePoint) {
        String raw = Character.toString(codePoint);

        assertThat(PrintableText.of("a" + raw + "b"))
                .startsWith("a\\u")
                .endsWith("b")
                .doesNotContain(raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "two\nlines\tand a tab", "Über Köpfe", "領導者 ✔ …", "👩\u200d💻", "می\u200cخواهم"})
    void everything_else_stays(String text) {
        assertThat(PrintableText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'\u001b[31mred', '\\u001b[31mred'", "'a\u202eb', 'a\\u202eb'", "'a\uDB40\uDC41', 'a\\udb40\\udc41'"})
    void an_escape_is_the_one_that_json_has(String text, String printable) {
        assertThat(PrintableText.of(text)).isEqualTo(printable);
    }

    @Test
    void lines_that_end_as_on_windows_end_as_everywhere() {
        assertThat(PrintableText.of("a\r\nb\rc")).isEqualTo("a\nb\\u000dc");
    }

    @Test
    void what_is_printable_is_not_changed_again() {
        String once = PrintableText.of("\u001b]0;title\u0007");

        assertThat(PrintableText.of(once)).isEqualTo(once);
    }

    @Test
    void a_writer_lets_nothing_else_through() {
        StringWriter terminal = new StringWriter();
        PrintWriter writer = PrintableText.writer(terminal);

        writer.printf("%s %s%n", "a\u001b[2J", "b\u0007");
        writer.print('\u009b');
        writer.println(new char[] {'c', '\r'});
        writer.append("d\u202e").append('\u001b').write(0x1b);
        writer.println();

        assertThat(terminal.toString())
                .isEqualToNormalizingNewlines("a\\u001b[2J b\\u0007\n\\u009bc\\u000d\nd\\u202e\\u001b\\u001b\n");
    }
}

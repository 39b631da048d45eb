package dev.kafkalab.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Console console = Console.to(new PrintStream(told, true, StandardCharsets.UTF_8), Style.PLAIN);

    @Test
    void lines_of_many_threads_stay_whole() {
        IntStream.range(0, 200).parallel().forEach(i -> console.line("first %d\nsecond %d".formatted(i, i)));

        String[] lines = lines();
        assertThat(lines).hasSize(400);
        for (int i = 0; i < lines.length; i += 2) {
            assertThat(lines[i + 1]).isEqualTo(lines[i].replace("first", "second"));
        }
    }

    @Test
    void progress_names_its_lab_while_several_scenarios_go_on() {
        Consumer<String> failover = console.progressOf(URI.create("features/failover/1.feature"));

        failover.accept("waiting");
        console.sideBySide(true);
        failover.accept("waiting");

        assertThat(lines()).containsExactly("    … waiting", "    … Failover: waiting");
    }

    @Test
    void progress_is_told_when_it_changes() {
        console.progress("waiting: 12 s of 18 s");
        console.progress("waiting: 12 s of 18 s");
        console.progress("waiting: 13 s of 18 s");

        assertThat(lines()).containsExactly("    … waiting: 12 s of 18 s", "    … waiting: 13 s of 18 s");
    }

    @Test
    void colours_are_shown_only_where_they_are_wanted() {
        assertThat(style(Map.of(), Map.of(), true).colours()).isTrue();
        assertThat(style(Map.of(), Map.of(), false).colours()).isFalse();
        assertThat(style(Map.of("lab.color", "always"), Map.of(), false).colours())
                .isTrue();
        assertThat(style(Map.of("lab.color", "never"), Map.of(), true).colours())
                .isFalse();
        assertThat(style(Map.of(), Map.of("NO_COLOR", "1"), true).colours()).isFalse();
        assertThat(style(Map.of("lab.color", "always"), Map.of("NO_COLOR", "1"), false)
                        .colours())
                .as("what was asked for by name outranks the environment")
                .isTrue();
    }

    @Test
    void marks_are_ascii_where_the_encoding_has_no_others() {
        assertThat(style(Map.of("stdout.encoding", "UTF-8"), Map.of(), false).mark(Verdict.VERIFIED))
                .isEqualTo("✔");
        assertThat(style(Map.of("native.encoding", "ANSI_X3.4-1968"), Map.of(), false)
                        .mark(Verdict.FAILED))
                .isEqualTo("FAIL");
        assertThat(style(Map.of("native.encoding", "nonsense!"), Map.of(), false)
                        .unicode())
                .isFalse();
        assertThat(style(Map.of(), Map.of(), false).unicode()).isFalse();
    }

    @Test
    void foreign_text_is_shown_and_not_obeyed() {
        console.line("\u001b[2Ja\rb\u0007\u009b31m\u202ec\nd");
        console.progress("\u001b]0;title\u0007");
        console.progressOf(URI.create("features/a/1.feature")).accept("x\by");

        assertThat(lines())
                .containsExactly(
                        "\\u001b[2Ja\\u000db\\u0007\\u009b31m\\u202ec",
                        "d",
                        "    … \\u001b]0;title\\u0007",
                        "    … x\\u0008y");
    }

    @Test
    void only_our_own_colours_reach_a_terminal() {
        Style colours = new Style(true, true);
        Console terminal = Console.to(new PrintStream(told, true, StandardCharsets.UTF_8), colours);

        terminal.line(colours.bold("the stage \u001b[0m \uE000[1m") + colours.mark(Verdict.FAILED));

        assertThat(lines()).containsExactly("\u001b[1mthe stage \\u001b[0m \uE000[1m\u001b[0m\u001b[31;1m✘\u001b[0m");
    }

    private static Style style(Map<String, String> properties, Map<String, String> environment, boolean terminal) {
        return Style.of(properties.get("lab.color"), properties::get, environment, terminal);
    }

    private String[] lines() {
        return told.toString(StandardCharsets.UTF_8).split("\\R");
    }
}

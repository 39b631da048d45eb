package dev.kafkalab.compose;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.kafkalab.text.Specials;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would hang a reader, or fill its memory, from a few lines: each is refused in one sentence, and soon. */
@Timeout(value = 20, unit = SECONDS, threadMode = SEPARATE_THREAD)
@DisabledOnOs(OS.WINDOWS)
class HostileFilesTest {

    private static final String SPECIAL = "a device, a pipe or a socket, not a file";

    @TempDir
    private Path folder;

    @Test
    void a_compose_file_that_is_no_plain_file() throws Exception {
        assertThatThrownBy(() -> ComposeReader.read(Path.of("/dev/zero"), Map.of()))
                .hasMessageContainingAll("/dev/zero:1: this is " + SPECIAL, "Fix: ");
        assertThatThrownBy(() -> ComposeReader.read(pipe("lab.yml"), Map.of()))
                .hasMessageContainingAll("lab.yml:1: this is " + SPECIAL, "Fix: ");
        assertThatThrownBy(() -> ComposeReader.read(large("large.yml"), Map.of()))
                .hasMessageContainingAll("large.yml:1: the file has 8000000000 bytes", "Fix: ");
    }

    static Stream<String> drawingIn() {
        return Stream.of(
                "services: {k: {image: x,\n  env_file: %s}}",
                "services: {k: {image: x, env_file: [\n  %s]}}",
                "services: {k: {image: x, env_file: [{required: false,\n  path: %s}]}}",
                "services: {k: {image: x, extends: {service: k,\n  file: %s}}}",
                "services: {k: {image: x}}\ninclude: [%s]",
                "services: {k: {image: x}}\ninclude: [{path: [%s]}]");
    }

    @ParameterizedTest
    @MethodSource("drawingIn")
    void a_file_drawn_in_that_is_no_plain_file(String text) throws Exception {
        pipe("pipe");
        large("large");
        Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));

        for (String name : List.of("/dev/zero", "/dev/fd/0", "pipe", "link")) {
            refuses(text.formatted(name), "lab.yml:2: '%s' is not read: this is %s".formatted(name, SPECIAL));
        }
        refuses(text.formatted("large"), "lab.yml:2: 'large' is not read: the file has 8000000000 bytes");
        refuses(text.formatted("inner"), "lab.yml:2: 'inner' is not read: this is a folder");
    }

    @Test
    void a_dot_env_that_is_no_plain_file() throws Exception {
        String text = "services: {k: {image: x}}";
        pipe(".env");
        refuses(text, ".env:1: this is " + SPECIAL);

        Files.delete(folder.resolve(".env"));
        Files.createDirectory(folder.resolve(".env"));
        assertThat(Written.in(folder).read(text).services())
                .as("Compose passes over a folder, which is how some tools of Python use the name")
                .hasSize(1);
    }

    @Test
    void more_services_than_a_machine_runs() {
        refuses(
                "services:\n" + services(20_000),
                "lab.yml:2: the file has 20000 services, more than the 500",
                "leave out");
        assertThat(Written.in(folder).read("services:\n" + services(500)).services())
                .hasSize(500);
    }

    @Test
    void includes_that_double_with_each_file() throws IOException {
        for (int i = 0; i < 40; i++) {
            Files.writeString(
                    folder.resolve("i%d.yml".formatted(i)),
                    "include: [{path: i%d.yml}, {path: ./i%d.yml}]\n".formatted(i + 1, i + 1));
        }
        Files.writeString(folder.resolve("i40.yml"), "services: {k: {image: x}}");

        refuses("include: [i0.yml]", "more than 1000 files");
    }

    @Test
    void includes_in_a_long_chain() throws IOException {
        for (int i = 0; i < 900; i++) {
            Files.writeString(folder.resolve("i%d.yml".formatted(i)), "include: [i%d.yml]\n".formatted(i + 1));
        }

        refuses("include: [i0.yml]", "includes are nested more than 50 levels deep");
    }

    @Test
    void extends_in_a_long_chain_and_of_a_large_service() {
        String chain = IntStream.range(0, 499)
                .mapToObj(i -> "  s%d: {extends: s%d}\n".formatted(i, i + 1))
                .collect(Collectors.joining());
        assertThat(Written.in(folder)
                        .read("services:\n" + chain + "  s499: {image: x, hostname: h}\n")
                        .service("s0")
                        .orElseThrow()
                        .hostname())
                .contains("h");

        String large = "  s: {image: x, environment: {%s}}\n".formatted(variables(20_000));
        String extending = IntStream.range(0, 400)
                .mapToObj(i -> "  s%d: {extends: s}\n".formatted(i))
                .collect(Collectors.joining());
        refuses("services:\n" + large + extending, "more than 200000 values", "extends");
    }

    @Test
    void services_that_wait_for_each_other_in_a_long_chain() {
        String chain = IntStream.range(0, 499)
                .mapToObj(i -> "  s%d: {image: x, depends_on: [s%d]}\n".formatted(i, i + 1))
                .collect(Collectors.joining());

        assertThat(Written.in(folder)
                        .read("services:\n" + chain + "  s499: {image: x}\n")
                        .services())
                .hasSize(500);
    }

    @Test
    void variables_that_double_with_each_line() {
        String doubling = IntStream.range(0, 60)
                .mapToObj(i -> "A%d=${A%d}${A%d}\n".formatted(i + 1, i, i))
                .collect(Collectors.joining("", "A0=0123456789\n", ""));

        Written.in(folder)
                .with(".env", doubling)
                .refusal("services: {k: {image: x}}")
                .hasMessageContainingAll(".env:", "more than 10000000 characters", "Fix: ");
        Written.in(folder)
                .with(".env", "A=1\n")
                .with("k.env", doubling)
                .refusal("services: {k: {image: x, env_file: k.env}}")
                .hasMessageContainingAll("k.env:", "more than 10000000 characters", "Fix: ");
        Written.in(folder)
                .with(".env", "A=" + "x".repeat(1_000_000))
                .refusal("services: {k: {image: x, environment: {%s}}}".formatted(variables(20_000)))
                .hasMessageContainingAll("lab.yml:1", "more than 10000000 characters", "Fix: ");
    }

    @Test
    void a_long_text_that_aliases_repeat() {
        refuses(
                "x-a: &a \"%s\"\nservices: {k: {image: x, command: [%s *a]}}"
                        .formatted("$$ ".repeat(100_000), "*a, ".repeat(50_000)),
                "more than 10000000 characters");
    }

    @Test
    void an_env_file_that_many_services_read() {
        String services = IntStream.range(0, 400)
                .mapToObj(i -> "  s%d: {image: x, env_file: k.env}\n".formatted(i))
                .collect(Collectors.joining());

        Written.in(folder)
                .with("k.env", "A=" + "x".repeat(1_900_000))
                .refusal("services:\n" + services)
                .hasMessageContainingAll("more than 10000000 characters", "Fix: ");
    }

    @Test
    void ports_without_number() {
        String ports = IntStream.range(1, 250)
                .mapToObj("127.0.0.%d:1-65535:1-65535"::formatted)
                .collect(Collectors.joining(", "));

        refuses("services: {k: {image: x, ports: [%s]}}".formatted(ports), "more than 200000 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "-1", "1e", "1.", "x", "$$", "${A:-", "[", "1_", "a b ", "é"})
    void a_value_without_end(String piece) {
        String large = piece.repeat(1_500_000 / piece.length());

        for (String text : List.of(
                "services: {k: {image: x, hostname: %s}}",
                "services: {k: {image: x, stop_grace_period: \"%s\"}}",
                "services: {k: {image: x, ports: [\"%s\"]}}",
                "services: {k: {image: x, volumes: [\"%s\"]}}",
                "services: {k: {image: x, command: \"%s\"}}",
                "services: {k: {image: x, \"%s\": 1}}",
                "services: {\"%s\": {image: x}}")) {
            readsOrRefuses(text.formatted(large));
        }
    }

    @Test
    void a_message_tells_no_more_of_a_value_than_a_terminal_shows() {
        Written.in(folder)
                .refusal("services: {k: {image: x, ports: [\"%s\"]}}".formatted("x".repeat(100_000)))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).hasSizeLessThan(3_000).contains("Fix: write HOST"));
    }

    @Test
    void a_message_has_nothing_that_a_terminal_would_obey() {
        refuses(
                "services: {k: {image: x, ports: [\"\\e[2J\\x9b\\u202e\\r\\a\"]}}",
                "'\\u001b[2J\\u009b\\u202e\\u000d\\u0007' is no port");
    }

    private void readsOrRefuses(String text) {
        try {
            Written.in(folder).read(text);
        } catch (ComposeException e) {
            assertThat(e).hasMessageMatching("(?s).*\\.yml:\\d+: .*Fix: .+");
        }
    }

    private void refuses(String text, String... parts) {
        Written.in(folder).refusal(text).hasMessageContainingAll(parts).hasMessageContaining("Fix: ");
    }

    private static String services(int number) {
        return IntStream.range(0, number)
                .mapToObj("  s%d: {image: x}\n"::formatted)
                .collect(Collectors.joining());
    }

    private static String variables(int number) {
        return IntStream.range(0, number).mapToObj("V%d: $A"::formatted).collect(Collectors.joining(", "));
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        return Specials.pipe(folder.resolve(name));
    }

    private Path large(String name) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(8_000_000_000L);
        }
        return file;
    }
}

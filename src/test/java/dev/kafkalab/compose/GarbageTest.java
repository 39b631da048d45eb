package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is read or refused: nothing else ever comes out. */
class GarbageTest {

    private static final String SAMPLE = """
            x-broker: &broker
              image: ${IMAGE:-broker:1}
              environment: &environment
                CONNECT: zoo1:2181,zoo2:2181
                SIZE: 2_097_152
            services:
              zoo1:
                image: zookeeper:3.8.4
                ports: ["127.0.0.1:2181:2181", 8080-8081, {target: 90, published: "91"}]
                healthcheck: {test: [CMD, nc, -z, localhost], interval: 1m30s, retries: 3}
                command: run 'two words' && more
                volumes: [data:/data, ./x:/y:ro, {type: tmpfs, target: /t}]
              kafka1:
                <<: *broker
                depends_on: {zoo1: {condition: service_healthy}}
                env_file: [{path: no.env, required: false}]
                networks: {inner: {aliases: [k1]}}
                environment:
                  <<: *environment
                  ID: 1
                  NAME: "a$$b ${X:+y}"
                extra_hosts: ["a=1.2.3.4"]
              kafka2:
                extends: kafka1
                stop_grace_period: 30s
            networks: {inner: }
            volumes: {data: }
            """;

    private static final String[] PIECES = {
        "",
        " ",
        "  ",
        "\t",
        "\n",
        ":",
        ": ",
        "- ",
        "#",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "'",
        "\"",
        "$",
        "${",
        "${A:?}",
        "%",
        "@",
        "`",
        "~",
        "null",
        "<<: ",
        "---\n",
        "...",
        "\\",
        "0x",
        "1e999",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "é",
        "?",
        "services:",
        "image: "
    };

    @TempDir
    private Path folder;

    @Test
    void a_mutated_file_is_read_or_refused() throws Exception {
        var random = new Random(20);
        Path file = folder.resolve("lab.yml");
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            String text = mutate(SAMPLE, random);
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            try {
                ComposeReader.read(file, Map.of());
                read++;
            } catch (ComposeException e) {
                assertThat(e).hasMessageMatching("(?s).*\\.yml:\\d+: .*Fix: .+");
                refused++;
            }
        }
        assertThat(read).isGreaterThan(50);
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void random_bytes_are_refused() throws Exception {
        var random = new Random(21);
        Path file = folder.resolve("lab.yml");
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            assertThatThrownBy(() -> ComposeReader.read(file, Map.of()))
                    .isInstanceOf(ComposeException.class)
                    .hasMessageContaining("lab.yml:");
        }
    }

    private static String mutate(String sample, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(sample.split("\n")));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int column = line.isEmpty() ? 0 : random.nextInt(line.length());
            String piece = PIECES[random.nextInt(PIECES.length)];
            switch (random.nextInt(6)) {
                case 0 -> lines.set(at, line.substring(0, column) + piece + line.substring(column));
                case 1 -> lines.set(at, line.substring(0, column) + piece);
                case 2 -> lines.set(at, line.replaceFirst(": .*", ": " + Matcher.quoteReplacement(piece)));
                case 3 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 4 -> lines.set(at, line.substring(Math.min(line.length(), 2)));
                default -> {
                    if (lines.size() > 1) {
                        lines.remove(at);
                    }
                }
            }
        }
        return String.join("\n", lines);
    }
}

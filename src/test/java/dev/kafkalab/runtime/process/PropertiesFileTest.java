package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Übung",
                " leading and trailing ",
                "\t",
                "#comment",
                "!comment",
                "a=b:c",
                "back\\slash\\",
                "\\u0041",
                "'single' \"double\"",
                "100%s %n",
                "${user.home} $$",
                "line\nbreak\r\n",
                "\u0085\u2028",
                "\uD835\uDD4F",
                "中文",
                ""
            })
    void is_read_as_written_whether_key_or_value(String text) throws IOException {
        assertThat(readBack(Map.of("key", text, text + "other", "value")))
                .isEqualTo(Map.of("key", text, text + "other", "value"));
    }

    @Test
    void is_read_as_written_for_any_text() throws IOException {
        Random random = new Random(7);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, Character.MAX_CODE_POINT)
                    .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                    .map(c -> random.nextBoolean() ? c % 0x250 : c)
                    .forEach(text::appendCodePoint);
            values.put(i + text.reverse().toString(), text.toString());
        }
        assertThat(readBack(values)).isEqualTo(values);
    }

    @Test
    void is_plain_ascii() {
        assertThat(PropertiesFile.text(Map.of("dataDir", "Übung", "a", "#1")).getBytes(StandardCharsets.UTF_8))
                .asString()
                .isEqualTo("a=\\#1\ndataDir=\\u00DCbung\n");
    }

    @Test
    void is_empty_when_it_is_missing_or_torn() throws IOException {
        assertThat(PropertiesFile.read(folder.resolve("none"))).isEmpty();
        assertThat(PropertiesFile.read(Files.writeString(folder.resolve("torn"), "a=\\u00")))
                .isEmpty();
    }

    private Map<String, String> readBack(Map<String, String> values) throws IOException {
        Path file = folder.resolve("file.properties");
        PropertiesFile.write(file, values);
        return PropertiesFile.read(file);
    }
}

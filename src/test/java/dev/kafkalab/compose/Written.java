package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;

/** Files in a folder of a test, read as Compose files. */
final class Written {

    private final Path folder;
    private Map<String, String> variables = Map.of();
    private Map<String, String> machine = Map.of();

    private Written(Path folder) {
        this.folder = folder;
    }

    static Written in(Path folder) {
        return new Written(folder);
    }

    Written with(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Written given(String name, String value) {
        variables = Map.of(name, value);
        return this;
    }

    Written onMachineWith(String name, String value) {
        machine = Map.of(name, value);
        return this;
    }

    ComposeFile read(String text) {
        with("lab.yml", text);
        return ComposeReader.read(folder.resolve("lab.yml"), variables, machine);
    }

    /** The service called {@code kafka}. */
    Service readKafka(String text) {
        return read(text).service("kafka").orElseThrow();
    }

    /** A service called kafka, with these lines beside its image; the first of them is line 4. */
    Service readKafkaWith(String... lines) {
        return readKafka(kafkaWith(lines));
    }

    AbstractThrowableAssert<?, ?> refusalOfKafkaWith(String... lines) {
        return refusal(kafkaWith(lines));
    }

    AbstractThrowableAssert<?, ?> refusal(String text) {
        return assertThatThrownBy(() -> read(text)).isExactlyInstanceOf(ComposeException.class);
    }

    private static String kafkaWith(String... lines) {
        return "services:\n  kafka:\n    image: broker:1\n    " + String.join("\n    ", lines) + "\n";
    }
}

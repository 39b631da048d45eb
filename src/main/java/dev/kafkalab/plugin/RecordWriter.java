package dev.kafkalab.plugin;

import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes messages line by line, each in one go: whatever ends the process, every line before is there. */
final class RecordWriter implements AutoCloseable {

    private final Serializer serializer = new Serializer();
    private final Path file;
    private final OutputStream out;

    RecordWriter(Path file) throws IOException {
        this.file = file;
        this.out = Files.newOutputStream(file);
    }

    Path file() {
        return file;
    }

    void write(Envelope message) throws IOException {
        StringWriter line = new StringWriter();
        serializer.writeValue(line, message);
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

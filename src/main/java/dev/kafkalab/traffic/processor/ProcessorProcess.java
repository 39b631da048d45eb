package dev.kafkalab.traffic.processor;

import dev.kafkalab.clients.ClientProcess;
import dev.kafkalab.support.SteadyClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** A processor that runs as a process of its own: it reads one topic, writes another, and can be killed in between. */
public final class ProcessorProcess implements AutoCloseable {

    private final String id;
    private final Process process;
    private final BufferedReader answers;
    private final Path log;

    private ProcessorProcess(String id, Process process, Path log) {
        this.id = id;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    /**
     * Starts one. It goes on where the last one of its id has committed.
     *
     * @param id its {@code group.id} and its {@code transactional.id}
     * @param logs the folder that its log goes to
     */
    public static ProcessorProcess start(String bootstrapServers, String id, String input, String output, Path logs) {
        Path log = logs.resolve(id + ".log");
        try {
            Files.createDirectories(logs);
            Process process = new ProcessBuilder(
                            ClientProcess.command(Processor.class, Stream.of(bootstrapServers, id, input, output)))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ProcessorProcess(id, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the processor " + id, e);
        }
    }

    /**
     * Lets it copy so many messages more, and waits until it has.
     *
     * @throws IllegalStateException if it does not, with its own reason
     */
    public void copy(int messages, Copying copying) {
        try {
            process.getOutputStream()
                    .write("%d %s%n".formatted(messages, copying.words()).getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            String answer = answers.readLine();
            if (!Processor.DONE.equals(answer)) {
                throw new IllegalStateException("The processor %s has not copied %d messages: %s. Its log is %s"
                        .formatted(id, messages, answer == null ? "it has ended" : answer, log));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The processor %s has ended. Its log is %s".formatted(id, log), e);
        }
    }

    /** SIGKILL: it neither commits nor aborts. @return the moment at which it was dead */
    public Instant kill() {
        try {
            process.destroyForcibly().waitFor();
            return SteadyClock.now();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }
}

package dev.kafkalab.prompt;

import java.io.IOException;
import java.util.Optional;

/** Where a person types commands, and is told what comes of them. Safe for several threads that tell. */
public interface Prompt extends AutoCloseable {

    /**
     * Waits for the next line.
     *
     * @return empty when the person wants to end
     * @throws IOException if nothing more can be typed here
     * @throws InterruptedException if this thread is interrupted
     */
    Optional<String> next() throws IOException, InterruptedException;

    /** Prints a line, or several. What is foreign in it is shown, never obeyed. */
    void tell(String text);

    /** Gives the terminal back as it was. */
    @Override
    void close();
}

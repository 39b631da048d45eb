package dev.kafkalab.text;

import java.io.IOException;
import java.nio.file.Path;

/** Files that are no plain ones. */
public final class Specials {

    private Specials() {}

    /** A named pipe with nobody at either end: who opens it waits. */
    public static Path pipe(Path path) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("mkfifo", path.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("mkfifo ended with " + exit);
        }
        return path;
    }
}

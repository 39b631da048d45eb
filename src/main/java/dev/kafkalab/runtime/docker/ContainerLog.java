package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.kafkalab.runtime.NodeLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A file that grows with what a node's container says. The engine ends a stream of log messages when the container
 * ends, so each life of the container is another reading of the same log, stitched to the one before.
 */
final class ContainerLog {

    private final Path file;
    private final NodeLogs logs;
    private final DockerClient client;
    private LogStitch stitch = new LogStitch();
    private String container = "";
    private Thread follower;

    ContainerLog(Path file, NodeLogs logs, DockerClient client) {
        this.file = file;
        this.logs = logs;
        this.client = client;
    }

    Path file() {
        return file;
    }

    /** Makes the file ready for a new cluster's container. */
    void begin() {
        logs.begin(file);
        NodeLogs.mark(file);
        stitch = new LogStitch();
        container = "";
    }

    /** Follows the container that has just been started, until it ends. */
    void follow(String id) {
        finish();
        if (!id.equals(container)) {
            container = id;
            stitch = new LogStitch();
        }
        follower = new Thread(() -> readToTheEnd(id), "kafka-lab log of " + file.getFileName());
        follower.setDaemon(true);
        follower.start();
    }

    /** Waits until what an ended container has said is all in the file. */
    void finish() {
        if (follower == null) {
            return;
        }
        try {
            follower.join(Timeouts.LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        follower = null;
    }

    private void readToTheEnd(String id) {
        try {
            read(id, true);
            // The stream can end a moment before the last words are written; by now they are.
            read(id, false);
        } catch (DockerException e) {
            // The container is gone, or its logging driver keeps nothing to read.
            append("(Docker tells no more of this log: %s)%n"
                    .formatted(e.getMessage().strip())
                    .getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String id, boolean follow) throws InterruptedException {
        stitch.beginReading();
        Reading reading = new Reading();
        client.logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withTimestamps(true)
                .withFollowStream(follow)
                .withSince(stitch.since())
                .exec(reading);
        if (follow) {
            reading.awaitCompletion();
        } else {
            reading.awaitCompletion(Timeouts.LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void append(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the log " + file, e);
        }
    }

    /** What arrives, cut into lines: docker-java hands out buffers full, which end where they please. */
    private final class Reading extends ResultCallback.Adapter<Frame> {

        private final Map<StreamType, ByteArrayOutputStream> unfinished = new EnumMap<>(StreamType.class);

        @Override
        public void onNext(Frame frame) {
            ByteArrayOutputStream line =
                    unfinished.computeIfAbsent(frame.getStreamType(), type -> new ByteArrayOutputStream());
            byte[] bytes = frame.getPayload();
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    line.write(bytes, from, i + 1 - from);
                    from = i + 1;
                    finish(line);
                }
            }
            line.write(bytes, from, bytes.length - from);
        }

        @Override
        public void onComplete() {
            unfinished.values().forEach(this::finish);
            super.onComplete();
        }

        private void finish(ByteArrayOutputStream line) {
            // Latin 1 gives every byte back as it was, whatever the container's own encoding is.
            append(stitch.line(line.toString(StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
            line.reset();
        }
    }
}

package dev.kafkalab.grading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a record while another process writes it: which feature runs, since when, and how long nothing has been
 * written. Times are readings of the monotonic clock in nanoseconds, of the moments at which this process read.
 */
final class RecordFollower {

    /** A record is written faster than it is read only by somebody who means harm. */
    private static final int MOST_AT_ONCE = 64 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path record;
    private final Map<String, String> fileOfPickle = new HashMap<>();
    private final Map<String, String> pickleOfCase = new HashMap<>();
    private long read;
    private long lastMessage;
    private String file = "";
    private long fileBegan;
    private String lab = "";
    private long labBegan;
    private int finished;

    RecordFollower(Path record, long now) {
        this.record = record;
        this.lastMessage = now;
    }

    /** Reads what has been written since. @return whether a scenario has ended meanwhile */
    boolean follow(long now) throws IOException {
        int before = finished;
        if (Files.exists(record)) {
            try (RandomAccessFile in = new RandomAccessFile(record.toFile(), "r")) {
                in.seek(read);
                byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, in.length() - read)];
                in.readFully(bytes);
                int end = lastLineEnd(bytes);
                read += end;
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(line -> message(line, now));
            }
        }
        return finished > before;
    }

    /** Whether a feature runs, or has. */
    boolean hasBegun() {
        return !file.isEmpty();
    }

    /** How long nothing has been written: as long as the step that runs now has taken at least. */
    long silentNanos(long now) {
        return now - lastMessage;
    }

    /** How long the stage has been running that runs now; 0 if none does. */
    long stageNanos(long now) {
        return file.isEmpty() ? 0 : now - fileBegan;
    }

    /** How long the lab has been running that runs now; 0 if none does. */
    long labNanos(long now) {
        return lab.isEmpty() ? 0 : now - labBegan;
    }

    private void message(String line, long now) {
        Optional<JsonNode> message = parse(line);
        if (message.isEmpty()) {
            return;
        }
        lastMessage = now;
        JsonNode pickle = message.get().path("pickle");
        fileOfPickle.put(pickle.path("id").asText(), pickle.path("uri").asText());
        JsonNode testCase = message.get().path("testCase");
        pickleOfCase.put(testCase.path("id").asText(), testCase.path("pickleId").asText());
        JsonNode started = message.get().path("testCaseStarted");
        if (!started.isMissingNode()) {
            began(
                    fileOfPickle.getOrDefault(
                            pickleOfCase.get(started.path("testCaseId").asText()), ""),
                    now);
        }
        if (message.get().has("testCaseFinished")) {
            finished++;
        }
    }

    private void began(String feature, long now) {
        String folder = feature.substring(0, Math.max(0, feature.lastIndexOf('/')));
        if (!folder.equals(lab)) {
            lab = folder;
            labBegan = now;
        }
        if (!feature.equals(file)) {
            file = feature;
            fileBegan = now;
        }
    }

    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.ofNullable(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (IOException torn) {
            return Optional.empty();
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}

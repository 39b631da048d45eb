package dev.kafkalab.runtime.docker;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins what the engine tells of one container's log over several readings, each message once. A reading begins with
 * all messages of a given second, because docker-java counts {@code since} in whole ones; those that had been written
 * before are counted off. (Comparing time stamps alone would not do: two messages can bear the same, and those of
 * stdout and stderr can be out of order.)
 *
 * <p>Each message begins with its time stamp, as {@code docker logs --timestamps} shows it. A stamp inside a line has
 * one of two reasons: a line of more than 16 kB comes in pieces, which bear the same stamp; or the container died in
 * the middle of a line, and its next life began to log.
 */
final class LogStitch {

    private static final Pattern STAMP = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d{9}Z ");

    private String second = "";
    private int writtenOfSecond;
    private int toSkip;
    private boolean unterminated;

    /** The second from which the next reading is to begin, as epoch seconds; 0 for the beginning. */
    int since() {
        return second.isEmpty()
                ? 0
                : Math.toIntExact(Instant.parse(second + "Z").getEpochSecond());
    }

    /** The next lines are those of a new reading, from {@link #since} on. */
    void beginReading() {
        toSkip = writtenOfSecond;
    }

    /** What is new in this line, without time stamps; empty if it was written in an earlier reading. */
    String line(String line) {
        Matcher stamp = STAMP.matcher(line);
        if (!stamp.lookingAt()) {
            return line;
        }
        StringBuilder fresh = new StringBuilder();
        String message = "";
        boolean isNew = false;
        boolean more = true;
        while (more) {
            if (!stamp.group().equals(message)) {
                fresh.append(isNew ? "\n" : "");
                message = stamp.group();
                isNew = count(stamp.group(1));
            }
            int text = stamp.end();
            more = stamp.find();
            if (isNew) {
                fresh.append(line, text, more ? stamp.start() : line.length());
            }
        }
        return afterTheLast(fresh.toString());
    }

    private String afterTheLast(String fresh) {
        if (fresh.isEmpty()) {
            return fresh;
        }
        String whole = unterminated ? "\n" + fresh : fresh;
        unterminated = !fresh.endsWith("\n");
        return whole;
    }

    /** Counts a message, and says whether it has not been written yet. */
    private boolean count(String itsSecond) {
        int order = itsSecond.compareTo(second);
        if (order >= 0 && toSkip > 0) {
            toSkip--;
            return false;
        }
        if (order > 0) {
            second = itsSecond;
            writtenOfSecond = 1;
        } else if (order == 0) {
            writtenOfSecond++;
        }
        return true;
    }
}

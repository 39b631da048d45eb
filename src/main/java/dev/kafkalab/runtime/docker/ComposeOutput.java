package dev.kafkalab.runtime.docker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.kafkalab.runtime.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.ComposeContainer;

/**
 * What {@code docker compose} says while Testcontainers runs it. Testcontainers passes it on to a logger and nowhere
 * else, so that is where it is picked up: a failure is told in Compose's own words, and a long build shows that it lives.
 */
final class ComposeOutput extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String LOGGER = "tc." + ComposeContainer.COMPOSE_EXECUTABLE;
    private static final int LAST = 200;
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private final Deque<String> lines = new ArrayDeque<>();
    private final Progress progress;
    private long nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();

    private ComposeOutput(Progress progress) {
        this.progress = progress;
    }

    /** Listens until it is closed; where logging is not Logback's, hears nothing. */
    static ComposeOutput capture(Progress progress) {
        ComposeOutput output = new ComposeOutput(progress);
        if (LoggerFactory.getLogger(LOGGER) instanceof Logger logger) {
            output.setContext(logger.getLoggerContext());
            output.start();
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
            logger.addAppender(output);
        }
        return output;
    }

    /** What has been said, the last lines of it. */
    List<String> heard() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getFormattedMessage().strip();
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > LAST) {
                lines.removeFirst();
            }
        }
        if (System.nanoTime() > nextReport && !line.isEmpty()) {
            nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();
            progress.report("docker compose: " + line);
        }
    }

    @Override
    public void close() {
        if (LoggerFactory.getLogger(LOGGER) instanceof Logger logger) {
            logger.detachAppender(this);
        }
        stop();
    }
}

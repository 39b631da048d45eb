package dev.kafkalab.report;

import dev.kafkalab.console.Console;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the record of a run as it happens, and the pages when it ends. A run that is interrupted leaves its pages too; one
 * that is killed leaves the record.
 *
 * <p>Nothing that goes wrong here changes the run's verdict: it is told in a line.
 */
public final class ReportPlugin implements ConcurrentEventListener {

    private final Path folder;
    private final Thread atExit = new Thread(this::interrupted, "report-at-exit");
    private RecordWriter writer;
    private boolean ended;

    /** Into {@code reports}. */
    public ReportPlugin() {
        this("reports");
    }

    /** Into that folder: in Cucumber's configuration, what follows the plugin's name and a colon. */
    public ReportPlugin(String folder) {
        this.folder = Path.of(folder);
    }

    @Override
    public void setEventPublisher(EventPublisher events) {
        events.registerHandlerFor(Envelope.class, this::write);
    }

    private synchronized void write(Envelope message) {
        if (ended) {
            return;
        }
        try {
            if (writer == null) {
                begin();
            }
            writer.write(message);
            if (message.getTestRunStarted().isPresent()) {
                writer.write(Envelope.of(HostFacts.now()
                        .asAttachment(message.getTestRunStarted().get().getTimestamp())));
            }
        } catch (IOException e) {
            ended = true;
            Console.standard().line("The record of this run could not be written: " + e);
        }
        if (message.getTestRunFinished().isPresent() && !ended) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            end();
        }
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        // The last run's page is not this run's.
        Files.deleteIfExists(folder.resolve(Reports.INDEX));
        writer = new RecordWriter(folder.resolve(Reports.RECORD));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private synchronized void interrupted() {
        if (!ended) {
            end();
        }
    }

    private void end() {
        ended = true;
        try {
            writer.close();
            Path page = Reports.write(writer.file(), folder);
            Console.standard().line("The page: " + page.toAbsolutePath().toUri());
        } catch (IOException | RuntimeException e) {
            Console.standard().line("The page of this run could not be made: " + e);
        }
    }
}

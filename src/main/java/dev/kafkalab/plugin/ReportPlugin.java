package dev.kafkalab.plugin;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.catalogue.EmptyOutlines;
import dev.kafkalab.catalogue.Features;
import dev.kafkalab.console.Console;
import dev.kafkalab.console.Summary;
import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.grade.Gradebook;
import dev.kafkalab.report.PageNames;
import dev.kafkalab.report.Reports;
import dev.kafkalab.report.StepsPage;
import dev.kafkalab.report.history.History;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.run.LabRun;
import dev.kafkalab.support.ShutdownHook;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Writes the record of a run as it happens. When it ends, sums it up on the console, and writes the grade and the
 * pages: all of them from the record as it reads back, so that they cannot disagree. A run that is interrupted leaves
 * them too; one that is killed leaves the record.
 *
 * <p>Nothing that goes wrong here changes the run's verdict: it is told in a line.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ReportPlugin implements ConcurrentEventListener {

    private static final Path FEATURES = Path.of("features");

    private final Path folder;
    private final ShutdownHook atExit = new ShutdownHook("report-at-exit", this::interrupted);
    private final LabRun run = LabRun.current();
    private final Console console = run.console();
    private final Set<URI> told = new HashSet<>();
    private RecordWriter writer;
    private boolean ended;

    /** Into the folder that {@code -Dlab.reports} names, {@code reports} unless it does. */
    public ReportPlugin() {
        this(LabRun.current().settings().reports().toString());
    }

    /** Into that folder: in Cucumber's configuration, what follows the plugin's name and a colon. */
    public ReportPlugin(String folder) {
        this.folder = Path.of(folder);
    }

    @Override
    public void setEventPublisher(EventPublisher events) {
        events.registerHandlerFor(Envelope.class, this::write);
        events.registerHandlerFor(
                Envelope.class, message -> GlueClass.of(message).ifPresent(run.definedSteps()::add));
    }

    private synchronized void write(Envelope message) {
        if (ended) {
            return;
        }
        try {
            if (writer == null) {
                begin();
            }
            if (message.getTestRunFinished().isPresent()) {
                writeLeftOut();
            }
            writer.write(message);
            message.getGherkinDocument()
                    .flatMap(GherkinDocument::getUri)
                    .map(URI::create)
                    .ifPresent(told::add);
            if (message.getTestRunStarted().isPresent()) {
                writer.write(Envelope.of(HostFacts.now()
                        .asAttachment(message.getTestRunStarted().get().getTimestamp())));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            ended = true;
            console.line("The record of this run could not be written: " + e);
        }
        if (message.getTestRunFinished().isPresent() && !ended) {
            atExit.remove();
            end();
            writeSteps();
        }
    }

    /** Features that cannot be run, of which Cucumber tells nothing: the record is to show them. */
    private void writeLeftOut() throws IOException {
        for (FeatureText feature : EmptyOutlines.leftOut(told, HostFacts.features())) {
            Optional<GherkinDocument> document = FeatureReader.document(feature.file());
            if (document.isPresent()) {
                writer.write(Envelope.of(document.get()));
            }
        }
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        // The last run's pages and grade are not this run's.
        Reports.delete(folder);
        Gradebook.delete(folder);
        writer = new RecordWriter(folder.resolve(Reports.RECORD));
        atExit.add();
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
            Run run = Results.read(writer.file());
            Summary.tell(run, console);
            Gradebook.write(run, folder);
            History.add(run, folder);
            Path page = Reports.write(run, folder);
            console.line("The page: " + page.toAbsolutePath().toUri());
        } catch (IOException | RuntimeException e) {
            console.line("What this run leaves could not all be written: " + e);
        }
    }

    /** The examples come from the features that are there. */
    private void writeSteps() {
        try {
            List<Path> features = Stream.of(FEATURES).filter(Files::isDirectory).toList();
            StepsPage.write(
                    Catalogue.of(run.definedSteps().vocabulary(), Features.read(features)),
                    folder.resolve(PageNames.STEPS));
        } catch (IOException | RuntimeException e) {
            console.line("The page of the steps could not be made: " + e);
        }
    }
}

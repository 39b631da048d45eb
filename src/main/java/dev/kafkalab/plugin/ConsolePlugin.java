package dev.kafkalab.plugin;

import dev.kafkalab.console.Console;
import dev.kafkalab.console.Narrator;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.json.EvidenceJson;
import dev.kafkalab.results.Preparation;
import dev.kafkalab.run.LabRun;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestStepFinished;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Tells what a run does while it does it: one line a step. {@link dev.kafkalab.console.Summary} says what it came to.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ConsolePlugin implements ConcurrentEventListener {

    private final Preparation preparation = new Preparation();
    private final Narrator narrator;

    /** Made by Cucumber. */
    public ConsolePlugin() {
        this(LabRun.current().console());
    }

    ConsolePlugin(Console console) {
        narrator = new Narrator(console, preparation);
    }

    @Override
    public void setEventPublisher(EventPublisher events) {
        events.registerHandlerFor(Envelope.class, preparation::add);
        events.registerHandlerFor(TestSourceParsed.class, this::parsed);
        events.registerHandlerFor(TestCaseStarted.class, event -> narrator.scenarioStarted(event.getTestCase()));
        events.registerHandlerFor(EmbedEvent.class, event -> evidence(event)
                .ifPresent(evidence -> narrator.left(event.getTestCase(), evidence)));
        events.registerHandlerFor(
                TestStepFinished.class,
                event -> narrator.stepFinished(event.getTestCase(), event.getTestStep(), event.getResult()));
        events.registerHandlerFor(TestCaseFinished.class, event -> narrator.scenarioFinished(event.getTestCase()));
    }

    private void parsed(TestSourceParsed event) {
        event.getNodes().stream()
                .filter(Node.Feature.class::isInstance)
                .findFirst()
                .flatMap(Node::getName)
                .ifPresent(name -> narrator.stage(event.getUri(), name));
    }

    private static Optional<Evidence> evidence(EmbedEvent event) {
        if (!event.getMediaType().equals(Evidence.MEDIA_TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(EvidenceJson.read(new String(event.getData(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}

package dev.kafkalab.plugin;

import dev.kafkalab.catalogue.EmptyOutlines;
import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import dev.kafkalab.run.LabRun;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Fails a run that proves nothing: one that ran no scenario, however green it looks, one with an outline of which
 * nothing could be run, and with {@code -Dlab.strict=true} one in which a scenario was not verified.
 *
 * <p>To be the last plugin: what it throws ends the run, so every other has to have heard of the end before.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ProofPlugin implements ConcurrentEventListener {

    private final LabRun lab = LabRun.current();
    private final Map<URI, Integer> asked = new ConcurrentHashMap<>();
    private final Map<URI, Integer> begun = new ConcurrentHashMap<>();
    private final AtomicInteger run = new AtomicInteger();
    private final AtomicInteger notVerified = new AtomicInteger();

    @Override
    public void setEventPublisher(EventPublisher events) {
        events.registerHandlerFor(TestCaseFinished.class, this::count);
        // Not Cucumber's TestRunFinished: that comes before this last message, and an exception there would keep it
        // back.
        events.registerHandlerFor(Envelope.class, message -> {
            message.getGherkinDocument()
                    .flatMap(GherkinDocument::getUri)
                    .map(URI::create)
                    .ifPresent(uri -> asked.merge(uri, 0, Integer::sum));
            message.getPickle()
                    .filter(pickle -> askedFor(tags(pickle)))
                    .ifPresent(pickle -> asked.merge(URI.create(pickle.getUri()), 1, Integer::sum));
            if (message.getTestRunFinished().isPresent()) {
                lab.end();
                judge();
            }
        });
    }

    private void count(TestCaseFinished scenario) {
        run.incrementAndGet();
        begun.merge(scenario.getTestCase().getUri(), 1, Integer::sum);
        Status status = scenario.getResult().getStatus();
        boolean withoutSteps =
                scenario.getTestCase().getTestSteps().stream().noneMatch(PickleStepTestStep.class::isInstance);
        if (withoutSteps || Verdict.ofStep(status.name(), Optional.empty()) == Verdict.NOT_VERIFIED) {
            notVerified.incrementAndGet();
        }
    }

    /** Of a feature of which less was run than its tags ask for, single scenarios were chosen in another way. */
    private List<String> emptyOutlines() {
        Stream<FeatureText> whole = asked.entrySet().stream()
                .filter(feature -> feature.getValue() <= begun.getOrDefault(feature.getKey(), 0))
                .map(Map.Entry::getKey)
                .map(FeatureReader::read);
        Stream<FeatureText> leftOut = EmptyOutlines.leftOut(asked.keySet(), HostFacts.features()).stream();
        return EmptyOutlines.of(Stream.concat(whole, leftOut).toList(), ProofPlugin::askedFor);
    }

    private static boolean askedFor(List<String> tags) {
        return HostFacts.now().selects(new Tags(tags));
    }

    private static List<String> tags(Pickle pickle) {
        return pickle.getTags().stream().map(PickleTag::getName).toList();
    }

    private void judge() {
        List<String> emptyOutlines = emptyOutlines();
        if (!emptyOutlines.isEmpty()) {
            throw new NothingProvedException(String.join(System.lineSeparator(), emptyOutlines));
        }
        if (run.get() == 0) {
            throw new NothingProvedException(
                    "No scenario was run. Does the tag filter (cucumber.filter.tags) match any, and does features/ hold one?");
        }
        if (lab.settings().strict() && notVerified.get() > 0) {
            throw new NothingProvedException(
                    "%d of %d scenarios were not verified, and lab.strict=true asks for all of them"
                            .formatted(notVerified.get(), run.get()));
        }
    }

    /** Ends the run. */
    private static final class NothingProvedException extends RuntimeException {
        private NothingProvedException(String message) {
            super(message);
        }
    }
}

package dev.kafkalab.plugin;

import dev.kafkalab.results.Verdict;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fails a run that proves nothing: one that ran no scenario, however green it looks, and with {@code -Dlab.strict=true} one
 * in which a scenario was not verified.
 *
 * <p>To be the last plugin: what it throws ends the run, so every other has to have heard of the end before.
 */
public final class ProofPlugin implements ConcurrentEventListener {

    private final boolean strict;
    private final AtomicInteger run = new AtomicInteger();
    private final AtomicInteger notVerified = new AtomicInteger();

    /** Made by Cucumber. */
    public ProofPlugin() {
        this(Boolean.getBoolean("lab.strict"));
    }

    ProofPlugin(boolean strict) {
        this.strict = strict;
    }

    @Override
    public void setEventPublisher(EventPublisher events) {
        events.registerHandlerFor(TestCaseFinished.class, this::count);
        // Not Cucumber's TestRunFinished: that comes before this last message, and an exception there would keep it
        // back.
        events.registerHandlerFor(Envelope.class, message -> {
            if (message.getTestRunFinished().isPresent()) {
                judge();
            }
        });
    }

    private void count(TestCaseFinished scenario) {
        run.incrementAndGet();
        Status status = scenario.getResult().getStatus();
        boolean withoutSteps =
                scenario.getTestCase().getTestSteps().stream().noneMatch(PickleStepTestStep.class::isInstance);
        if (withoutSteps || Verdict.ofStep(status.name(), Optional.empty()) == Verdict.NOT_VERIFIED) {
            notVerified.incrementAndGet();
        }
    }

    private void judge() {
        if (run.get() == 0) {
            throw new NothingProvedException(
                    "No scenario was run. Does the tag filter (cucumber.filter.tags) match any, and does features/ hold one?");
        }
        if (strict && notVerified.get() > 0) {
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

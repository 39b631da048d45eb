package dev.kafkalab.results;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText.Kind;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which steps of a run prepare something: those that stand under a {@code Given}, whatever their phrase. Gherkin lets
 * an author write a phrase of {@code When} or {@code Then} there; that it goes wrong is an error of the lab and no
 * failed promise. Safe for use by several threads.
 */
public final class Preparation {

    private final Set<String> pickleSteps = ConcurrentHashMap.newKeySet();
    private final Set<String> testSteps = ConcurrentHashMap.newKeySet();

    /** Takes a message of the run in; a step has to be asked about after those that tell of its scenario. */
    public void add(Envelope message) {
        message.getPickle().ifPresent(this::add);
        message.getTestCase().ifPresent(this::add);
    }

    private void add(Pickle pickle) {
        List<Kind> kinds = FeatureReader.kinds(pickle);
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) == Kind.GIVEN) {
                pickleSteps.add(pickle.getSteps().get(i).getId());
            }
        }
    }

    private void add(TestCase scenario) {
        scenario.getTestSteps().stream()
                .filter(step ->
                        step.getPickleStepId().filter(pickleSteps::contains).isPresent())
                .map(TestStep::getId)
                .forEach(testSteps::add);
    }

    /**
     * The verdict on a step, by its place.
     *
     * @param testStep the id of the step of the run
     * @param own what its phrase makes of what was thrown
     */
    public Verdict judge(String testStep, Verdict own) {
        return own == Verdict.FAILED && testSteps.contains(testStep) ? Verdict.ERROR : own;
    }
}

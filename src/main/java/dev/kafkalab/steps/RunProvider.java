package dev.kafkalab.steps;

import dev.kafkalab.run.LabRun;
import io.cucumber.picocontainer.CucumberPicoProvider;
import org.picocontainer.injectors.Provider;

/** Gives the run that goes on to whatever a scenario is made of. */
@CucumberPicoProvider
public final class RunProvider implements Provider {

    /** Called by the object factory. */
    public LabRun provide() {
        return LabRun.current();
    }
}

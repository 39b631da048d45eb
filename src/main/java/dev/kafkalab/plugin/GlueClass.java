package dev.kafkalab.plugin;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.JavaMethod;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.StepDefinition;
import java.util.Optional;

/** The class in which Cucumber has found a step or a kind of parameter, as its messages name it. */
final class GlueClass {

    private GlueClass() {}

    /** Empty if the message is about something else. */
    static Optional<Class<?>> of(Envelope message) {
        return message.getStepDefinition()
                .map(StepDefinition::getSourceReference)
                .or(() -> message.getParameterType().flatMap(ParameterType::getSourceReference))
                .flatMap(SourceReference::getJavaMethod)
                .map(JavaMethod::getClassName)
                .flatMap(GlueClass::load);
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException elsewhere) {
            return Optional.empty();
        }
    }
}

package dev.kafkalab.compose;

import java.util.Optional;

/** How many containers a service stands for: {@code scale}, or else {@code deploy.replicas}. */
final class Replicas {

    private Replicas() {}

    /**
     * Refuses what Compose does ({@code checkConsistency} in {@code loader/validate.go} of compose-go): two different
     * numbers, and one name for several containers.
     */
    static void check(String name, Attributes service) {
        Optional<Yaml> scale = service.value("scale");
        Optional<Yaml> replicas = service.mapping("deploy").value("replicas");
        if (scale.isPresent()
                && replicas.isPresent()
                && !service.number("scale").equals(service.mapping("deploy").number("replicas"))) {
            throw new ComposeException(
                    scale.get().position(),
                    "'%s' has different numbers as scale and as deploy.replicas".formatted(name),
                    "keep one of the two");
        }
        if (of(service) > 1) {
            service.scalar("container_name").ifPresent(container -> {
                throw new ComposeException(
                        scale.or(() -> replicas).orElseThrow().position(),
                        "'%s' is to run %d times, and all of these containers cannot have the name '%s'"
                                .formatted(name, of(service), container.text()),
                        "drop the container_name, or write a service of its own for each");
            });
        }
    }

    static int of(Attributes service) {
        return service.number("scale")
                .or(() -> service.mapping("deploy").number("replicas"))
                .orElse(1);
    }
}

package dev.kafkalab.compose;

/** How many containers a service stands for: {@code scale}, or else {@code deploy.replicas}. */
final class Replicas {

    private Replicas() {}

    static int of(Attributes service) {
        return service.number("scale")
                .or(() -> service.mapping("deploy").number("replicas"))
                .orElse(1);
    }
}

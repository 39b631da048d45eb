package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.Image;

/** Bitnami's {@code KAFKA_CFG_} names on another publisher's image, where they configure nothing. */
final class BitnamiNames {

    private BitnamiNames() {}

    static void areIgnored(Requirements requirements, Environment environment, Image image) {
        environment
                .startingWith("KAFKA_CFG_")
                .map(EnvironmentVariable::name)
                .findFirst()
                .ifPresent(first -> requirements.wrong(
                        "%s is Bitnami's way to name a setting: %s makes an unknown property of it and ignores it."
                                .formatted(first, image),
                        "write %s instead, and so on for every KAFKA_CFG_ name."
                                .formatted(first.replaceFirst("CFG_", "")),
                        first));
    }
}

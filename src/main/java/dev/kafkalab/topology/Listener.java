package dev.kafkalab.topology;

import java.util.Optional;

/**
 * One listener of a broker or controller.
 *
 * @param name its name, as in {@code listeners}
 * @param bind where it listens; host {@code 0.0.0.0} for every interface
 * @param advertised what clients are told to connect to; empty for a controller listener
 * @param securityProtocol what {@code listener.security.protocol.map} makes of the name
 */
public record Listener(String name, Endpoint bind, Optional<Endpoint> advertised, String securityProtocol) {}

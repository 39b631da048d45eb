package dev.kafkalab.results;

/**
 * What was thrown.
 *
 * @param type its class name
 * @param message its message, or empty
 * @param stackTrace where from, or empty
 */
public record Failure(String type, String message, String stackTrace) {}

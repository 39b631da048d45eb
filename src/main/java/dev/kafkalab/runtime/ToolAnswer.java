package dev.kafkalab.runtime;

import java.util.OptionalInt;

/**
 * What a tool has said.
 *
 * @param exitCode empty if it had not ended by itself when its time was up
 * @param output of both of its outputs, as they came
 */
public record ToolAnswer(OptionalInt exitCode, String output) {}

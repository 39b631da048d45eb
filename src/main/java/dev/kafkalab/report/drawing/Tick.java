package dev.kafkalab.report.drawing;

/**
 * A tick of an axis.
 *
 * @param x its place
 * @param text its number and unit
 */
public record Tick(int x, String text) {}

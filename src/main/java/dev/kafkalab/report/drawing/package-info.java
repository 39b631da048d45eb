/**
 * The report's pictures: pure functions from evidence to geometry, which the templates under {@code drawing/} write
 * down as SVG. Lengths are whole CSS pixels in the drawing's own coordinates, times are seconds.
 */
package dev.kafkalab.report.drawing;
